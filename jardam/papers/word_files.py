"""What a Word file is before anybody trusts it: a zip of XML. Its true size, what it carries along, where it points.

Every part is unpacked once, in pieces and with a limit, and what is XML is read by expat, which is told to refuse
definitions; only then it is handed on.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from xml.parsers import expat

MOST_PARTS = 400
LONGEST_NAMED = 40  # letters of a field code
_PIECE = 1 << 16
_MACROS = re.compile(r"vba|macro", re.IGNORECASE)
_EMBEDDED = re.compile(r"(^|/)(embeddings|activeX|afchunk)", re.IGNORECASE)
_LINKS = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_ORDERS = frozenset(space + name for space in _WORD for name in ("instrText", "delInstrText"))
_ORDER = frozenset(space + "instr" for space in _WORD)
_SOUND = re.compile(
    r"\s*(?:(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|DATE|TIME|HYPERLINK|TOC|PAGEREF"
    r"|REF|NOTEREF|SEQ|STYLEREF|SYMBOL|SAVEDATE|CREATEDATE|PRINTDATE|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)\b[^{]*|\\[*@#]?[^{]*)?",
    re.IGNORECASE,
)
"""Field codes that fetch nothing when a paper is opened, or their switches. Each piece must be one by itself: what stands
between two pieces may be left out when the paper is filled, so that they meet."""
_READ = (".xml", ".rels", ".vml")
_SEEN = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf", ".wdp", ".bin")
"""Pictures, fonts and what a printer was told: never read as XML, and never declared as such."""
_KNOWN = (*_READ, *_SEEN, "/")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, expat.ExpatError)


class WordFault(StrEnum):
    """Why a Word file is not trusted."""

    TOO_LARGE = "TOO_LARGE"
    NOT_WORD = "NOT_WORD"
    BOMB = "BOMB"
    DAMAGED = "DAMAGED"
    MACROS = "MACROS"
    EMBEDDED = "EMBEDDED"
    OUTSIDE = "OUTSIDE"
    FIELD_CODE = "FIELD_CODE"


class WordRefused(ValueError):
    """``named``: which parts or addresses; empty where nothing is to be named."""

    def __init__(self, fault: WordFault, named: Sequence[str] = ()) -> None:
        super().__init__(fault.value)
        self.fault, self.named = fault, tuple(named)


def check_parts(content: bytes, *, largest: int, unpacked: int) -> None:
    """``largest``: as it came; ``unpacked``: all parts together; both in bytes. Errors: WordRefused."""
    if len(content) > largest:
        raise WordRefused(WordFault.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _check_names(parts.namelist())
            _check_contents(parts, unpacked)
    except _UNREADABLE as error:
        raise WordRefused(WordFault.DAMAGED) from error


def _check_names(names: list[str]) -> None:
    """Errors: WordRefused."""
    if len(names) > MOST_PARTS:
        raise WordRefused(WordFault.BOMB)
    if "word/document.xml" not in names or "[Content_Types].xml" not in names or len(set(names)) < len(names):
        raise WordRefused(WordFault.NOT_WORD)
    if found := [name for name in names if _MACROS.search(name)]:
        raise WordRefused(WordFault.MACROS, found)
    if found := [name for name in names if _EMBEDDED.search(name) or not name.lower().endswith(_KNOWN)]:
        raise WordRefused(WordFault.EMBEDDED, found)


def _check_contents(parts: zipfile.ZipFile, left: int) -> None:
    """``left``: how much all of them may hold, in bytes. Errors: WordRefused."""
    for part in parts.infolist():
        reader = _Reader(part.filename) if part.filename.lower().endswith(_READ) else None
        for piece in _pieces(parts, part, left):
            left -= len(piece)
            if left < 0:
                raise WordRefused(WordFault.BOMB)
            if reader:
                reader.parser.Parse(piece, False)
        if reader:
            reader.parser.Parse(b"", True)


def _pieces(parts: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """The part as it really is: the size that it claims is not believed."""
    part.file_size = left + _PIECE
    with parts.open(part) as unpacked:
        while piece := unpacked.read(_PIECE):
            yield piece


class _Reader:
    """One part while its XML runs by. Names come with their namespaces: a foreign one of the same sound says nothing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._order: str | None = None

    def _start(self, name: str, words: dict[str, str]) -> None:
        short = name.rpartition(" ")[2]
        if self._order is not None:  # an order is text and holds nothing else
            raise WordRefused(WordFault.DAMAGED, [self.name])
        if short == "altChunk":
            raise WordRefused(WordFault.EMBEDDED, [self.name])
        if short in {"Override", "Default"}:
            self._check_kind(words)
        if short == "Relationship" and words.get("TargetMode", "").lower() == "external":
            self._check_link(words)
        for key in _ORDER & words.keys():
            _check_order(words[key])
        if name in _ORDERS:
            self._order = ""

    def _check_kind(self, words: dict[str, str]) -> None:
        """No macros; what is declared as XML is read as such here, too, whatever its name."""
        kind = words.get("ContentType", "")
        name = words.get("PartName") or f".{words.get('Extension', '')}"
        if _MACROS.search(kind):
            raise WordRefused(WordFault.MACROS, [name])
        if kind.lower().endswith("xml") and not name.lower().endswith(_READ):
            raise WordRefused(WordFault.DAMAGED, [name])

    def _check_link(self, words: dict[str, str]) -> None:
        """A link that a reader may click is one; all else is fetched when the paper is opened."""
        target = words.get("Target", "")
        if not words.get("Type", "").endswith("/hyperlink") or not _LINKS.match(target):
            raise WordRefused(WordFault.OUTSIDE, [target])

    def _text(self, text: str) -> None:
        if self._order is not None:
            self._order += text

    def _end(self, name: str) -> None:
        if self._order is not None:
            _check_order(self._order)
            self._order = None

    def _refuse(self, *_words: object) -> None:
        raise WordRefused(WordFault.DAMAGED, [self.name])


def _check_order(order: str) -> None:
    """No tag stands in a field code, either: it could send along what is known of somebody. Errors: WordRefused."""
    if not _SOUND.fullmatch(order):
        raise WordRefused(WordFault.FIELD_CODE, [order.strip()[:LONGEST_NAMED]])
