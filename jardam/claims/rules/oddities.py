"""What does not fit together in what was told: nothing is refused for it, but somebody should ask once more. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Odd(StrEnum):
    """What to ask about."""

    PAID_BEFORE_WORK = "PAID_BEFORE_WORK"  # an advance, or a mistyped day
    OVERLAPS = "OVERLAPS"  # two employers at one time
    ENDS_BEFORE_START = "ENDS_BEFORE_START"


@dataclass(frozen=True, slots=True)
class Span:
    """When somebody worked; None where it is not known. ``name``: for whom."""

    name: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Oddity:
    """``on``: the day it is about; ``name``: the other job."""

    code: Odd
    on: date | None = None
    name: str = ""


def oddities(work: Span, paid_on: Iterable[date], others: Iterable[Span]) -> list[Oddity]:
    """What to ask about one claim beside the other claims of the case."""
    return [*_ends_first(work), *_paid_before(work, paid_on), *_overlaps(work, others)]


def _ends_first(work: Span) -> Iterator[Oddity]:
    if work.first and work.last and work.last < work.first:
        yield Oddity(Odd.ENDS_BEFORE_START, work.last)


def _paid_before(work: Span, paid_on: Iterable[date]) -> Iterator[Oddity]:
    if work.first:
        yield from (Oddity(Odd.PAID_BEFORE_WORK, day) for day in sorted(set(paid_on)) if day < work.first)


def _overlaps(work: Span, others: Iterable[Span]) -> Iterator[Oddity]:
    """Only where both beginnings are known: nobody is told of an overlap that may be none."""
    if work.first is None:
        return
    for other in others:
        if other.first is None:
            continue
        begins, ends = max(work.first, other.first), min(work.last or date.max, other.last or date.max)
        if begins <= ends:
            yield Oddity(Odd.OVERLAPS, begins, other.name)
