"""What one fills in for the quality of one's own house."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.centres.models import User

OUTSIDE = ""


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class DebriefForm(forms.Form):
    """Whose talk was held, on which day and with whom. What was said has no field."""

    user = forms.ChoiceField(label=_("Whose"))
    held_on = day_field(_("Held on"))
    held_with = forms.ChoiceField(label=_("With whom"), required=False)

    def __init__(self, staff: Iterable[tuple[User, str]], today: date, *args: Any, **words: Any) -> None:
        """``staff``: whose debriefs may be written down. With whom: anybody of them, or somebody from outside."""
        pairs = list(staff)
        self.known = {str(user.pk): user for user, _name in pairs}
        self.today = today
        super().__init__(*args, **words)
        choices = [(str(user.pk), name) for user, name in pairs]
        self.fields["user"].choices = choices  # type: ignore[attr-defined]
        self.fields["held_with"].choices = [(OUTSIDE, _("somebody from outside")), *choices]  # type: ignore[attr-defined]
        self.fields["held_on"].initial = today

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("held_with") and cleaned.get("held_with") == cleaned.get("user"):
            self.add_error("held_with", _("A debrief is held with somebody else."))
        return cleaned

    @property
    def whose(self) -> User:
        return self.known[self.cleaned_data["user"]]

    @property
    def talked_with(self) -> User | None:
        return self.known.get(self.cleaned_data["held_with"])


class LoadTermsForm(forms.Form):
    """The centre's own numbers for its load."""

    heavy_weight = forms.IntegerField(
        label=_("A hard contact weighs as much as so many others"), min_value=1, max_value=10
    )
    debrief_after = forms.IntegerField(
        label=_("A debrief is due after so many hard contacts"), min_value=1, max_value=20
    )
    debrief_days = forms.IntegerField(label=_("within so many days"), min_value=1, max_value=31)
