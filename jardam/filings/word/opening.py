"""What a Word file is before anybody trusts it: a zip of XML. Its true size, what it carries along, where it points.

Every part is unpacked once, in pieces and with a limit, and what is XML is read by expat, which is told to refuse
definitions; only then it is handed on.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from jardam.filings.rules.template_faults import TemplateFault, TemplateRefused

LARGEST = 2 * 1024 * 1024  # bytes, as uploaded
LARGEST_UNPACKED = 8 * 1024 * 1024  # bytes, all parts together
MOST_PARTS = 400
_PIECE = 1 << 16
_MACROS = re.compile(r"vba|macro", re.IGNORECASE)
_EMBEDDED = re.compile(r"(^|/)(embeddings|activeX|afchunk)", re.IGNORECASE)
_LINKS = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_FETCHING = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|DDE|DDEAUTO|LINK|IMPORT|DATABASE|MACROBUTTON|AUTOTEXT)\b", re.IGNORECASE
)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, expat.ExpatError)


def check_parts(content: bytes) -> None:
    """Errors: TemplateRefused."""
    if len(content) > LARGEST:
        raise TemplateRefused(TemplateFault.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _check_names(parts.namelist())
            _check_contents(parts)
    except _UNREADABLE as error:
        raise TemplateRefused(TemplateFault.DAMAGED) from error


def _check_names(names: list[str]) -> None:
    """Errors: TemplateRefused."""
    if len(names) > MOST_PARTS:
        raise TemplateRefused(TemplateFault.BOMB)
    if "word/document.xml" not in names or "[Content_Types].xml" not in names or len(set(names)) < len(names):
        raise TemplateRefused(TemplateFault.NOT_WORD)
    if found := [name for name in names if _MACROS.search(name)]:
        raise TemplateRefused(TemplateFault.MACROS, found)
    if found := [name for name in names if _EMBEDDED.search(name)]:
        raise TemplateRefused(TemplateFault.EMBEDDED, found)


def _check_contents(parts: zipfile.ZipFile) -> None:
    """Errors: TemplateRefused."""
    left = LARGEST_UNPACKED
    for part in parts.infolist():
        reader = _Reader(part.filename) if part.filename.endswith((".xml", ".rels")) else None
        for piece in _pieces(parts, part):
            left -= len(piece)
            if left < 0:
                raise TemplateRefused(TemplateFault.BOMB)
            if reader:
                reader.parser.Parse(piece, False)
        if reader:
            reader.parser.Parse(b"", True)


def _pieces(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part as it really is: the size that it claims is not believed."""
    part.file_size = 2 * LARGEST_UNPACKED
    with parts.open(part) as unpacked:
        while piece := unpacked.read(_PIECE):
            yield piece


class _Reader:
    """One part while its XML runs by."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._order = ""
        self._is_order = False
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, words: dict[str, str]) -> None:
        short = name.rpartition(":")[2]
        if short == "altChunk":
            raise TemplateRefused(TemplateFault.EMBEDDED, [self.name])
        if short in {"Override", "Default"} and _MACROS.search(words.get("ContentType", "")):
            raise TemplateRefused(TemplateFault.MACROS, [words.get("PartName", self.name)])
        if short == "Relationship" and words.get("TargetMode", "").lower() == "external":
            self._check_link(words)
        if short == "fldSimple":
            self._check_order(next((words[key] for key in words if key.endswith("instr")), ""))
        self._is_order = short == "instrText"
        if short == "p":
            self._order = ""

    def _check_link(self, words: dict[str, str]) -> None:
        """A link that a reader may click is one; all else is fetched when the paper is opened."""
        target = words.get("Target", "")
        if not words.get("Type", "").endswith("/hyperlink") or not _LINKS.match(target):
            raise TemplateRefused(TemplateFault.OUTSIDE, [target])

    def _text(self, text: str) -> None:
        """An order may be cut over several runs of a paragraph."""
        if self._is_order:
            self._order += text
            self._check_order(self._order)

    def _end(self, name: str) -> None:
        self._is_order = False

    def _check_order(self, order: str) -> None:
        if found := _FETCHING.search(order):
            raise TemplateRefused(TemplateFault.OUTSIDE, [found[0]])

    def _refuse(self, *_words: object) -> None:
        raise TemplateRefused(TemplateFault.DAMAGED, [self.name])
