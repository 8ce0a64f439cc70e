"""A register as rows, whatever file it came in. Read again for every step; nothing of it is kept in the clear."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from jardam.registers import workbooks
from jardam.registers.rules.cells import Cell, text_of
from jardam.registers.rules.encodings import Encoding, decoded
from jardam.registers.rules.problems import FileRefused, Unreadable
from jardam.registers.rules.tables import MOST_ROWS, checked_headings, heading_place, rows_of

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FIRST_ROWS = 15
Row = tuple[int, Sequence[Cell], Mapping[int, bool]]
"""The number of the row as its program counts it, its cells, and its formulas by column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its headings, and a fresh walk over its rows each time it is asked for."""

    headings: tuple[str, ...]
    is_excel: bool
    encoding: Encoding | None
    walk: Callable[[], Iterator[Row]]

    def rows(self) -> Iterator[Row]:
        """The rows below the headings, empty ones left out. Errors: FileRefused, when there are too many."""
        for count, row in enumerate(self.walk()):
            if count >= MOST_ROWS:
                raise FileRefused(Unreadable.TOO_MANY_ROWS)
            yield row


def read_sheet(content: bytes) -> Sheet:
    """The table in a file. Errors: FileRefused."""
    if not content:
        raise FileRefused(Unreadable.EMPTY)
    if content.startswith(_OLE):
        raise FileRefused(Unreadable.OLD_EXCEL)
    sheet = _of_excel(content) if content.startswith(_ZIP) else _of_text(content)
    if next(sheet.walk(), None) is None:
        raise FileRefused(Unreadable.NO_ROWS)
    return sheet


def _of_text(content: bytes) -> Sheet:
    text, encoding = decoded(content)
    first = list(islice(rows_of(text), _FIRST_ROWS))
    place = heading_place([row for _number, row in first])
    headings = checked_headings(first[place][1] if first else [])

    def walk() -> Iterator[Row]:
        return ((number, row, {}) for number, row in islice(rows_of(text), place + 1, None))

    return Sheet(headings, is_excel=False, encoding=encoding, walk=walk)


def _of_excel(content: bytes) -> Sheet:
    scans = workbooks.scanned(content)
    sheet, scan = _first_table(content, scans)
    left = (sheet.start or (0, 0))[1]
    first = [(number, row) for number, row, _ in islice(_excel_rows(sheet, left, {}), _FIRST_ROWS)]
    place = heading_place([[text_of(cell) for cell in row] for _number, row in first])
    headings = checked_headings([text_of(cell) for cell in first[place][1]] if first else [])

    def walk() -> Iterator[Row]:
        return islice(_excel_rows(sheet, left, scan.formulas), place + 1, None)

    return Sheet(headings, is_excel=True, encoding=None, walk=walk)


def _first_table(
    content: bytes, scans: Mapping[str, workbooks.CellScan]
) -> tuple[CalamineSheet, workbooks.CellScan]:
    """The first visible sheet with cells, and its scan: the one that ends where the sheet ends."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for place, about in enumerate(book.sheets_metadata):
            if about.visible == SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_index(place)
                if sheet.end is not None:
                    return sheet, _scan_of(sheet, place, scans)
    except CalamineError as error:
        raise FileRefused(Unreadable.DAMAGED) from error
    raise FileRefused(Unreadable.EMPTY)


def _scan_of(sheet: CalamineSheet, place: int, scans: Mapping[str, workbooks.CellScan]) -> workbooks.CellScan:
    """Sheets are nearly always numbered in the order of the book; where they are not, their extent tells."""
    usual = scans.get(f"xl/worksheets/sheet{place + 1}.xml")
    if usual and (usual.last_row, usual.last_column) >= (sheet.end or (0, 0)):
        return usual
    fitting = [scan for scan in scans.values() if (scan.last_row, scan.last_column) == sheet.end]
    return fitting[0] if fitting else usual or workbooks.CellScan()


def _excel_rows(sheet: CalamineSheet, left: int, formulas: Mapping[int, Mapping[int, bool]]) -> Iterator[Row]:
    """Rows that hold something. Columns left of the first cell are not there, and their formulas not either."""
    for number, cells in enumerate(sheet.iter_rows()):
        found = {column - left: has for column, has in formulas.get(number, {}).items()}
        if any(cell != "" for cell in cells) or found:
            yield number + 1, cells, found
