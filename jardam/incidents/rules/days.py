"""The day of an incident, as far as it is remembered: a year, a month, a day, or nothing. Pure."""

import re
from datetime import date

from jardam.kernel.partial_dates import PartialDate, partial_date

EARLIEST = 2000
_AS_WRITTEN = re.compile(r"(?:(?:([0-9]{1,2})\.)?([0-9]{1,2})\.)?([0-9]{4})")


class UnreadableDay(ValueError):
    """No year, month or day that has come, since 2000."""


def told_day(text: str, today: date) -> PartialDate:
    """What was typed: 2026, 03.2026 or 14.03.2026, or as it is stored; nothing where nobody remembers.

    Errors: UnreadableDay.

    >>> str(told_day("03.2026", date(2026, 11, 22)))
    '2026-03'
    """
    written = _AS_WRITTEN.fullmatch(text.strip())
    stored = "-".join(filter(None, reversed(written.groups()))) if written else text.strip()
    try:
        day = partial_date(stored)
    except ValueError as error:
        raise UnreadableDay(stored) from error
    if day.is_known and not (day.earliest.year >= EARLIEST and day.earliest <= today):
        raise UnreadableDay(stored)
    return day


def shown_day(stored: str) -> str:
    """As people write it. Example: 2026-03 is 03.2026."""
    return ".".join(reversed(stored.split("-")))
