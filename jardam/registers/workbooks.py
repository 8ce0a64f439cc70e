"""What an Excel file is before anybody trusts it: a zip of XML. Its true size, where its cells lie, which are formulas.

Every part is unpacked once, in pieces and with a limit, and read by expat, which is told to refuse definitions;
only then the workbook is handed to calamine, which builds the sheet in memory as far as its outermost cells.
"""

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from jardam.registers.rules.problems import FileRefused, Unreadable

LARGEST_UNPACKED = 400 * 1024 * 1024
"""Units: bytes, all parts together. 100 000 rows of twelve columns are about 80 MB."""

MOST_CELLS = 25_000_000
MOST_PARTS = 2_000
_PIECE = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, expat.ExpatError)
Formulas = dict[int, dict[int, bool]]


@dataclass(slots=True)
class CellScan:
    """What is noted of one sheet while its XML runs by. Rows and columns are counted from 0."""

    formulas: Formulas = field(default_factory=lambda: defaultdict(dict))
    row: int = -1
    column: int = -1
    last_row: int = 0
    last_column: int = 0
    is_formula: bool = False
    has_value: bool = False
    is_in_value: bool = False

    def start(self, name: str, words: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell(words.get("r", ""))
        elif name == "f":
            self.is_formula = True
        elif name in {"v", "t"}:
            self.is_in_value = True
        elif name == "row":
            self.row = int(words["r"]) - 1 if words.get("r", "").isdecimal() else self.row + 1
            self.column = -1

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in {"v", "t"}:
            self.is_in_value = False
        elif name == "c" and self.is_formula:
            self.formulas[self.row][self.column] = self.has_value

    def text(self, text: str) -> None:
        self.has_value = self.has_value or (self.is_in_value and bool(text.strip()))

    def _cell(self, place: str) -> None:
        match = _PLACE.fullmatch(place)
        if match:
            self.column, self.row = _column(match[1]), int(match[2]) - 1
        else:
            self.column += 1
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)
        if (self.last_row + 1) * (self.last_column + 1) > MOST_CELLS:
            raise FileRefused(Unreadable.FAR_APART)
        self.is_formula = self.has_value = False


def scanned(content: bytes) -> dict[str, CellScan]:
    """Every sheet of an Excel file, by the name of its part, with its formulas. Errors: FileRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if "xl/workbook.xml" not in parts.namelist() or len(parts.infolist()) > MOST_PARTS:
                raise FileRefused(Unreadable.NOT_A_TABLE)
            return _scanned(parts)
    except _BROKEN as error:
        raise FileRefused(Unreadable.DAMAGED) from error


def _scanned(parts: zipfile.ZipFile) -> dict[str, CellScan]:
    left = LARGEST_UNPACKED
    sheets = {}
    for part in parts.infolist():
        scan = CellScan()
        parser = _parser(scan) if _SHEET.fullmatch(part.filename) else None
        for piece in _pieces(parts, part):
            left -= len(piece)
            if left < 0:
                raise FileRefused(Unreadable.BOMB)
            if parser:
                parser.Parse(piece, False)
        if parser:
            parser.Parse(b"", True)
            sheets[part.filename] = scan
    return sheets


def _pieces(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part as it really is: the size it claims is not believed."""
    part.file_size = 2 * LARGEST_UNPACKED
    with parts.open(part) as unpacked:
        while piece := unpacked.read(_PIECE):
            yield piece


def _parser(scan: CellScan) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
    parser.CharacterDataHandler = scan.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_words: object) -> None:
    raise FileRefused(Unreadable.FOREIGN_XML)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
