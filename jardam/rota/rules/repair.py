"""How one hole can be closed at once: who could come, longer or extra, without breaking a norm."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from jardam.kernel.languages import Language
from jardam.rota.rules.norms import HOUSE, Norms, concerns, load
from jardam.rota.rules.spans import STEP, Span, minutes

SHORTEST = timedelta(hours=2)
"""Nobody is asked to come for less, unless the hole itself is shorter or they only stay longer."""
MOST = 4


class Kind(StrEnum):
    LONGER = "LONGER"  # begins earlier or stays longer
    EXTRA = "EXTRA"  # a shift of its own


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who could be asked: what they speak, when they work and when they are away."""

    person: UUID
    languages: frozenset[Language]
    working: tuple[Span, ...] = ()
    away: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """One proposal: who works when, what it closes, and what their week and rest would be.

    Units: minutes; ``rest`` is None where no other shift is near.
    """

    person: UUID
    kind: Kind
    span: Span
    languages: tuple[Language, ...]
    week: int
    rest: int | None

    def closes(self, hole: Span) -> bool:
        """The whole of it, not a part."""
        return self.span == hole


def repairs(
    hole: Span,
    missing: Iterable[Language],
    staff: Iterable[Colleague],
    zone: ZoneInfo,
    norms: Norms = HOUSE,
) -> list[Repair]:
    """The best few ways to close ``hole``, or the longest part of it: most languages first, then most of the hole,
    then staying longer before coming extra, then whose week is emptier.

    Example: Tajik is missing from 22:00 to 02:00 and Mehrangez works until 22:00 after six hours: she stays
    longer; a colleague without a shift near comes extra.
    """
    wanted = tuple(missing)
    found = [best for one in staff if (best := _best(hole, wanted, one, zone, norms))]
    return sorted(found, key=lambda r: _rank(r, hole))[:MOST]


def _best(
    hole: Span, wanted: tuple[Language, ...], one: Colleague, zone: ZoneInfo, norms: Norms
) -> Repair | None:
    spoken = tuple(language for language in wanted if language in one.languages)
    if not spoken:
        return None
    for part in parts_of(hole):
        is_longer = any(part.start == span.end or part.end == span.start for span in one.working)
        is_too_short = part.length < SHORTEST and part != hole and not is_longer
        if not is_too_short and not concerns(part, one.working, one.away, zone, norms):
            would_be = load(part, one.working, zone)
            kind = Kind.LONGER if is_longer else Kind.EXTRA
            return Repair(one.person, kind, part, spoken, would_be.week, would_be.rest)
    return None


def parts_of(hole: Span) -> Iterator[Span]:
    """The whole hole, then ever shorter parts that begin or end where it does."""
    yield hole
    length = hole.length - STEP
    while length >= STEP:
        yield Span(hole.start, hole.start + length)
        yield Span(hole.end - length, hole.end)
        length -= STEP


def _rank(repair: Repair, hole: Span) -> tuple[int, int, bool, int, str]:
    left = minutes(hole.length - repair.span.length)
    is_extra = repair.kind is Kind.EXTRA
    return (-len(repair.languages), left, is_extra, repair.week, repair.person.hex)


def after(repair: Repair, staff: Sequence[Colleague]) -> list[Colleague]:
    """The staff once this repair is accepted."""
    return [
        Colleague(one.person, one.languages, (*one.working, repair.span), one.away)
        if one.person == repair.person
        else one
        for one in staff
    ]
