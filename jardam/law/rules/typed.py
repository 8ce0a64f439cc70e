"""Numbers and days as people type them, in a form or on a command line. What is not plainly one is refused, never guessed."""

import re
from datetime import date, datetime
from decimal import Decimal

from jardam.kernel.month_names import MONTH_NUMBERS
from jardam.kernel.partial_dates import PartialDate, exactly, partial_date
from jardam.law.rules.explaining import Code, Refused, Said

LARGEST_SUM = Decimal("1e12")
LARGEST_NUMBER = 1_000_000
KOPECK_DIGITS = 2
YEARS = range(1992, 2100)
"""In which any day lies that is counted from or to; beyond them a year was mistyped."""
UNKNOWN = {"", "unknown", "?"}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_POINTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_POINTED_MONTH = re.compile(r"([0-9]{1,2})\.([0-9]{4})")
_NAMED_MONTH = re.compile(r"([^\W\d_]+)\.?,?\s+([0-9]{4})(?:\s*г(?:\.|ода?)?)?")
_MOMENT = re.compile(r"([0-9.-]{8,10})[T ]([0-9]{2}):([0-9]{2})")
_PLAIN = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,12})?")
_SPACES = re.compile("[ \u00a0\u202f]")


class Typed(Code):
    """Why something typed is no answer."""

    NO_DAY = "TYPED_NO_DAY"
    NO_DAY_OR_MONTH = "TYPED_NO_DAY_OR_MONTH"
    YEAR_TOO_FAR = "TYPED_YEAR_TOO_FAR"
    NO_SUM = "TYPED_NO_SUM"
    NEGATIVE = "TYPED_NEGATIVE"
    BELOW_KOPECKS = "TYPED_BELOW_KOPECKS"
    TOO_LARGE = "TYPED_TOO_LARGE"
    NO_NUMBER = "TYPED_NO_NUMBER"
    NO_SUCH_CHOICE = "TYPED_NO_SUCH_CHOICE"
    MISSING = "TYPED_MISSING"


def day(text: str) -> date:
    """``2025-03-01`` or ``01.03.2025``.

    Errors: Refused.
    """
    parts = _day_parts(text.strip())
    if parts is None:
        raise _refused(Typed.NO_DAY)
    try:
        return _of_our_years(date(*parts))
    except ValueError:
        raise _refused(Typed.NO_DAY) from None


def partial_day(text: str) -> PartialDate:
    """As `day`; also ``2025-03``, ``03.2025``, ``март 2025`` in any of our languages, ``2025``, and ``unknown``.

    Errors: Refused.
    """
    text = text.strip()
    if text.lower() in UNKNOWN:
        return PartialDate()
    if _day_parts(text):
        return exactly(day(text))
    try:
        told = partial_date(_month_written(text) or text)
    except ValueError:
        raise _refused(Typed.NO_DAY_OR_MONTH) from None
    _of_our_years(told.earliest)
    return told


def start(text: str) -> PartialDate | datetime:
    """As `partial_day`, or a moment: ``2025-03-01T14:30``, in the time of the place where it happened.

    Errors: Refused.
    """
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return partial_day(text)
    hour, minute = int(found[2]), int(found[3])
    if hour > 23 or minute > 59:
        raise _refused(Typed.NO_DAY)
    on = day(found[1])
    return datetime(on.year, on.month, on.day, hour, minute)  # noqa: DTZ001 - the time of the place


def money(text: str) -> Decimal:
    """Units: roubles, to the kopeck; a comma or a point, spaces between thousands.

    Errors: Refused.
    """
    said = _SPACES.sub("", text.strip()).replace(",", ".")
    if not _PLAIN.fullmatch(said):
        raise _refused(Typed.NO_SUM)
    if said.startswith("-"):
        raise _refused(Typed.NEGATIVE)
    if len(said.partition(".")[2]) > KOPECK_DIGITS:  # "10,000" may mean ten thousand, or ten
        raise _refused(Typed.BELOW_KOPECKS)
    amount = Decimal(said)
    if amount > LARGEST_SUM:
        raise _refused(Typed.TOO_LARGE)
    return amount


def number(text: str) -> Decimal:
    """A number that is no money: hours, days, a share.

    Errors: Refused.
    """
    said = text.strip().replace(",", ".")
    if not _PLAIN.fullmatch(said):
        raise _refused(Typed.NO_NUMBER)
    found = Decimal(said)
    if found < 0:
        raise _refused(Typed.NEGATIVE)
    if found > LARGEST_NUMBER:
        raise _refused(Typed.TOO_LARGE)
    return found


def _day_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, as written; whether there is such a day is not asked."""
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _POINTED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    return None


def _month_written(text: str) -> str:
    """As ``2025-03``; empty for what is no month with its year."""
    if pointed := _POINTED_MONTH.fullmatch(text):
        return f"{pointed[2]}-{pointed[1]}"
    named = _NAMED_MONTH.fullmatch(text)
    number = MONTH_NUMBERS.get(named[1].lower()) if named else None
    return f"{named[2]}-{number:02}" if named and number else ""


def _of_our_years(on: date) -> date:
    if on.year not in YEARS:
        raise Refused(Said(Typed.YEAR_TOO_FAR, {"first": YEARS.start, "last": YEARS.stop - 1}))
    return on


def _refused(code: Typed) -> Refused:
    return Refused(Said(code))
