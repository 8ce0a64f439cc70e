"""What somebody worked in a month, day by day or as sums. A month of which nothing is known is no month of nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from jardam.kernel.months import Month
from jardam.law.rules.explaining import Code, Refused, Said
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.working_time import BEFORE_HOLIDAY, is_before_holiday, is_holiday

NONE = Decimal(0)
LONGEST_DAY = Decimal(24)
OVERTIME_FIRST = "wages.overtime_first"


class Rest(StrEnum):
    """Which days are off."""

    CALENDAR = "CALENDAR"  # Saturdays, Sundays and what the production calendar lists
    BY_PLAN = "BY_PLAN"  # a plan of shifts: holidays alone are paid double, unless the diary says so


class WorkSaid(Code):
    """Why a diary is none."""

    WRITTEN_TWICE = "WORK_WRITTEN_TWICE"
    TOO_LONG_A_DAY = "WORK_TOO_LONG_A_DAY"
    MORE_NIGHT_THAN_WORK = "WORK_MORE_NIGHT_THAN_WORK"
    BELOW_ZERO = "WORK_BELOW_ZERO"
    NOT_COUNTED = "WORK_NOT_COUNTED"


@dataclass(frozen=True, slots=True)
class DayWorked:
    """One day of the diary.

    Units: hours; ``night_hours`` are among ``hours``; ``units`` are pieces.
    ``is_day_off``: whether it was the person's day off; None leaves it to the calendar.
    """

    on: date
    hours: Decimal = NONE
    night_hours: Decimal = NONE
    units: Decimal = NONE
    is_day_off: bool | None = None


@dataclass(frozen=True, slots=True)
class MonthWorked:
    """The sums of one month. No hour and no piece stands in two of them, but night hours, which are among the others.

    Units: days (or shifts), hours, pieces; ``agreed`` roubles.
    ``agreed``: one sum for the whole month, where that was agreed; then nothing else is counted of it.
    """

    month: Month
    days: Decimal = NONE
    hours: Decimal = NONE
    overtime_first: Decimal = NONE
    overtime_further: Decimal = NONE
    off_days: Decimal = NONE
    off_hours: Decimal = NONE
    night_hours: Decimal = NONE
    units: Decimal = NONE
    off_units: Decimal = NONE
    agreed: Decimal | None = None


def months_worked(
    book: RuleBook, diary: Iterable[DayWorked], rest: Rest, hours_a_day: Decimal | None
) -> dict[Month, MonthWorked]:
    """The diary summed up by month; ``hours_a_day`` is after how many hours overtime begins, None where nobody knows.

    Errors: Refused, YearNotHeld, NotInForce.
    Source: Labour Code art. 99, 152, 153: hours on a day off are never overtime too.
    """
    days = sorted(diary, key=lambda day: day.on)
    _check(days)
    sums: dict[Month, dict[str, Decimal]] = {}
    for day in days:
        month = sums.setdefault(Month.of(day.on), {})
        for name, value in _sorted(book, day, rest, hours_a_day).items():
            month[name] = month.get(name, NONE) + value
    return {month: MonthWorked(month, **named) for month, named in sums.items()}


def _sorted(book: RuleBook, day: DayWorked, rest: Rest, hours_a_day: Decimal | None) -> Mapping[str, Decimal]:
    """Which sums a day goes to."""
    if _is_off(book, day, rest):
        return {
            "off_days": Decimal(1), "off_hours": day.hours, "off_units": day.units, "night_hours": day.night_hours,
        }  # fmt: skip
    limit = hours_a_day
    if limit is not None and rest is Rest.CALENDAR and is_before_holiday(book, day.on):
        limit -= book.at(BEFORE_HOLIDAY, day.on).number
    over = max(NONE, day.hours - limit) if limit is not None else NONE
    first = min(over, Decimal(book.at(OVERTIME_FIRST, day.on).details["hours"]))
    return {
        "days": Decimal(1), "hours": day.hours - over, "overtime_first": first, "overtime_further": over - first,
        "units": day.units, "night_hours": day.night_hours,
    }  # fmt: skip


def _is_off(book: RuleBook, day: DayWorked, rest: Rest) -> bool:
    if day.is_day_off is not None:
        return day.is_day_off
    if rest is Rest.BY_PLAN:
        return is_holiday(book, day.on)
    return not book.calendar.is_working(day.on)


def _check(days: list[DayWorked]) -> None:
    """Errors: Refused, for a day that cannot have been so."""
    for before, day in pairwise([None, *days]):
        if day and (code := _impossible(before, day)):
            raise Refused(Said(code, {"day": day.on}))


def _impossible(before: DayWorked | None, day: DayWorked) -> WorkSaid | None:
    if before and before.on == day.on:
        return WorkSaid.WRITTEN_TWICE
    if min(day.hours, day.night_hours, day.units) < 0:
        return WorkSaid.BELOW_ZERO
    if day.hours > LONGEST_DAY:
        return WorkSaid.TOO_LONG_A_DAY
    return WorkSaid.MORE_NIGHT_THAN_WORK if day.night_hours > day.hours else None
