"""The lines of the head's page: advisers with their week, closed days, and the holidays that come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.centres.models import Centre, User
from jardam.reception import choices
from jardam.reception.models import Adviser, Appointment, Closure, OpeningHours
from jardam.reception.queries import HORIZON_DAYS, Door, advisers_of, names_of_advisers
from jardam.reception.showing import language_name, place_words


@dataclass(frozen=True, slots=True)
class AdviserLine:
    """One adviser in the head's table."""

    adviser: Adviser
    name: str
    languages: str
    sex: str
    place: str
    week: Sequence[str]


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """Closed days; ``note``: what was booked on them before, and must be moved by hand."""

    closure: Closure
    who: str
    note: str


def adviser_lines(centre: Centre) -> list[AdviserLine]:
    """Those who see people first."""
    people = advisers_of(centre, only_active=False)
    names = names_of_advisers(people)
    lines = [
        AdviserLine(
            adviser=one,
            name=names[one.pk],
            languages=", ".join(language_name(code) for code in one.user.languages),
            sex=one.get_sex_display(),
            place=place_words(one),
            week=week_lines(one.hours.all()),
        )
        for one in people
    ]
    return sorted(lines, key=lambda line: (not line.adviser.is_active, line.name))


def week_lines(hours: Iterable[OpeningHours]) -> list[str]:
    """A week in few lines: neighbouring days with the same hours are one. Example: 'Mon–Fri 10:00–13:00'."""
    by_day: defaultdict[int, list[str]] = defaultdict(list)
    for entry in sorted(hours, key=lambda entry: (entry.weekday, entry.opens_minute)):
        by_day[entry.weekday].append(f"{clock(entry.opens_minute)}–{clock(entry.closes_minute)}")
    runs: list[tuple[int, int, list[str]]] = []
    for day, spans in by_day.items():
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], day, spans)
        else:
            runs.append((day, day, spans))
    return [f"{_days(first, last)} {', '.join(spans)}" for first, last, spans in runs]


def _days(first: int, last: int) -> str:
    names = [str(WEEKDAYS_ABBR[day]) for day in dict.fromkeys((first, last))]
    return "–".join(names)


def hours_words(hours: OpeningHours) -> str:
    """'Monday 10:00 to 13:00, 30 minutes each'."""
    return _("%(day)s %(opens)s to %(closes)s, %(length)d minutes each") % {
        "day": choices.weekdays()[hours.weekday],
        "opens": clock(hours.opens_minute),
        "closes": clock(hours.closes_minute),
        "length": hours.slot_minutes,
    }


def clock(minute: int) -> str:
    """Minutes since midnight as a clock shows them. Example: 1440 -> '24:00'."""
    return f"{minute // 60:02}:{minute % 60:02}"


def closure_lines(user: User, today: date) -> list[ClosureLine]:
    """Closed days from today on, with what is still booked on them. Three queries."""
    closures = list(
        Closure.objects.visible_to(user)
        .filter(last_day__gte=today)
        .select_related("adviser__user")
        .order_by("first_day", "pk")
    )
    names = names_of_advisers([one.adviser for one in closures if one.adviser])
    booked = list(
        Appointment.objects.visible_to(user)
        .promised()
        .filter(on_day__gte=today)
        .values_list("adviser_id", "on_day")
    )
    return [_closure_line(one, names.get(one.adviser_id, ""), booked) for one in closures]


def coming_holidays(door: Door, today: date) -> list[date]:
    """Public holidays within the span that can be booked."""
    days = (today + timedelta(days=step) for step in range(HORIZON_DAYS))
    return [day for day in days if door.is_holiday(day)]


def _closure_line(closure: Closure, name: str, booked: Sequence[tuple[object, date]]) -> ClosureLine:
    count = sum(
        closure.first_day <= day <= closure.last_day and closure.adviser_id in (None, adviser_id)
        for adviser_id, day in booked
    )
    note = ngettext("%(n)d is booked then", "%(n)d are booked then", count) % {"n": count} if count else ""
    return ClosureLine(closure, name or _("The whole door"), note)
