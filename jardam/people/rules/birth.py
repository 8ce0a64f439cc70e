"""Birth dates as people know them: often a year, sometimes a month, seldom a day."""

import re

from jardam.kernel.partial_dates import PartialDate, partial_date

_AS_WRITTEN = re.compile(r"(?:([0-9]{1,2})\.)?([0-9]{1,2})\.([0-9]{4})")
_YEARS = range(1900, 2101)


class UnreadableBirthDate(ValueError):
    """The text is neither a year, a month of a year, nor a day."""


def read_birth(text: str) -> PartialDate:
    """Read '1990', '1990-05' or '1990-05-17'. Errors: UnreadableBirthDate."""
    return _read(text, _YEARS)


def typed_birth(text: str) -> PartialDate:
    """As `read_birth`, and as people here write it: '17.05.1990' or '05.1990'. Errors: UnreadableBirthDate."""
    return read_birth(_as_stored(text))


def typed_day(text: str) -> PartialDate:
    """A day of a paper, as far as it is known, typed as people write it; nothing for nothing. Errors: UnreadableBirthDate."""
    return _read(_as_stored(text), range(1950, 2151)) if text.strip() else PartialDate()


def as_people_write(stored: str) -> str:
    """
    >>> as_people_write("1990-05")
    '05.1990'
    """
    return ".".join(reversed(stored.split("-")))


def _as_stored(text: str) -> str:
    written = _AS_WRITTEN.fullmatch(text.strip())
    if written is None:
        return text
    day, month, year = written.groups()
    return "-".join(filter(None, (year, month, day)))


def _read(text: str, years: range) -> PartialDate:
    try:
        known = partial_date(text.strip())
    except ValueError as error:
        raise UnreadableBirthDate("a year, a year and month, or a day") from error
    if known.year not in years:
        raise UnreadableBirthDate("a year, a year and month, or a day")
    return known
