"""How many contacts each centre has in each month. Pure: the same plan gives the same numbers."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from jardam.demo.shares import CENTRES, MONTHS

YEARS = 2
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Wave:
    """One growth of the demo network: the first builds it, later ones add to it.

    ``last_day``: the day of the building, with which the two years end.
    """

    number: int
    contacts: int
    seed: int
    last_day: date

    @property
    def first_day(self) -> date:
        return _same_day_years_before(self.last_day, YEARS) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Batch:
    """The contacts of one centre in one month, in the part of it that lies within the two years."""

    wave: Wave
    centre: str
    first: date
    last: date
    contacts: int

    @property
    def month(self) -> date:
        return self.first.replace(day=1)

    @property
    def is_last(self) -> bool:
        return self.last == self.wave.last_day


def batches(wave: Wave) -> Iterator[Batch]:
    """Everything that the wave consists of, the oldest month first. A month without a contact is no batch."""
    spans = list(_months(wave.first_day, wave.last_day))
    weights = {span: ((span[1] - span[0]).days + 1) * MONTHS[span[0].month] for span in spans}
    by_centre = {
        centre: shared_out(contacts, weights)
        for centre, contacts in shared_out(wave.contacts, CENTRES).items()
    }
    for first, last in spans:
        for centre, by_month in by_centre.items():
            if by_month[first, last]:
                yield Batch(wave, centre, first, last, by_month[first, last])


def shared_out(whole: int, weights: Mapping[K, float]) -> dict[K, int]:
    """Split ``whole`` in proportion, without losing one (largest remainders)."""
    total = sum(weights.values())
    exact = {key: whole * weight / total for key, weight in weights.items()}
    shares = {key: int(part) for key, part in exact.items()}
    by_remainder: Sequence[K] = sorted(exact, key=lambda key: shares[key] - exact[key])
    for key in by_remainder[: whole - sum(shares.values())]:
        shares[key] += 1
    return shares


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    while first <= last:
        end = first.replace(day=monthrange(first.year, first.month)[1])
        yield first, min(end, last)
        first = end + timedelta(days=1)


def _same_day_years_before(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if is_leap_day else day.day)
