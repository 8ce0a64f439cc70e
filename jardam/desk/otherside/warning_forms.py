"""What one fills in about a warning, and what one asks when somebody names an employer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.desk.casework.forms import BROKEN, day_field
from jardam.parties.actions import LONGEST_NAME, LONGEST_WORDS
from jardam.parties.actions.warnings import Grounds
from jardam.parties.choices import evidence, outcome_choices, troubles
from jardam.parties.rules.warnings import Evidence, Outcome, Trouble
from jardam.ui.codes import CodeField, CodesField


class CheckForm(forms.Form):
    """Whom somebody names: an employer, a foreman, a telephone, a tax number, a car."""

    words = forms.CharField(
        label=gettext_lazy("Employer, foreman, telephone, tax number or car"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("As it is heard, in any letters. Nothing of it is kept."),
    )


class SeenWarning(forms.Form):
    """Which state of the warning was read, so that nobody overwrites what they have not seen."""

    seen = forms.IntegerField(min_value=1, max_value=10**6, widget=forms.HiddenInput, error_messages=BROKEN)


def _troubles(**options: Any) -> CodesField:
    return CodesField(
        lambda: [(one.value, word) for one, word in troubles().items()],
        label=gettext_lazy("What others had there"),
        widget=forms.CheckboxSelectMultiple,
        **options,
    )


class GroundsForm(forms.Form):
    """What is said, and on what it rests: by kind, so that no word leads to anybody."""

    troubles = _troubles()
    evidence = CodesField(
        lambda: [(one.value, word) for one, word in evidence().items()],
        label=gettext_lazy("On what it rests"),
        widget=forms.CheckboxSelectMultiple,
    )

    @property
    def grounds(self) -> Grounds:
        """Call it on a valid form."""
        said = self.cleaned_data
        return Grounds(
            [Trouble(one) for one in said["troubles"]], [Evidence(one) for one in said["evidence"]]
        )


class RenewForm(SeenWarning, GroundsForm):
    """Somebody has looked again."""


class ReplyForm(SeenWarning):
    """What the other side answers."""

    words = forms.CharField(
        label=gettext_lazy("What the other side answers"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("It is shown beside the warning. Leave out by whom they were told of it."),
    )
    day = day_field(gettext_lazy("On which day they answered"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not date(2000, 1, 1) <= day <= self.today:
            raise forms.ValidationError(_("Choose the day of the answer: today or earlier."))
        return day


class AppealForm(SeenWarning):
    """Why the other side says that it is wrong."""

    words = forms.CharField(
        label=gettext_lazy("What the other side disputes"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
    )


class DecideForm(SeenWarning):
    """What a second person decides."""

    outcome = CodeField(outcome_choices, label=gettext_lazy("What is decided"), widget=forms.RadioSelect)
    troubles = _troubles(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == Outcome.CHANGED and not cleaned.get("troubles"):
            self.add_error("troubles", _("Say what the warning says from now on."))
        return cleaned

    @property
    def decided(self) -> tuple[Outcome, list[Trouble]]:
        """Call it on a valid form."""
        said = self.cleaned_data
        return Outcome(said["outcome"]), [Trouble(one) for one in said["troubles"]]
