"""How long somebody may work and how long they must rest, and what a shift would break."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from jardam.rota.rules.spans import Span, days_span, merged

WEEK = 7  # days


@dataclass(frozen=True, slots=True)
class Norms:
    """The limits of a centre's rota.

    Units: hours. ``week`` is from Monday to Sunday on the centre's clock.
    Source: ``week`` is the normal length of Labour Code art. 91, from memory and not checked against the act;
            ``rest`` and ``longest`` are settings of the house, stricter than what art. 110 asks for a week.
    """

    rest: int = 12
    week: int = 40
    longest: int = 12


HOUSE = Norms()


class Concern(StrEnum):
    """What a shift would break. `TWICE` cannot be overruled: one person is not in two places."""

    TWICE = "TWICE"
    AWAY = "AWAY"
    REST = "REST"
    LONG = "LONG"
    WEEK = "WEEK"


@dataclass(frozen=True, slots=True)
class Load:
    """What a week would be with a shift in it. Units: minutes; ``rest`` is None where no other shift is near."""

    week: int
    rest: int | None


def concerns(
    new: Span, working: Sequence[Span], away: Iterable[Span], zone: ZoneInfo, norms: Norms = HOUSE
) -> set[Concern]:
    """What ``new`` would break for somebody who already works ``working``.

    A shift that touches another prolongs it: together they are one stretch of work.
    Example: works 08:00 to 20:00; 06:00 to 08:00 of the next day leaves ten hours of rest: REST.
    """
    found = set()
    if any(span.meets(new) for span in working):
        found.add(Concern.TWICE)
    if any(span.meets(new) for span in away):
        found.add(Concern.AWAY)
    stretch = stretch_of(new, working)
    if stretch.length > timedelta(hours=norms.longest):
        found.add(Concern.LONG)
    near = load(new, working, zone)
    if near.rest is not None and near.rest < norms.rest * 60:
        found.add(Concern.REST)
    if near.week > norms.week * 60:
        found.add(Concern.WEEK)
    return found


def load(new: Span, working: Sequence[Span], zone: ZoneInfo) -> Load:
    """The fullest week that ``new`` touches, and the shorter of the rests around it. Units: minutes."""
    weeks = (monday(new.start.astimezone(zone).date()), monday(new.end.astimezone(zone).date()))
    fullest = max(week_minutes([*working, new], week, zone) for week in weeks)
    stretch = stretch_of(new, working)
    rests = [
        later.start - earlier.end
        for earlier, later in pairwise(merged([*working, new]))
        if stretch in (earlier, later)
    ]
    return Load(fullest, min(rests) // timedelta(minutes=1) if rests else None)


def week_minutes(working: Iterable[Span], first: date, zone: ZoneInfo) -> int:
    """The work in the week that begins on Monday ``first``; a shift over its edge counts with its part inside."""
    week = days_span(first, WEEK, zone)
    parts = [part for span in merged(working) if (part := span.within(week))]
    return sum((part.length for part in parts), timedelta()) // timedelta(minutes=1)


def stretch_of(new: Span, working: Iterable[Span]) -> Span:
    """The unbroken stretch of work of which ``new`` would be a part."""
    return next(span for span in merged([*working, new]) if span.start <= new.start and new.end <= span.end)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
