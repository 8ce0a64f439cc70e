"""One list out of several, the newest first, read a page at a time. Pure.

Each source has a rank. Within a day the lower rank stands on top, and within a source the greater tie: a text that tells
the source's things of one day apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import merge
from itertools import islice
from typing import Protocol, TypeVar


class Dated(Protocol):
    @property
    def day(self) -> date: ...
    @property
    def tie(self) -> str: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended: the day, the rank and the tie of its last thing."""

    day: date
    rank: int
    tie: str


@dataclass(frozen=True, slots=True)
class Before:
    """What a source is asked for: things of earlier days, and of this day those with a lesser tie."""

    day: date
    tie: str = ""  # lesser than any


def before(place: Place | None, rank: int) -> Before | None:
    """What the source of this rank has below the place; None: whatever it has.

    >>> before(Place(date(2026, 11, 22), 1, "7"), 0)
    Before(day=datetime.date(2026, 11, 22), tie='')
    >>> before(Place(date(2026, 11, 22), 1, "7"), 2)
    Before(day=datetime.date(2026, 11, 23), tie='')
    """
    if place is None:
        return None
    if rank == place.rank:
        return Before(place.day, place.tie)
    return Before(place.day + timedelta(days=1) if rank > place.rank else place.day)


def merged(sources: Sequence[Sequence[D]], most: int) -> list[tuple[int, D]]:
    """The first ``most`` of all, each with the rank of its source; every source comes in order, the newest first."""
    ranked = [[(rank, thing) for thing in things] for rank, things in enumerate(sources)]
    in_order = merge(*ranked, key=lambda pair: (-pair[1].day.toordinal(), pair[0]))
    return list(islice(in_order, most))
