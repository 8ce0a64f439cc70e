"""The production calendar as one reads it: month by month, week by week, and how many days of each sort."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jardam.law.rules.calendar import DayKind, ProductionCalendar, YearNotHeld


class DaySort(StrEnum):
    """What a day is to somebody who works."""

    WORKING = "WORKING"
    WEEKEND = "WEEKEND"  # off by its weekday alone
    LISTED_OFF = "LISTED_OFF"  # off because the calendar lists it, on whatever weekday
    MOVED_WORK = "MOVED_WORK"  # a Saturday or Sunday on which people work

    @property
    def is_working(self) -> bool:
        return self in {DaySort.WORKING, DaySort.MOVED_WORK}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One month. A week has seven places; a place outside the month is None."""

    month: date  # its first day
    weeks: Sequence[Sequence[tuple[date, DaySort] | None]]
    working: int
    off: int


def sheets(calendar: ProductionCalendar, year: int) -> list[Sheet]:
    """The twelve months of a year, weeks from Monday.

    Errors: YearNotHeld.
    """
    if year not in calendar.years:
        raise YearNotHeld(year)
    return [_sheet(calendar, date(year, month, 1)) for month in range(1, 13)]


def sort_of(calendar: ProductionCalendar, day: date) -> DaySort:
    """Errors: YearNotHeld."""
    is_working = calendar.is_working(day)
    kind = calendar.days.get(day)
    if kind is DayKind.HOLIDAY:
        return DaySort.LISTED_OFF
    if kind is DayKind.WORKING_WEEKEND:
        return DaySort.MOVED_WORK
    return DaySort.WORKING if is_working else DaySort.WEEKEND


def _sheet(calendar: ProductionCalendar, first: date) -> Sheet:
    weeks = [
        [(day, sort_of(calendar, day)) if day.month == first.month else None for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    days = [place[1] for week in weeks for place in week if place]
    working = sum(sort.is_working for sort in days)
    return Sheet(first, weeks, working, len(days) - working)
