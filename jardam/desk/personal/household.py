"""Who lives with a person or depends on them: what one fills in, and how it is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres.models import User
from jardam.desk.identity import LONGEST_LINE
from jardam.desk.personal.guardians import named, role_word
from jardam.people.choices import household_roles
from jardam.people.models import HouseholdMember, Person
from jardam.people.rules.ages import OLDEST, Ages
from jardam.people.rules.household import Member
from jardam.ui.codes import CodeField


def row_field() -> forms.UUIDField:
    """Drawn by the page, so that a form sent twice is written once."""
    broken = dict.fromkeys(("required", "invalid"), gettext_lazy("The page is broken. Reload it."))
    return forms.UUIDField(widget=forms.HiddenInput, error_messages=broken)


class MemberForm(forms.Form):
    """Just a role is enough."""

    row = row_field()
    role = CodeField(
        lambda: [("", gettext_lazy("choose")), *household_roles().items()],
        label=gettext_lazy("What they are to this person"),
        error_messages={"required": gettext_lazy("Choose what they are to this person.")},
    )
    name = forms.CharField(label=gettext_lazy("Their name"), max_length=LONGEST_LINE, required=False)
    age = forms.IntegerField(
        label=gettext_lazy("Their age in years"), min_value=0, max_value=OLDEST, required=False
    )
    known_by = forms.CharField(
        label=gettext_lazy("Their phone or document, if the centre knows them"),
        help_text=gettext_lazy("Then their own file stands beside. Looking for it is written down."),
        max_length=LONGEST_LINE,
        required=False,
    )
    lives_with = forms.BooleanField(label=gettext_lazy("They live together"), required=False)
    depends = forms.BooleanField(label=gettext_lazy("They depend on this person"), required=False)
    may_decide = forms.BooleanField(
        label=gettext_lazy(
            "They say that they decide for this person by law: parent, adoptive parent, guardian"
        ),
        required=False,
    )
    may_harm = forms.BooleanField(
        label=gettext_lazy("They may be the one who does harm: then they decide nothing here"), required=False
    )

    def member(self, today: date, known: Person | None) -> Member:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Member(
            role=filled["role"],
            name=filled["name"],
            age=filled["age"],
            told_on=today.isoformat(),
            lives_with=filled["lives_with"],
            depends=filled["depends"],
            may_decide=filled["may_decide"],
            may_harm=filled["may_harm"],
            person=str(known.pk) if known else "",
        )


@dataclass(frozen=True, slots=True)
class ShownMember:
    """``person_id``: of their own file, where they have one that is open to the reader."""

    row_id: UUID
    name: str
    role: str | Promise
    lines: Sequence[str]
    person_id: UUID | None


def shown_household(
    household: Iterable[tuple[HouseholdMember, Member]], user: User, on: date
) -> list[ShownMember]:
    """One query."""
    members = list(household)
    ids = [member.person for _row, member in members if member.person]
    known = {
        str(pk): pk
        for pk in Person.objects.open_to(user).filter(pk__in=ids, erased_on=None).values_list("pk", flat=True)
    }
    return [
        ShownMember(row.pk, named(member), role_word(member), _lines(member, on), known.get(member.person))
        for row, member in members
    ]


def _lines(member: Member, on: date) -> list[str]:
    words: list[tuple[Any, str]] = [
        (member.age is not None, _age(member.ages(on))),
        (member.lives_with, _("live together")),
        (member.depends, _("depends on this person")),
        (member.represents, _("decides for this person by law, as told")),
        (member.may_harm, _("may be the one who does harm: decides nothing here")),
    ]
    return [line for is_so, line in words if is_so]


def _age(ages: Ages | None) -> str:
    if ages is None:
        return ""
    if ages.youngest == ages.oldest:
        return _("age %(age)d") % {"age": ages.youngest}
    return _("age %(from)d or %(to)d") % {"from": ages.youngest, "to": ages.oldest}
