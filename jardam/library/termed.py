"""The glossary for the eye: a row of six columns and more, and the history of one term."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.law.choices import confidences
from jardam.law.rules.confidence import Confidence
from jardam.library.choices import Proposal, column_words, proposal_words
from jardam.library.models import Term, Wording
from jardam.library.permissions import may_decide
from jardam.library.rules.terms import Column
from jardam.library.showing import day_of, names_of
from jardam.search.rules.skeleton import words_of

TAGS: Mapping[Column, str] = {
    **{Column(one.value): one.tag for one in Language if one.value in {*Column}},
    Column.UZ_CYRL: "uz-Cyrl",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A word in one column. ``is_open``: nobody verified it."""

    text: str
    lang: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    code: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class WordingLine:
    """One version. ``decide_id``: whose two buttons are shown."""

    column: str
    cell: Cell
    sure: str
    source: str
    state: str
    told: str
    is_current: bool
    decide_id: UUID | None


@dataclass(frozen=True, slots=True)
class History:
    title: str
    rows: Sequence[WordingLine]


def columns_shown() -> list[object]:
    return list(column_words().values())


def rows_of(every: Iterable[tuple[Term, Mapping[Column, Wording]]], typed: str) -> list[GlossaryRow]:
    """Those in one of whose columns every typed word begins a word, in whatever script it was typed."""
    wanted = words_of(typed)
    found = [(term, said) for term, said in every if any(_has(one.text, wanted) for one in said.values())]
    return [
        GlossaryRow(term.code, [_cell(said.get(column), column) for column in Column]) for term, said in found
    ]


def history_of(term: Term, reader: User) -> History:
    """All versions of a term, column by column, the newest first. Three queries."""
    rows = list(Wording.objects.filter(term=term).order_by("-version", "pk"))
    names = names_of([*(row.proposed_by_id for row in rows), *(row.decided_by_id for row in rows)], reader)
    places = list(Column)
    ordered = sorted(rows, key=lambda row: places.index(Column(row.column)))
    title = next((row.text for row in ordered if row.is_current), term.code)
    return History(title, [_line(row, names, reader) for row in ordered])


def _line(row: Wording, names: Mapping[UUID, str], reader: User) -> WordingLine:
    people = [
        f"{names.get(who, '')}, {day_of(day)}"
        for who, day in ((row.proposed_by_id, row.proposed_on), (row.decided_by_id, row.decided_on))
        if who
    ]
    return WordingLine(
        column=str(column_words()[Column(row.column)]),
        cell=_cell(row, Column(row.column)),
        sure=str(confidences()[Confidence(row.sure)]) if row.sure else "",
        source=row.source,
        state=str(proposal_words()[Proposal(row.state)]) if row.proposed_by_id else "",
        told=" · ".join(people),
        is_current=row.is_current,
        decide_id=row.pk if may_decide(reader, row) else None,
    )


def _cell(row: Wording | None, column: Column) -> Cell:
    if row is None:
        return Cell("", TAGS[column], is_open=False)
    return Cell(row.text, TAGS[column], is_open=row.sure == Confidence.FROM_MEMORY_UNVERIFIED)


def _has(text: str, wanted: Sequence[str]) -> bool:
    there = words_of(text)
    return all(any(word.startswith(part) for word in there) for part in wanted)
