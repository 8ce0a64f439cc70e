"""Terms that a centre gives itself, in working days. What the law gives is counted by the calendar itself and may fail."""

from dataclasses import dataclass
from datetime import date, timedelta

from jardam.law.rules.calendar import ProductionCalendar, YearNotHeld

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """The last day of a term. ``is_known``: every day on the way to it stands in a year that the calendar holds."""

    last: date
    is_known: bool


def own_term(day: date, working_days: int, calendar: ProductionCalendar) -> OwnTerm:
    """The working day that is so many working days after ``day``, which itself is never counted.

    Nobody is turned away because the calendar of the next year is not recorded yet: a year that is not held works
    from Monday to Friday, so that the day comes too early rather than too late, and the answer says so.
    Units: working days of the production calendar. Example: ten from Friday 20 November 2026 end on 4 December.
    Errors: ValueError for a negative count.
    """
    if working_days < 0:
        raise ValueError("terms run forward")
    last = day
    for _ in range(working_days):
        last += _DAY
        while not _is_working(last, calendar):
            last += _DAY
    return OwnTerm(last, is_counted(day, last, calendar))


def working_days_left(due_on: date, today: date, calendar: ProductionCalendar) -> int:
    """Working days from tomorrow to the last day; negative for those that went by since it.

    Units: working days, as `own_term` counts them. Example: due today: 0; due yesterday, both working days: -1.
    """
    first, last = sorted((due_on, today))
    count = sum(_is_working(first + _DAY * step, calendar) for step in range(1, (last - first).days + 1))
    return count if due_on >= today else -count


def is_counted(one: date, other: date, calendar: ProductionCalendar) -> bool:
    """Whether all days after the earlier one, to the later one, were counted by a calendar and not by weekdays."""
    first, last = sorted((one, other))
    return first == last or set(range((first + _DAY).year, last.year + 1)) <= calendar.years


def _is_working(day: date, calendar: ProductionCalendar) -> bool:
    try:
        return calendar.is_working(day)
    except YearNotHeld:
        return day.weekday() < _SATURDAY
