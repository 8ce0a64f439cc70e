"""Forms of the desk's smaller pages: what is looked for, which days, which organisations, which colleagues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.centres import choices as centre_choices
from jardam.contacts import choices
from jardam.desk.options import any_of, any_or
from jardam.desk.regions import region_choices, town_choices
from jardam.law.choices import standings
from jardam.network.choices import fees
from jardam.people.choices import Sex
from jardam.ui.codes import CodeField


class FindForm(forms.Form):
    """One field for everything one may look for: a reference, a phone, a document, a name."""

    words = forms.CharField(
        label=_("Number of a contact, phone, document or name"), max_length=200, strip=True
    )


class PeriodForm(forms.Form):
    """A span of days, both ends included; the browser's own calendar."""

    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last = forms.DateField(
        label=pgettext_lazy("last day", "To"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        """A last day that is not said is today."""
        days: dict[str, Any] = super().clean() or {}
        first, last = days.get("first"), days.get("last") or timezone.localdate()
        if first and "last" in days and first > last:
            self.add_error("last", _("The last day lies before the first."))
        return days


class ContactFilter(PeriodForm):
    """The filter of the contact list; its address is the filter. Without branches nobody is asked for one."""

    language = CodeField(any_or(centre_choices.languages), label=_("Language"), required=False)
    topic = CodeField(any_or(centre_choices.topics), label=_("Topic"), required=False)
    channel = CodeField(any_of(choices.channels), label=_("Channel"), required=False)
    client_kind = CodeField(any_of(choices.client_kinds), label=_("Who called"), required=False)
    kind = CodeField(any_or(choices.kinds), label=_("What it was"), required=False)
    outcome = CodeField(any_or(choices.outcomes), label=_("Outcome"), required=False)
    region = CodeField(lambda: [("", _("any")), *region_choices()[1:]], label=_("Region"), required=False)
    sex = CodeField(any_of(lambda: Sex.choices), label=_("Sex"), required=False)
    branch = forms.ChoiceField(label=_("Branch"), required=False)

    def __init__(self, *args: Any, branches: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [("", pgettext_lazy("branch", "any")), *branches]
        self.has_branches = len(offered) > 1
        self.fields["branch"].choices = offered  # type: ignore[attr-defined]

    def clean_branch(self) -> UUID | None:
        chosen: str = self.cleaned_data["branch"]
        return UUID(chosen) if chosen else None


class DirectoryFilter(forms.Form):
    """Which organisations are wanted; what is left empty is not asked for."""

    region = CodeField(lambda: [("", _("any")), *region_choices()[1:]], label=_("Region"), required=False)
    language = CodeField(any_or(centre_choices.languages), label=_("Language"), required=False)
    topic = CodeField(any_or(centre_choices.topics), label=_("Topic"), required=False)
    fee = CodeField(any_or(fees), label=_("Fee"), required=False)
    words = forms.CharField(label=_("What they do or are called"), max_length=200, required=False)
    town = CodeField(lambda: [("", _("any")), *town_choices()], label=_("Near which town"), required=False)
    within = CodeField(
        lambda: [
            (value, _("up to %(km)s km") % {"km": km})
            for value, km in (("", "100"), ("10", "10"), ("30", "30"), ("300", "300"))
        ],
        label=_("How far"),
        required=False,
    )
    takes = forms.BooleanField(label=_("Only those who take people now"), required=False)
    is_open = forms.BooleanField(label=_("Only where one is open now"), required=False)
    contact = forms.UUIDField(widget=forms.HiddenInput, required=False)


class GroundFilter(forms.Form):
    """Which rows of the law are wanted; the regions are those that the law itself differs by."""

    words = forms.CharField(label=_("Find in the law"), max_length=200, required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    block = CodeField(any_or(centre_choices.blocks), label=_("Subject"), required=False)
    standing = CodeField(any_or(standings), label=_("How well checked"), required=False)

    def __init__(self, *args: Any, regions: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["region"].choices = [("", _("any")), *regions]  # type: ignore[attr-defined]


class OpenersForm(forms.Form):
    """The people to whom alone a file stays open."""

    openers = forms.MultipleChoiceField(label=_("Who may open it"))

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["openers"].choices = list(people)  # type: ignore[attr-defined]


class ColleagueForm(forms.Form):
    """One colleague out of those who can be meant."""

    colleague = forms.ChoiceField(label=_("Colleague"))

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].choices = [("", _("choose")), *people]  # type: ignore[attr-defined]
