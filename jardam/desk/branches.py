"""The branches of a centre on the pages of the desk: what one fills in, and the choices of a filter."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.accounts import actions
from jardam.accounts.rules.branches import BranchFacts
from jardam.centres.choices import languages
from jardam.centres.models import Branch, User
from jardam.kernel.languages import Language

LONGEST_NAME = 60


class BranchForm(forms.Form):
    """What a branch is called, and which languages it answers first; only the Russian name is required."""

    name_ru = forms.CharField(label=_("Name in Russian"), max_length=LONGEST_NAME)
    name_en = forms.CharField(label=_("Name in English"), max_length=LONGEST_NAME, required=False)
    languages = forms.TypedMultipleChoiceField(
        label=_("Languages that it answers first"),
        required=False,
        coerce=Language,
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        known = [(code.value, label) for code, label in languages().items() if code is not Language.UNKNOWN]
        self.fields["languages"].choices = known  # type: ignore[attr-defined]

    @property
    def facts(self) -> BranchFacts:
        """What was filled in. Call it on a valid form."""
        filled = self.cleaned_data
        return BranchFacts(filled["name_ru"], filled["name_en"], filled["languages"])


def as_typed(branch: Branch) -> dict[str, object]:
    """What the fields of the form begin with."""
    return {
        "name_ru": branch.name_ru,
        "name_en": branch.name_en,
        "languages": branch.languages,
        "seen": actions.facts_of(branch).stamp,
    }


def turn_branch(branch: Branch, *, is_wanted: bool, by: User, at: datetime) -> None:
    """Close it or open it again. Errors: BranchNotEmpty."""
    turn = actions.reopen_branch if is_wanted else actions.close_branch
    turn(branch, by=by, at=at)


def branches_of(user: User) -> list[Branch]:
    """All branches that the centre of ``user`` ever had, by name. One query."""
    return list(Branch.objects.of_centre_of(user).order_by("name_ru", "pk"))


def branch_choices(branches: Iterable[Branch]) -> list[tuple[str, str]]:
    return [(str(branch.pk), branch.name) for branch in branches]
