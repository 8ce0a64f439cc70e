"""Stretches of real time. An hour is sixty minutes that pass, whatever a clock on the wall does that night."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STEP = timedelta(minutes=30)
"""The grid of the rota."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``start`` up to, not including, ``end``. Kept in UTC, so that differences are time that passes.

    Errors: ValueError, if it ends before it begins.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))
        if self.end <= self.start:
            raise ValueError("a span ends after it begins")

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def meets(self, other: "Span") -> bool:
        """Whether they share time; to touch is not to meet."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Span") -> "Span | None":
        """The part of it that lies in ``other``."""
        if not self.meets(other):
            return None
        return Span(max(self.start, other.start), min(self.end, other.end))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time in as few spans as there can be, in order: what meets or touches becomes one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def total(spans: Iterable[Span]) -> timedelta:
    """How much time they cover; what two of them share counts once."""
    return sum((span.length for span in merged(spans)), timedelta())


def minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which ``day`` begins on the clocks of ``zone``, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def day_span(day: date, zone: ZoneInfo) -> Span:
    """The whole day: 24 hours, or 23 or 25 on the days when the clocks are moved."""
    return Span(midnight(day, zone), midnight(day + timedelta(days=1), zone))


def days_span(first: date, count: int, zone: ZoneInfo) -> Span:
    """``count`` whole days from ``first`` on."""
    return Span(midnight(first, zone), midnight(first + timedelta(days=count), zone))


def on_grid(moment: datetime) -> datetime:
    """The last half hour that had begun at ``moment``. Example: 16:42 is 16:30."""
    return moment.replace(minute=moment.minute - moment.minute % 30, second=0, microsecond=0)
