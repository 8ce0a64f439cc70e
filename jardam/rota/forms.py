"""What one fills in for the rota. Hours are the centre's wall clock, on a grid of half an hour."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jardam.centres.choices import languages, topics
from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.rota.choices import AbsenceKind, ShiftState, courses
from jardam.rota.rules.courses import Course, topics_of
from jardam.rota.rules.demand import Demand
from jardam.rota.rules.spans import Span, midnight

CLOCK = [(f"{n // 2:02}:{n % 2 * 30:02}",) * 2 for n in range(48)]
LONGEST_AWAY = timedelta(days=366)
FARTHEST = timedelta(
    days=366
)  # of a shift, from today: beyond it somebody mistyped, and the calendar ends somewhere


def _day() -> forms.DateField:
    return forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class AssignForm(forms.Form):
    """Who works from when to when. An end that is not after the beginning is on the next day."""

    user = forms.ChoiceField(label=_("Who"))
    day = _day()
    start = forms.ChoiceField(label=_("From"), choices=CLOCK, initial="08:00")
    end = forms.ChoiceField(label=_("To"), choices=CLOCK, initial="20:00")
    state = forms.ChoiceField(
        label=_("How"),
        widget=forms.RadioSelect,
        initial=ShiftState.ASKED,
        choices=[
            (ShiftState.ASKED, _("Ask them: it counts when they say yes")),
            (ShiftState.CONFIRMED, _("Agreed already: it counts at once")),
            (ShiftState.PLANNED, _("Only plan it: ask later")),
        ],
    )
    anyway = forms.BooleanField(required=False)

    def __init__(self, staff: Iterable[tuple[User, str]], zone: ZoneInfo, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        known = list(staff)
        self.zone = zone
        self.users = {str(user.pk): user for user, _name in known}
        self.fields["user"].choices = [(str(user.pk), name) for user, name in known]  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if abs(day - timezone.localdate(timezone=self.zone)) > FARTHEST:
            raise forms.ValidationError(_("Choose a day within a year."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"day", "start", "end"} <= cleaned.keys():
            try:
                cleaned["span"] = span_of(cleaned["day"], cleaned["start"], cleaned["end"], self.zone)
            except (ValueError, OverflowError):
                self.add_error("start", _("There is no such hour on that day: the clocks are moved."))
        return cleaned

    @property
    def chosen(self) -> User:
        return self.users[self.cleaned_data["user"]]


def span_of(day: date, start: str, end: str, zone: ZoneInfo) -> Span:
    """Wall-clock words as real time. Errors: ValueError, where nothing is left of it when the clocks are moved."""
    first, last = time.fromisoformat(start), time.fromisoformat(end)
    last_day = day if last > first else day + timedelta(days=1)
    return Span(datetime.combine(day, first, zone), datetime.combine(last_day, last, zone))


class AbsenceForm(forms.Form):
    """From now until the end of a day."""

    user = forms.UUIDField(required=False)
    kind = forms.ChoiceField(label=_("Why"), choices=AbsenceKind.choices, initial=AbsenceKind.SICK)
    until = forms.DateField(
        label=_("Last day away"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, now: datetime, zone: ZoneInfo, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.now, self.zone = now, zone

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = self.now.astimezone(self.zone).date()
        if not today <= until <= today + LONGEST_AWAY:
            raise forms.ValidationError(_("Choose a day from today on, at most a year ahead."))
        return until

    @property
    def span(self) -> Span:
        return Span(self.now, midnight(self.cleaned_data["until"] + timedelta(days=1), self.zone))


class TrainingForm(forms.Form):
    user = forms.ChoiceField(label=_("Who"))
    course = forms.ChoiceField(label=_("Course"))
    passed_on = forms.DateField(
        label=_("Passed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    expires_on = forms.DateField(
        label=_("Holds until"),
        required=False,
        help_text=_("Empty: it does not expire."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        required=False,
        help_text=_("None chosen: all topics of the course."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, staff: Iterable[tuple[User, str]], *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        known = list(staff)
        self.users = {str(user.pk): user for user, _name in known}
        self.fields["user"].choices = [(str(user.pk), name) for user, name in known]  # type: ignore[attr-defined]
        self.fields["course"].choices = list(courses().items())  # type: ignore[attr-defined]
        self.fields["topics"].choices = list(topics().items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        passed_on, expires_on = cleaned.get("passed_on"), cleaned.get("expires_on")
        if passed_on and expires_on and expires_on <= passed_on:
            self.add_error("expires_on", _("It holds until a day after it was passed."))
        return cleaned

    @property
    def chosen(self) -> User:
        return self.users[self.cleaned_data["user"]]

    @property
    def chosen_topics(self) -> list[str]:
        return self.cleaned_data["topics"] or list(topics_of(Course(self.cleaned_data["course"])))


class HandoverForm(forms.Form):
    text = forms.CharField(
        label=_("What must the next shift know?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Who waits for what, what is broken, which language is missing. Names and numbers stay in contacts."
        ),
    )


class DemandForm(forms.Form):
    """For each language the hours of the day; nothing promised in it is one of the choices."""

    def __init__(self, demand: Demand, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for language, label in languages().items():
            if language is not Language.UNKNOWN:
                first, last = demand.hours.get(language, ("", ""))
                self._add(f"{language}_from", _("%(language)s, from") % {"language": label}, range(24), first)
                self._add(f"{language}_to", _("%(language)s, to") % {"language": label}, range(25), last)

    def _add(self, name: str, label: str, hours: range, initial: int | str) -> None:
        choices = [("", "–"), *((str(hour), f"{hour:02}:00") for hour in hours)]
        field = forms.ChoiceField(label=label, choices=choices, initial=str(initial), required=False)
        self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for language in self._languages():
            first, last = cleaned.get(f"{language}_from"), cleaned.get(f"{language}_to")
            if bool(first) != bool(last) or (first and first == last):
                self.add_error(f"{language}_from", _("Choose two different hours, or neither."))
        return cleaned

    @property
    def hours(self) -> Mapping[Language, tuple[int, int]]:
        cleaned = self.cleaned_data
        return {
            language: (int(cleaned[f"{language}_from"]), int(cleaned[f"{language}_to"]))
            for language in self._languages()
            if cleaned[f"{language}_from"]
        }

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"{language}_from"], self[f"{language}_to"]) for language in self._languages()]

    def _languages(self) -> list[Language]:
        return [language for language in languages() if language is not Language.UNKNOWN]
