"""What one fills in about the team of a case, what it takes, and who stands in for whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.cases.actions import Naming, Weighed
from jardam.cases.rules.cover import DaysRefused, days_away
from jardam.centres.models import User
from jardam.desk.casework.forms import BROKEN, ColleagueFields, SeenFields, day_field, weights, words_field

NO_ABSENCE = _(
    "The last day is from the first day and from today on, and within half a year. Hand over what waits longer."
)


class JoinForm(ColleagueFields):
    text = words_field(_("What they do in it, and what they must know"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].label = _("Who works on it, too")


class PartForm(ColleagueFields):
    text = words_field(_("Why"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].label = _("Who works on it no longer")


class WeighForm(SeenFields):
    weight = forms.TypedChoiceField(
        label=_("How much of your strength it takes"),
        choices=weights,
        coerce=int,
        help_text=_("Work and distress together: whoever hands over sees what everybody carries."),
    )
    is_strategic = forms.BooleanField(
        label=_("A strategic case: others will lean on its outcome"), required=False
    )
    text = words_field(_("Why"))

    @property
    def weighed(self) -> Weighed:
        """Call it on a valid form."""
        return Weighed(self.cleaned_data["weight"], self.cleaned_data["is_strategic"])


class CoverForm(forms.Form):
    """Who is away in which days, and who looks after their cases."""

    cover_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)
    away = forms.ChoiceField(label=_("Who is away"))
    stand_in = forms.ChoiceField(label=_("Who stands in"))
    first = day_field(_("First day away"))
    last = day_field(_("Last day away"))

    def __init__(
        self,
        *args: Any,
        absent: Iterable[tuple[User, str]],
        staff: Iterable[tuple[User, str]],
        today: date,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.people: dict[str, User] = {}
        self._offer("away", absent)
        self._offer("stand_in", staff)

    def _offer(self, name: str, people: Iterable[tuple[User, str]]) -> None:
        named = list(people)
        self.people |= {str(user.pk): user for user, _name in named}
        offered = [(str(user.pk), word) for user, word in named]
        self.fields[name].choices = offered if len(offered) == 1 else [("", _("choose")), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = self.cleaned_data
        if filled.get("away") and filled.get("away") == filled.get("stand_in"):
            self.add_error("stand_in", _("Choose another colleague: nobody stands in for themselves."))
        if filled.get("first") and filled.get("last"):
            try:
                days_away(filled["first"], filled["last"], self.today)
            except DaysRefused:
                self.add_error("last", NO_ABSENCE)
        return filled

    @property
    def naming(self) -> Naming:
        """Call it on a valid form."""
        filled = self.cleaned_data
        away, stand_in = self.people[filled["away"]], self.people[filled["stand_in"]]
        return Naming(filled["cover_id"], away, stand_in, filled["first"], filled["last"])
