"""From stamps of entry and exit to days of presence. A stamp that is missing makes a span of doubt, never a guess."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from jardam.law.rules.explaining import Code, Explained, Refused, Said

LONGEST_SPAN = timedelta(days=40 * 366)
DAY = timedelta(days=1)
HALF_A_YEAR = timedelta(days=180)


class Way(StrEnum):
    ENTRY = "ENTRY"
    EXIT = "EXIT"


class VisitSaid(Code):
    """Steps, warnings and refusals of the stamps."""

    VISIT = "VISIT"
    VISIT_OPEN = "VISIT_OPEN"  # still here
    EXIT_MISSING = "VISIT_EXIT_MISSING"
    ENTRY_MISSING = "VISIT_ENTRY_MISSING"
    OUT_OF_ORDER = "VISIT_OUT_OF_ORDER"
    SAME_DAY = "VISIT_SAME_DAY"
    STAMPED_TWICE = "VISIT_STAMPED_TWICE"
    AFTER_TODAY = "VISIT_AFTER_TODAY"
    NO_STAMPS = "VISIT_NO_STAMPS"
    TOO_LONG_AGO = "VISIT_TOO_LONG_AGO"
    DAY_IN_PART = "VISIT_DAY_IN_PART"
    EXIT_BEFORE_ENTRY = "VISIT_EXIT_BEFORE_ENTRY"


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    on: date
    way: Way


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay. Surely here from ``first`` to ``last``; perhaps already from ``earliest``, perhaps still until ``latest``.

    ``is_open``: no exit yet; then ``last`` is the day on which it was asked.
    """

    earliest: date
    first: date
    last: date
    latest: date
    is_open: bool = False

    @property
    def is_sure(self) -> bool:
        return self.earliest == self.first and self.last == self.latest

    def sure_days(self) -> Iterator[date]:
        return _days(self.first, self.last)

    def possible_days(self) -> Iterator[date]:
        return _days(self.earliest, self.latest)


def visits_of(stamps: Iterable[Stamp], today: date) -> Explained[tuple[Visit, ...]]:
    """The visits that the stamps tell, the oldest first.

    An entry without an exit before the next entry: the person left on some day between the two.
    An exit without an entry: the person came on some day after the exit before it.
    Errors: Refused for no stamps, a stamp after ``today`` or one of another lifetime.
    Source: day of entry and day of exit both count as days of stay (115-FZ art. 5 as applied).
    """
    told = list(stamps)
    _check(told, today)
    warnings = list(_oddities(told))
    every = tuple(_visits(_ordered(told), today))
    warnings += [said for visit in every for said in _doubts(visit)]
    return Explained(every, tuple(_said(visit) for visit in every if visit.is_sure), warnings=tuple(warnings))


def _visits(stamps: Sequence[Stamp], today: date) -> Iterator[Visit]:
    """An entry waits for its exit; whatever stands alone is a visit with a span of doubt."""
    waiting: Stamp | None = None
    before = _long_before(stamps[0].on)
    for stamp in stamps:
        if stamp.way is Way.ENTRY:
            if waiting:
                yield Visit(waiting.on, waiting.on, waiting.on, stamp.on)
            waiting = stamp
        else:
            first = waiting.on if waiting else stamp.on
            yield Visit(first if waiting else before, first, stamp.on, stamp.on)
            waiting = None
        before = stamp.on
    if waiting:
        yield Visit(waiting.on, waiting.on, today, today, is_open=True)


def _long_before(day: date) -> date:
    """Since when somebody may have been here of whom only the exit is known: the whole year and half a year before."""
    return min(day.replace(month=1, day=1), day - HALF_A_YEAR)


def _ordered(stamps: Sequence[Stamp]) -> list[Stamp]:
    """By day; on one day the exit first when somebody was inside that morning, else the entry first."""
    ordered: list[Stamp] = []
    is_inside = False
    for day in sorted({stamp.on for stamp in stamps}):
        ways = {stamp.way for stamp in stamps if stamp.on == day}
        turn = (Way.EXIT, Way.ENTRY) if is_inside else (Way.ENTRY, Way.EXIT)
        ordered += [Stamp(day, way) for way in turn if way in ways]
        is_inside = ordered[-1].way is Way.ENTRY
    return ordered


def _oddities(told: Sequence[Stamp]) -> Iterator[Said]:
    if any(later.on < earlier.on for earlier, later in pairwise(told)):
        yield Said(VisitSaid.OUT_OF_ORDER)
    for day in sorted({stamp.on for stamp in told}):
        ways = [stamp.way for stamp in told if stamp.on == day]
        if len(set(ways)) > 1:
            yield Said(VisitSaid.SAME_DAY, {"day": day})
        if len(set(ways)) < len(ways):
            yield Said(VisitSaid.STAMPED_TWICE, {"day": day})


def _doubts(visit: Visit) -> Iterator[Said]:
    if visit.latest != visit.last:
        yield Said(VisitSaid.EXIT_MISSING, {"day": visit.first, "next_day": visit.latest})
    if visit.earliest != visit.first:
        yield Said(VisitSaid.ENTRY_MISSING, {"day": visit.last, "previous_day": visit.earliest})


def _said(visit: Visit) -> Said:
    told = {"first": visit.earliest, "last": visit.latest}
    return Said(VisitSaid.VISIT_OPEN if visit.is_open else VisitSaid.VISIT, told)


def _check(stamps: Sequence[Stamp], today: date) -> None:
    if not stamps:
        raise Refused(Said(VisitSaid.NO_STAMPS))
    for stamp in stamps:
        if stamp.on > today:
            raise Refused(Said(VisitSaid.AFTER_TODAY, {"day": stamp.on}))
        if today - stamp.on > LONGEST_SPAN:
            raise Refused(Said(VisitSaid.TOO_LONG_AGO, {"day": stamp.on}))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + DAY * step for step in range((last - first).days + 1))
