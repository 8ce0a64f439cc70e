"""Clarifications and notes for the eye: one line of a list, one whole, and on the pages of what they are about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.library.choices import NoteKind, Occasion, note_kind_words, occasion_words, ways_of_saying
from jardam.library.models import Clarification
from jardam.library.permissions import may_see_official
from jardam.library.showing import day_of, names_of, region_of


@dataclass(frozen=True, slots=True)
class ClarifiedLine:
    """``who``: office and position, on which occasion; ``codes``: what it is about."""

    pk: UUID
    title: str
    kind: str
    is_official: bool
    meta: str
    words: str
    codes: Sequence[str]
    is_withdrawn: bool


def line_of(row: Clarification) -> ClarifiedLine:
    written = row.written
    return ClarifiedLine(
        pk=row.pk,
        title=written["title"],
        kind=str(note_kind_words()[NoteKind(row.kind)]),
        is_official=row.kind == NoteKind.OFFICIAL,
        meta=" · ".join(part for part in _meta(row, written) if part),
        words=written["words"],
        codes=list(row.about),
        is_withdrawn=row.withdrawn_on is not None,
    )


def lines_of(rows: Iterable[Clarification]) -> list[ClarifiedLine]:
    return [line_of(row) for row in rows]


def facts_of(row: Clarification, reader: User) -> list[tuple[str, object]]:
    """Who said it, when and how, and who wrote it down. Two queries for the names."""
    written = row.written
    names = names_of([row.noted_by_id, row.withdrawn_by_id], reader)
    is_official = row.kind == NoteKind.OFFICIAL
    withdrawn = (
        f"{names.get(row.withdrawn_by_id, '')}, {day_of(row.withdrawn_on)}" if row.withdrawn_by_id else ""
    )
    told = [
        (_("Said on") if is_official else _("So since"), day_of(row.said_on)),
        (_("Office"), written["office"]),
        (_("Position"), written["position"]),
        (_("Name of the official"), written["official"] if may_see_official(reader) else ""),
        (_("How"), _how(row)),
        (_("Region"), region_of(row.region)),
        (_("Written down by"), f"{names.get(row.noted_by_id, '')}, {day_of(row.noted_on)}"),
        (_("Withdrawn by"), withdrawn),
        (_("Why it is withdrawn"), row.reason),
    ]
    return [(term, value) for term, value in told if value]


def _meta(row: Clarification, written: dict[str, str]) -> list[str]:
    return [day_of(row.said_on), written["office"], written["position"], _how(row), region_of(row.region)]


def _how(row: Clarification) -> str:
    if row.kind != NoteKind.OFFICIAL:
        return ""
    said = dict(ways_of_saying())
    return ", ".join((str(said[row.said]), str(occasion_words()[Occasion(row.occasion)])))
