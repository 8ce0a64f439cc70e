"""Which pieces of an adviser's weekly hours are still free on a day. Pure: the clock and the zone come in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours on one weekday.

    Units: ``weekday`` from 0 (Monday) to 6; ``opens`` and ``closes`` in minutes since midnight; ``length`` in
    minutes.
    """

    weekday: int
    opens: int
    closes: int
    length: int


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another, the end not included."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def free_slots(
    hours: Iterable[Hours], day: date, taken: Iterable[Span], *, zone: ZoneInfo, now: datetime
) -> list[Span]:
    """The slots of a day that begin after ``now`` and touch nothing that is taken, the earliest first."""
    busy = list(taken)
    spans = (span for entry in hours if entry.weekday == day.weekday() for span in _cut(entry, day, zone))
    free = [
        span for span in spans if span.starts_at > now and not any(span.overlaps(other) for other in busy)
    ]
    return sorted(free, key=lambda span: span.starts_at)


def overlapping(hours: Hours, others: Iterable[Hours]) -> bool:
    """Whether hours meet others of the same weekday: nobody can be in two rooms at once."""
    return any(
        other.weekday == hours.weekday and hours.opens < other.closes and other.opens < hours.closes
        for other in others
    )


def _cut(hours: Hours, day: date, zone: ZoneInfo) -> Iterator[Span]:
    """Whole slots only: what is left at the end is the adviser's own."""
    starts = range(hours.opens, hours.closes, hours.length)
    for start in takewhile(lambda minute: minute + hours.length <= hours.closes, starts):
        yield Span(_moment(day, start, zone), _moment(day, start + hours.length, zone))


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """By the clock on the wall. Example: 1440 is the midnight that ends the day."""
    days, left = divmod(minute, DAY_MINUTES)
    return datetime.combine(day + timedelta(days=days), time(left // 60, left % 60), zone)
