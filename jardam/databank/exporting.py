"""A table of the bank on its way out: the same protected figures as on the page, with a row of HXL tags."""

from collections.abc import Iterator

from jardam.databank.queries import Wanted
from jardam.databank.rules.codebook import HXL, MEASURES
from jardam.databank.rules.protection import ALL
from jardam.databank.rules.tables import Table

Row = tuple[str | int, ...]
WITHHELD = "withheld"
SUM = "ALL"


def rows(wanted: Wanted, table: Table) -> list[Row]:
    """Names, tags, then one line for each cell. Codes, no words: they are the same in every language."""
    is_share = MEASURES[wanted.indicator].is_share
    names = [axis.value.lower() for axis in wanted.axes]
    numbers = ("number", "of") if is_share else ("number",)
    tags = ("#indicator+value+num", "#indicator+of+num") if is_share else ("#indicator+value+num",)
    head = ("indicator", *names, *numbers, "narrowed_to", "snapshot")
    hxl = ("#indicator+code", *(HXL[axis] for axis in wanted.axes), *tags, "#meta+narrowed", "#meta+snapshot")
    return [head, hxl, *_cells(wanted, table, is_share=is_share)]


def _cells(wanted: Wanted, table: Table, *, is_share: bool) -> Iterator[Row]:
    kept = " ".join(f"{axis}={code}" for axis, code in wanted.kept.items())
    for key in sorted(table.cells):
        cell = table.cells[key]
        said = [WITHHELD if number is None else number for number in (cell.number, cell.of)]
        codes = [SUM if code == ALL else code for code in key]
        yield (wanted.indicator.value, *codes, *said[: 2 if is_share else 1], kept, wanted.snapshot.id)
