"""Which days are working days in Russia. A year that the table does not hold is an error, never a guess."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_SATURDAY = 5


class DayKind(StrEnum):
    """How a listed day differs from its weekday."""

    HOLIDAY = "HOLIDAY"
    WORKING_WEEKEND = "WORKING_WEEKEND"


class YearNotHeld(LookupError):
    """The production calendar of this year is not known."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no production calendar for {year}")
        self.year = year


@dataclass(frozen=True, slots=True)
class ProductionCalendar:
    """The listed days by date. Any other day of a held year works from Monday to Friday.

    Source: Labour Code art. 111, 112 and the yearly Government decrees on transfers
            (data/law/production_calendar.csv). The "non-working days with pay" of 2020 and 2021 are
            not holidays of art. 112 and are not listed.
    """

    days: Mapping[date, DayKind]
    years: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", frozenset(day.year for day in self.days))

    def is_working(self, day: date) -> bool:
        """Whether people work on this day.

        Errors: YearNotHeld.
        """
        if day.year not in self.years:
            raise YearNotHeld(day.year)
        kind = self.days.get(day)
        return kind is DayKind.WORKING_WEEKEND or (kind is None and day.weekday() < _SATURDAY)

    def first_working(self, day: date) -> date:
        """The day itself when it works, else the next that does: where a last day is moved to.

        Errors: YearNotHeld.
        """
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def last_working(self, day: date) -> date:
        """The day itself when it works, else the one before that does: how a payday is moved.

        Errors: YearNotHeld.
        """
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The working day that is ``count`` working days after ``day``; ``day`` itself is never counted.

        Errors: YearNotHeld; ValueError for a negative count.
        """
        if count < 0:
            raise ValueError("terms run forward")
        for _ in range(count):
            day = self.first_working(day + timedelta(days=1))
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie from ``first`` to ``last``, both counted; none when ``last`` is earlier.

        Errors: YearNotHeld.
        """
        span = (last - first).days + 1
        return sum(self.is_working(first + timedelta(days=step)) for step in range(span))
