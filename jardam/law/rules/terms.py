"""The ways in which the law counts a term. A term begins on the day after the event; what differs is which days count and where the end moves."""

import calendar as months_of
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from jardam.law.rules.calendar import ProductionCalendar, YearNotHeld
from jardam.law.rules.rulebook import RuleBook, RuleVersion

_MONTHS_A_YEAR = 12
_DAY = timedelta(days=1)


class Unit(StrEnum):
    """As data/law spells them."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    SUTKI = "sutki"  # days and nights: they end at 24:00 of the last one
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"


class Roll(StrEnum):
    """Where an end on a day off goes. UNSETTLED: the law cited does not say, so nowhere."""

    NEXT = "next_working_day"
    PREVIOUS = "previous_working_day"
    NONE = "none"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count. ``row``: where the law says so; None where it says nothing plain."""

    roll: Roll = Roll.UNSETTLED
    days_are_working: bool = False
    row: RuleVersion | None = None


@dataclass(frozen=True, slots=True)
class End:
    """Where a term ends.

    ``day``: the last day on which it is in time; ``counted``: the same before it was moved.
    ``moment``: the last minute, where the law counts hours or days and nights.
    ``had_no_such_date``: the last month has no such date, so that its last day counts.
    ``year_not_held``: no calendar of this year says whether the end would move on, so that it stays where it is.
    """

    day: date
    counted: date
    moment: datetime | None = None
    unit: Unit = Unit.CALENDAR_DAYS
    had_no_such_date: bool = False
    year_not_held: int | None = None

    @property
    def is_moved(self) -> bool:
        return self.day != self.counted


def counting_named(name: str, on: date, book: RuleBook) -> Counting:
    """The way of counting by its name in data/law, as it holds on a day; an unknown or later one settles nothing."""
    code = f"computation.{name}"
    row = next((row for row in book.periods(code) if row.holds(on)), None)
    if row is None:
        return Counting(row=next(iter(book.periods(code)), None))
    roll = Roll(row.details.get("roll", Roll.UNSETTLED))
    return Counting(roll, row.details.get("counted_days") == "working", row)


def end_of_term(start: date, length: int, unit: Unit, how: Counting, calendar: ProductionCalendar) -> End:
    """The end of a term whose event happened on ``start``.

    Units: ``length`` in ``unit``. Hours need a moment: `end_of_hours`.
    An end that would only move on stays where it is when the calendar does not hold its year: that is the safe day.
    Errors: YearNotHeld where any other working day must be known and the calendar does not hold its year;
            ValueError for a negative length; OverflowError beyond the year 9999.
    Source: Labour Code art. 14; KoAP art. 4.8; GPK art. 107, 108; KAS art. 92, 93; Labour Code art. 136 part 8.
    """
    if length < 0:
        raise ValueError("terms run forward")
    if unit is Unit.CALENDAR_DAYS and how.days_are_working:
        unit = Unit.WORKING_DAYS
    if unit is Unit.WORKING_DAYS:
        day = calendar.add_working_days(start, length)
        return End(day, day, unit=unit)
    if unit is Unit.SUTKI:
        day = start + length * _DAY
        return End(day, day, datetime.combine(day, time(23, 59)), unit)
    if unit is Unit.CALENDAR_DAYS:
        counted, is_short = start + length * _DAY, False
    else:
        counted, is_short = _months_later(start, length * (_MONTHS_A_YEAR if unit is Unit.YEARS else 1))
    end = End(counted, counted, unit=unit, had_no_such_date=is_short)
    try:
        return replace(end, day=moved(counted, how.roll, calendar))
    except YearNotHeld as error:
        if how.roll is not Roll.NEXT:
            raise
        return replace(end, year_not_held=error.year)


def end_of_hours(start: datetime, length: int) -> End:
    """Hours are counted from the minute on, by night and on days off."""
    moment = start + timedelta(hours=length)
    return End(moment.date(), moment.date(), moment, Unit.HOURS)


def moved(day: date, roll: Roll, calendar: ProductionCalendar) -> date:
    """Errors: YearNotHeld."""
    if roll is Roll.NEXT:
        return calendar.first_working(day)
    return calendar.last_working(day) if roll is Roll.PREVIOUS else day


def may_be_off(day: date, calendar: ProductionCalendar) -> bool:
    """Whether the day is a day off, or nobody knows yet."""
    try:
        return not calendar.is_working(day)
    except YearNotHeld:
        return True


def spans_of(row: RuleVersion) -> Sequence[tuple[date, date]]:
    """The spans of days that a row lists."""
    listed = row.details.get("spans", ())
    return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in listed]


def _months_later(start: date, count: int) -> tuple[date, bool]:
    """The same date so many months later, and whether the last day of the month had to stand in for it."""
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + count, _MONTHS_A_YEAR)
    length = months_of.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, length)), start.day > length
