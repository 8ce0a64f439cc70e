"""The clock of a complaint, in working days."""

from dataclasses import dataclass
from datetime import date, timedelta

from jardam.law.rules.calendar import ProductionCalendar, YearNotHeld

COMPLAINT_DAYS = 10
"""Working days in which a centre answers unless it decides otherwise.

The centre's own term, and never called law: the thirty days of Federal Law 59-FZ are for appeals to public bodies
and do not bind a non-governmental organisation (from memory, not checked against the act).
"""
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a term. ``is_known``: by production calendars; else years without one work from Monday to Friday."""

    day: date
    is_known: bool


def last_day(received_on: date, working_days: int, calendar: ProductionCalendar) -> LastDay:
    """The working day that is so many working days after the complaint came; that day itself is never counted.

    Units: working days of the production calendar. Example: ten from Friday 20 November 2026 end on 4 December.
    Errors: ValueError for a negative count.
    """
    try:
        return LastDay(calendar.add_working_days(received_on, working_days), is_known=True)
    except YearNotHeld:
        return LastDay(_counted_on(received_on, working_days, calendar), is_known=False)


def working_days_left(due_on: date, today: date, calendar: ProductionCalendar) -> int:
    """Working days from tomorrow to the last day; negative for those that went by since it.

    Units: working days. Example: due today: 0; due yesterday, both working days: -1.
    """
    first, last = sorted((due_on, today))
    between = [first + timedelta(days=step) for step in range(1, (last - first).days + 1)]
    count = sum(_is_working(day, calendar) for day in between)
    return count if due_on >= today else -count


def _is_working(day: date, calendar: ProductionCalendar) -> bool:
    try:
        return calendar.is_working(day)
    except YearNotHeld:
        return day.weekday() < _SATURDAY


def _counted_on(day: date, count: int, calendar: ProductionCalendar) -> date:
    """As far as the calendar goes its holidays count, as they do for the days that are left."""
    for _ in range(count):
        day += timedelta(days=1)
        while not _is_working(day, calendar):
            day += timedelta(days=1)
    return day
