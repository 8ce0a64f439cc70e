"""How long people work by the law: the norm of a month in days and hours, holidays, and days before them that are shorter."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jardam.kernel.months import Month
from jardam.law.rules.rulebook import RuleBook, RuleVersion

WEEK, HOLIDAYS, BEFORE_HOLIDAY = "wages.week_hours", "wages.holidays", "wages.before_holiday"


@dataclass(frozen=True, slots=True)
class Norm:
    """What a month of the ordinary week of five days holds."""

    month: Month
    days: int
    hours: Decimal
    rows: tuple[RuleVersion, ...]


def norm_of(book: RuleBook, month: Month) -> Norm:
    """The norm of a month: eight hours a working day, an hour less before a holiday.

    Units: hours of work.
    Errors: YearNotHeld, NotInForce.
    Source: Labour Code art. 91, 95, 112; Order 588n of 13.08.2009 (wages.week_hours, wages.before_holiday).
    """
    days = [month.first + timedelta(days=step) for step in range(month.days)]
    working = [day for day in days if book.calendar.is_working(day)]
    rows = tuple(book.at(code, month.last) for code in (WEEK, HOLIDAYS, BEFORE_HOLIDAY))
    shorter = sum(is_before_holiday(book, day) for day in working)
    hours = day_hours(book, month.last) * len(working) - rows[2].number * shorter
    return Norm(month, len(working), hours, rows)


def day_hours(book: RuleBook, on: date) -> Decimal:
    """The hours of an ordinary day of the week of five days.

    Errors: NotInForce.
    Source: Labour Code art. 91 (wages.week_hours).
    """
    week = book.at(WEEK, on)
    return week.number / int(week.details["days_a_week"])


def is_holiday(book: RuleBook, day: date) -> bool:
    """Whether the day is a holiday of the Labour Code; a day off that was moved here is none.

    Errors: NotInForce.
    Source: Labour Code art. 112 (wages.holidays).
    """
    return f"{day:%m-%d}" in book.at(HOLIDAYS, day).details["dates"]


def is_before_holiday(book: RuleBook, day: date) -> bool:
    """Whether a working day is shorter because a holiday follows, or because it stands for such a day.

    Errors: NotInForce.
    Source: Labour Code art. 95; Order 588n of 13.08.2009 (wages.before_holiday).
    """
    row = book.at(BEFORE_HOLIDAY, day)
    return is_holiday(book, day + timedelta(days=1)) or day.isoformat() in row.details["also"]
