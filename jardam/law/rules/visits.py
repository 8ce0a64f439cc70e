"""From stamps of entry and exit to days of presence. A stamp that is missing makes a span of doubt, never a guess."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import cycle, pairwise

from jardam.law.rules.explaining import Code, Explained, Refused, Said
from jardam.law.rules.grounds import Ground

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
    EXIT_BEFORE_ENTRY = "VISIT_EXIT_BEFORE_ENTRY"


@dataclass(frozen=True, slots=True)
class Stamp:
    """``until``: the last day that it may have been, where only a month or a year is remembered; then ``on`` is the first.

    ``ground``: of the visit that it belongs to; None where nobody knows.
    """

    on: date
    way: Way
    until: date | None = None
    ground: Ground | None = None

    @property
    def latest(self) -> date:
        return self.until or self.on


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay. Surely here from ``first`` to ``last``; perhaps already from ``earliest``, perhaps still until ``latest``.

    Of a visit of which too little is known ``last`` may lie before ``first``: then no day of it is sure.
    ``is_open``: no exit yet; then ``last`` is the day on which it was asked.
    ``ground``: None where nobody knows, or where its two stamps were told with different ones.
    """

    earliest: date
    first: date
    last: date
    latest: date
    is_open: bool = False
    lacks_entry: bool = False
    lacks_exit: bool = False
    ground: Ground | None = None

    @property
    def is_sure(self) -> bool:
        return self.earliest == self.first and self.last == self.latest


def visits_of(stamps: Iterable[Stamp], today: date) -> Explained[tuple[Visit, ...]]:
    """The visits that the stamps tell, the oldest first.

    An entry without an exit before the next entry: the person left on some day between the two.
    An exit without an entry: the person came on some day after the exit before it.
    Errors: Refused for no stamps, a stamp after ``today`` or one of another lifetime.
    Source: day of entry and day of exit both count as days of stay (115-FZ art. 5 as applied).
    """
    told = [_not_after(stamp, today) for stamp in stamps]
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
                yield Visit(
                    waiting.on,
                    waiting.latest,
                    waiting.latest,
                    stamp.latest,
                    lacks_exit=True,
                    ground=waiting.ground,
                )
            waiting = stamp
        else:
            if waiting:
                ground = _agreed((waiting, stamp))
                yield Visit(waiting.on, waiting.latest, stamp.on, stamp.latest, ground=ground)
            else:
                yield Visit(before, stamp.on, stamp.on, stamp.latest, lacks_entry=True, ground=stamp.ground)
            waiting = None
        before = stamp.on
    if waiting:
        yield Visit(waiting.on, waiting.latest, today, today, is_open=True, ground=waiting.ground)


def _agreed(stamps: Iterable[Stamp]) -> Ground | None:
    """The one ground that was told with these stamps; two that differ are none."""
    told = {stamp.ground for stamp in stamps if stamp.ground}
    return told.pop() if len(told) == 1 else None


def _long_before(day: date) -> date:
    """Since when somebody may have been here of whom only the exit is known: the whole year and half a year before."""
    return min(day.replace(month=1, day=1), day - HALF_A_YEAR)


def _ordered(stamps: Sequence[Stamp]) -> list[Stamp]:
    """By day; on one day the exit first when somebody was inside that morning, else the entry first."""
    ordered: list[Stamp] = []
    is_inside = False
    for day in sorted({stamp.on for stamp in stamps}):
        turn = (Way.EXIT, Way.ENTRY) if is_inside else (Way.ENTRY, Way.EXIT)
        ordered += _of_day([stamp for stamp in stamps if stamp.on == day], turn)
        is_inside = ordered[-1].way is Way.ENTRY
    return ordered


def _of_day(stamps: Sequence[Stamp], turn: tuple[Way, Way]) -> Iterator[Stamp]:
    """In turn as long as there are such; one more of the same kind is the same stamp written again."""
    same = sorted(stamps, key=lambda stamp: (stamp.latest, stamp.ground or ""))
    left = {way: [stamp for stamp in same if stamp.way is way] for way in turn}
    if not all(left.values()):
        yield replace(same[-1], ground=_agreed(same))
        return
    for way in cycle(turn):
        if not left[way]:
            return
        yield left[way].pop()


def _oddities(told: Sequence[Stamp]) -> Iterator[Said]:
    if any(later.on < earlier.on for earlier, later in pairwise(told)):
        yield Said(VisitSaid.OUT_OF_ORDER)
    for day in sorted({stamp.on for stamp in told}):
        ways = [stamp.way for stamp in told if stamp.on == stamp.latest == day]
        if len(set(ways)) > 1:
            yield Said(VisitSaid.SAME_DAY, {"day": day})
        if max(map(ways.count, Way)) - min(map(ways.count, Way)) > 1:
            yield Said(VisitSaid.STAMPED_TWICE, {"day": day})


def _doubts(visit: Visit) -> Iterator[Said]:
    if visit.lacks_exit:
        yield Said(VisitSaid.EXIT_MISSING, {"day": visit.first, "next_day": visit.latest})
    if visit.lacks_entry:
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


def _not_after(stamp: Stamp, today: date) -> Stamp:
    """What may have been later than the day for which it is asked was not."""
    return replace(stamp, until=today) if stamp.until and stamp.until > today >= stamp.on else stamp
