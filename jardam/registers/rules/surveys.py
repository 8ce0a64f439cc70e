"""A first look at a register: its headings, first rows, and the words in each column. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from jardam.registers.rules.cells import Cell, text_of
from jardam.registers.rules.dates import Order, settled_order
from jardam.registers.rules.fields import WORDED, Field, guessed_columns
from jardam.registers.rules.rows import Meaning
from jardam.registers.rules.words import parts_of, word_key

MOST_WORDS = 400
"""Different texts in a column; one that holds more is no list of words."""

MOST_ASKED = 300
SAMPLE_ROWS = 3
_SHOWN = 80  # characters of a cell
_DATES_LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class Survey:
    """``words``: by column, each text and how often it stands there; None where there are too many to be words."""

    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    words: tuple[Mapping[str, int] | None, ...]
    orders: tuple[Order, ...]
    rows: int
    written_in: str  # rules.encodings.Encoding, or EXCEL

    def bundle(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_bundle(cls, bundle: Mapping[str, Any]) -> "Survey":
        return cls(
            headings=tuple(bundle["headings"]),
            samples=tuple(tuple(row) for row in bundle["samples"]),
            words=tuple(bundle["words"]),
            orders=tuple(Order(order) for order in bundle["orders"]),
            rows=bundle["rows"],
            written_in=bundle["written_in"],
        )


def surveyed(headings: Sequence[str], rows: Iterable[Sequence[Cell]], written_in: str) -> Survey:
    """Walk once over all rows. Nothing longer than 80 characters is kept, and no column of more than 400 texts."""
    words: list[Counter[str] | None] = [Counter() for _ in headings]
    dates: list[list[Cell]] = [[] for _ in headings]
    samples: list[tuple[str, ...]] = []
    count = 0
    for count, row in enumerate(rows, start=1):
        if count <= SAMPLE_ROWS:
            samples.append(tuple(text_of(cell)[:_SHOWN] for cell in row[: len(headings)]))
        for place, cell in enumerate(row[: len(headings)]):
            words[place] = _counted(words[place], cell)
            if isinstance(cell, str) and count <= _DATES_LOOKED_AT and cell[:1].isdigit():
                dates[place].append(cell)
    kept = tuple(None if counted is None else dict(counted) for counted in words)
    return Survey(tuple(headings), tuple(samples), kept, tuple(map(settled_order, dates)), count, written_in)


def guessed_meaning(survey: Survey) -> Meaning:
    """What headings and words say by themselves; a column of too many texts is no column of words."""
    columns = [
        Field.SKIP if field in WORDED and survey.words[place] is None else field
        for place, field in enumerate(guessed_columns(survey.headings))
    ]
    return Meaning(tuple(columns), order=order_of(survey, columns))


def order_of(survey: Survey, columns: Sequence[Field]) -> Order:
    """The order in which the column of days is written."""
    return survey.orders[columns.index(Field.DATE)] if Field.DATE in columns else Order.DAY_FIRST


def unknown_words(survey: Survey, meaning: Meaning) -> list[tuple[Field, str, int]]:
    """Words nobody can know the code of, with their number of rows, the most frequent first; 300 at most."""
    asked: Counter[tuple[Field, str]] = Counter()
    for place, field in enumerate(meaning.columns):
        if field not in WORDED:
            continue
        for text, count in (survey.words[place] or {}).items():
            for word in parts_of(field, text, {}):
                if Meaning(meaning.columns).code(field, word) is None:
                    asked[field, word_key(word)] += count
    return [(field, word, count) for (field, word), count in asked.most_common(MOST_ASKED)]


def _counted(words: Counter[str] | None, cell: Cell) -> Counter[str] | None:
    if words is None:
        return None
    text = text_of(cell)
    if text:
        words[text[:_SHOWN]] += 1
    return words if len(words) <= MOST_WORDS else None
