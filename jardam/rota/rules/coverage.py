"""Who answers when, and which hours have no language. Unconfirmed, absent, or without a language set is not covered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from jardam.kernel.languages import Language
from jardam.rota.rules.demand import Demand, wanted
from jardam.rota.rules.spans import Span


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody is to answer. ``languages`` are those they are known to speak: none known is none, not any."""

    person: UUID
    languages: frozenset[Language]
    span: Span
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who does not come, whatever the rota says."""

    person: UUID
    span: Span


class Why(StrEnum):
    """Why an hour has no language. The first that applies, in this order."""

    UNCONFIRMED = "UNCONFIRMED"
    ABSENT = "ABSENT"
    NOBODY = "NOBODY"


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch in which one language is wanted and nobody answers it. ``people``: who was to, and is not sure or away."""

    language: Language
    span: Span
    why: Why
    people: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch as the rota draws it: everything that is missing in it, and what waits for an answer."""

    span: Span
    missing: tuple[Language, ...]
    asked: tuple[Language, ...]
    absent: tuple[UUID, ...] = ()
    unsure: tuple[UUID, ...] = ()

    @property
    def is_hole(self) -> bool:
        """A language is missing, not merely unconfirmed."""
        return bool(self.missing)


def holes(
    demand: Demand, shifts: Sequence[Shift], away: Iterable[Away], period: Span, zone: ZoneInfo
) -> list[Hole]:
    """The holes of ``period`` in every language that is wanted, each as long as its reason lasts, in order.

    Example: TG is wanted all day, Farruh answers from 10:00 to 22:00 and nobody else is planned: a hole from
    00:00 to 10:00 and one from 22:00 to 24:00, both NOBODY.
    """
    absences = list(away)
    found: list[Hole] = []
    for language in demand.languages:
        speaking = [shift for shift in shifts if language in shift.languages and shift.span.meets(period)]
        for asked in wanted(demand, language, period, zone):
            found += _joined(_pieces(language, asked, speaking, absences))
    return sorted(found, key=lambda hole: (hole.span, hole.language))


def covered(
    demand: Demand, shifts: Sequence[Shift], away: Iterable[Away], period: Span, zone: ZoneInfo
) -> dict[Language, list[Span]]:
    """What is left of the demand without the holes, by language."""
    missing = holes(demand, shifts, away, period, zone)
    return {
        language: _without(
            wanted(demand, language, period, zone),
            [hole.span for hole in missing if hole.language == language],
        )
        for language in demand.languages
    }


def gaps(found: Iterable[Hole]) -> list[Gap]:
    """The same holes over all languages: one gap for as long as the same things are missing, across midnights."""
    every = list(found)
    marks = sorted({moment for hole in every for moment in (hole.span.start, hole.span.end)})
    drawn: list[Gap] = []
    for start, end in pairwise(marks):
        here = [hole for hole in every if hole.span.start <= start and end <= hole.span.end]
        if here:
            _append(drawn, _gap(Span(start, end), here))
    return drawn


def speaks_nothing(shifts: Iterable[Shift]) -> set[UUID]:
    """Who is planned and has no language set: reported by name, never counted as 'any language'."""
    return {shift.person for shift in shifts if not shift.languages}


def on_line(shifts: Iterable[Shift], away: Iterable[Away], at: datetime) -> list[Shift]:
    """The confirmed shifts of those who answer at this moment."""
    gone = {absence.person for absence in away if absence.span.holds(at)}
    return [s for s in shifts if s.is_confirmed and s.span.holds(at) and s.person not in gone]


def _pieces(language: Language, asked: Span, speaking: list[Shift], away: list[Away]) -> Iterator[Hole]:
    """The uncovered pieces of ``asked`` between all moments at which anything changes."""
    people = {shift.person for shift in speaking}
    absences = [absence for absence in away if absence.person in people]
    spans = [shift.span for shift in speaking] + [absence.span for absence in absences]
    inside = {m for span in spans for m in (span.start, span.end) if asked.start < m < asked.end}
    for start, end in pairwise(sorted({asked.start, asked.end, *inside})):
        here = [shift for shift in speaking if shift.span.holds(start)]
        gone = {absence.person for absence in absences if absence.span.holds(start)}
        present = [shift for shift in here if shift.person not in gone]
        if not any(shift.is_confirmed for shift in present):
            yield _hole(language, Span(start, end), present, [s for s in here if s.person in gone])


def _hole(language: Language, span: Span, unsure: list[Shift], gone: list[Shift]) -> Hole:
    why = Why.UNCONFIRMED if unsure else Why.ABSENT if gone else Why.NOBODY
    people = {shift.person for shift in unsure or gone}
    return Hole(language, span, why, tuple(sorted(people)))


def _joined(pieces: Iterable[Hole]) -> list[Hole]:
    joined: list[Hole] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        same = last and (last.why, last.people, last.span.end) == (piece.why, piece.people, piece.span.start)
        if last and same:
            joined[-1] = Hole(last.language, Span(last.span.start, piece.span.end), last.why, last.people)
        else:
            joined.append(piece)
    return joined


def _without(spans: list[Span], taken: list[Span]) -> list[Span]:
    for hole in taken:
        spans = [rest for span in spans for rest in _rest(span, hole)]
    return spans


def _rest(span: Span, hole: Span) -> list[Span]:
    if not span.meets(hole):
        return [span]
    before = [Span(span.start, hole.start)] if span.start < hole.start else []
    return before + ([Span(hole.end, span.end)] if hole.end < span.end else [])


def _gap(span: Span, here: list[Hole]) -> Gap:
    missing = [hole for hole in here if hole.why is not Why.UNCONFIRMED]
    unsure = [hole for hole in here if hole.why is Why.UNCONFIRMED]
    return Gap(
        span,
        tuple(hole.language for hole in missing),
        tuple(hole.language for hole in unsure),
        tuple(sorted({person for hole in missing for person in hole.people})),
        tuple(sorted({person for hole in unsure for person in hole.people})),
    )


def _append(drawn: list[Gap], gap: Gap) -> None:
    last = drawn[-1] if drawn else None
    if last and last.span.end == gap.span.start and _what(last) == _what(gap):
        absent = tuple(sorted({*last.absent, *gap.absent}))
        unsure = tuple(sorted({*last.unsure, *gap.unsure}))
        drawn[-1] = Gap(Span(last.span.start, gap.span.end), last.missing, last.asked, absent, unsure)
    else:
        drawn.append(gap)


def _what(gap: Gap) -> tuple[tuple[Language, ...], tuple[Language, ...]]:
    return gap.missing, gap.asked
