"""A day of which only the month or the year is remembered, or nothing. It is a span of days and never its first one."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Errors: ValueError for a day without its month, a month without its year, or a day that no calendar has."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if (self.day and not self.month) or (self.month and not self.year):
            raise ValueError("a part is missing before a smaller one")
        if self.year is not None and not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError("no such year")
        if self.year is not None:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def is_known(self) -> bool:
        """Whether at least the year is."""
        return self.year is not None

    @property
    def is_exact(self) -> bool:
        return self.day is not None

    @property
    def earliest(self) -> date:
        """Errors: LookupError, when nothing is known."""
        return date(self._year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Errors: LookupError, when nothing is known."""
        month = self.month or 12
        return date(self._year, month, self.day or calendar.monthrange(self._year, month)[1])

    @property
    def _year(self) -> int:
        if self.year is None:
            raise LookupError("nothing of the date is known")
        return self.year

    def __str__(self) -> str:
        if self.year is None:
            return ""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def partial_date(written: str) -> PartialDate:
    """``2025``, ``2025-03``, ``2025-03-01``; nothing for a date nobody knows.

    Errors: ValueError.
    """
    if not written:
        return PartialDate()
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise ValueError("not a date")
    return PartialDate(*(int(part) if part else None for part in found.groups()))


def exactly(day: date) -> PartialDate:
    """The day itself, known wholly."""
    return PartialDate(day.year, day.month, day.day)
