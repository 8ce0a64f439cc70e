"""A month of the calendar as one value: what a page is about, and its neighbours."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 2000, 2100
_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class NotAMonth(ValueError):
    """The text is no month like 2026-11 of this century."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """Example: Month(2026, 11), in addresses 2026-11."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> "Month":
        """Errors: NotAMonth.

        >>> Month.read("2026-11").last
        datetime.date(2026, 11, 30)
        """
        written = _WRITTEN.fullmatch(text)
        year, number = (int(written[1]), int(written[2])) if written else (0, 0)
        if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12):
            raise NotAMonth("a month like 2026-11")
        return cls(year, number)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def days(self) -> int:
        return self.last.day

    @property
    def before(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def after(self) -> "Month":
        return Month.of(self.last + timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


def months_later(day: date, count: int) -> date:
    """The same date so many months later; the last day of a month that is shorter.

    >>> months_later(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, number = divmod(day.month - 1 + count, 12)
    month = Month(day.year + years, number + 1)
    return month.first.replace(day=min(day.day, month.days))
