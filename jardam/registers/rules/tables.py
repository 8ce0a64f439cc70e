"""From text to rows: which sign parts the cells, and where the headings stand. Pure."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from jardam.registers.rules.fields import Field, guessed_field
from jardam.registers.rules.problems import FileRefused, Unreadable

MOST_ROWS = 250_000
MOST_COLUMNS = 100
DELIMITERS = (";", "\t", ",", "|")
_LONGEST_CELL = 1_000_000


def delimiter_of(text: str) -> str:
    """The sign that parts the same number of cells in most of the first lines. Example: 'a;b\\n1;2' -> ';'."""
    sample = [line for line in islice(text[:100_000].splitlines(), 50) if line.strip()]
    return max(DELIMITERS, key=lambda sign: _evenness(sample, sign))


def rows_of(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with their numbers, counted as a spreadsheet counts them, from 1. Empty ones are left out.

    Errors: FileRefused, for a table that quotes without an end.
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        for number, row in enumerate(lines, start=1):
            if any(cell.strip() for cell in row):
                yield number, row
    except csv.Error as error:
        raise FileRefused(Unreadable.NOT_A_TABLE) from error


def heading_place(first: Sequence[Sequence[str]]) -> int:
    """Which of the first rows holds the headings: the first that names two fields, else the first with two cells.

    Registers often begin with a title: 'Журнал обращений за 2025 год'.
    """
    named = [sum(guessed_field(cell) is not Field.SKIP for cell in row if cell.strip()) for row in first]
    filled = [sum(bool(cell.strip()) for cell in row) for row in first]
    several = [place for place, number in enumerate(filled) if number > 1]
    return next((place for place, number in enumerate(named) if number > 1), several[0] if several else 0)


def checked_headings(cells: Sequence[str]) -> tuple[str, ...]:
    """The headings of a table, one for each column up to the last that has one. Errors: FileRefused."""
    headings = [" ".join(cell.split())[:200] for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise FileRefused(Unreadable.NO_HEADINGS)
    if len(headings) > MOST_COLUMNS:
        raise FileRefused(Unreadable.TOO_MANY_COLUMNS)
    return tuple(headings)


def _evenness(lines: Sequence[str], sign: str) -> tuple[int, int]:
    try:
        counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return 0, 0
    several = [count for count in counts if count > 1]
    if not several:
        return 0, 0
    commonest = max(set(several), key=several.count)
    return several.count(commonest), commonest
