"""How old somebody is, as far as it can be known: a span of whole years, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jardam.kernel.partial_dates import PartialDate

OLDEST = 150


@dataclass(frozen=True, slots=True)
class Ages:
    """From ``youngest`` to ``oldest``, both possible. Units: whole years."""

    youngest: int
    oldest: int

    @property
    def may_be_child(self) -> bool:
        return self.youngest < 18


def years_between(born: date, on: date) -> int:
    """
    >>> years_between(date(2008, 11, 23), date(2026, 11, 22))
    17
    """
    return max(0, on.year - born.year - ((on.month, on.day) < (born.month, born.day)))


def ages_of_birth(birth: PartialDate, on: date) -> Ages | None:
    """None where nothing of the birth is known."""
    if not birth.is_known:
        return None
    return Ages(years_between(birth.latest, on), years_between(birth.earliest, on))


def ages_told(age: int, told_on: date, on: date) -> Ages:
    """Somebody said an age on a day: by now a year more may have passed than the calendar shows."""
    passed = years_between(told_on, on)
    return Ages(age + passed, age + passed + (told_on != on))


def ages_of_band(band: str) -> Ages | None:
    """
    >>> ages_of_band("0-17")
    Ages(youngest=0, oldest=17)
    >>> ages_of_band("60+").oldest
    150
    """
    if not band:
        return None
    if band.endswith("+"):
        return Ages(int(band[:-1]), OLDEST)
    youngest, _, oldest = band.partition("-")
    return Ages(int(youngest), int(oldest))
