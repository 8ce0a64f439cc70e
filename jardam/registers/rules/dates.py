"""Days as people write them in registers. Whether the day or the month comes first is settled once for a column. Pure."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import isfinite

from jardam.registers.rules.cells import Cell, text_of
from jardam.registers.rules.problems import Problem

EARLIEST = date(1990, 1, 1)
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar, its false leap day of 1900 counted in
_SERIALS = range(20_000, 80_000)
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T\s].*)?")
_NUMBERS = re.compile(
    r"(\d{1,2})[-./\s](\d{1,2})[-./\s](\d{4}|\d{2})(?:\s*г\.?)?(?:[,\s]+\d{1,2}[:.]\d{2}.*)?"
)
_NAMED = re.compile(
    r"(\d{1,2})[\s.-]+([^\W\d_]{3,})\.?[\s.,-]+(\d{4}|\d{2})(?:\s*г(?:\.|ода?)?)?(?:[,\s]+\d{1,2}:\d{2}.*)?"
)
_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "окт": 10, "ноя": 11, "дек": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip


class Order(StrEnum):
    """Which of the two first numbers is the day."""

    DAY_FIRST = "DAY_FIRST"
    MONTH_FIRST = "MONTH_FIRST"


class DayRefused(ValueError):
    """The cell holds no day that a contact can have had; ``why`` says what is wrong."""

    def __init__(self, why: Problem) -> None:
        super().__init__(why)
        self.why = why


def settled_order(cells: Iterable[Cell]) -> Order:
    """The order of a whole column: month first only when some row can be read in no other way, and none says the opposite.

    Example: '03/25/2026' beside '04/05/2026' -> MONTH_FIRST.
    """
    has_month_first = False
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if 12 < first <= 31:
            return Order.DAY_FIRST
        has_month_first = has_month_first or 12 < second <= 31
    return Order.MONTH_FIRST if has_month_first else Order.DAY_FIRST


def read_day(cell: Cell, order: Order, today: date) -> date:
    """The day in a cell. Example: '5/11/26', DAY_FIRST -> 2026-11-05; 46331 -> 2026-11-05.

    Errors: DayRefused.
    """
    day = _day(cell, order)
    if day > today:
        raise DayRefused(Problem.DATE_FUTURE)
    if day < EARLIEST:
        raise DayRefused(Problem.DATE_TOO_OLD)
    return day


def _day(cell: Cell, order: Order) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_serial(cell)
    text = text_of(cell)
    if not text:
        raise DayRefused(Problem.DATE_MISSING)
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
        return _from_serial(float(text))
    return _from_text(text, order)


def _from_serial(number: float) -> date:
    if not isfinite(number) or int(number) not in _SERIALS:
        raise DayRefused(Problem.DATE_UNREADABLE)
    return _EPOCH + timedelta(days=int(number))


def _from_text(text: str, order: Order) -> date:
    if match := _ISO.fullmatch(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), _full(match[3])
        day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
        return _checked(year, month, day)
    if (match := _NAMED.fullmatch(text)) and (named := _MONTHS.get(match[2][:3].casefold())):
        return _checked(_full(match[3]), named, int(match[1]))
    raise DayRefused(Problem.DATE_UNREADABLE)


def _full(year: str) -> int:
    """Two digits: 90 to 99 are of the last century, the others of this one."""
    number = int(year)
    return number if len(year) == 4 else (1900 if number >= 90 else 2000) + number


def _checked(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DayRefused(Problem.DATE_IMPOSSIBLE) from error
