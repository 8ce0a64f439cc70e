"""Materials: which file may be kept, which translation is behind, and how much there is of what."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes. A booklet or five minutes of sound fit; a film must be small."""


class MaterialKind(StrEnum):
    """Stored as written, like the next ones."""

    LEAFLET = "LEAFLET"
    BOOKLET = "BOOKLET"
    POSTER = "POSTER"
    AUDIO = "AUDIO"
    VIDEO = "VIDEO"
    SCRIPT = "SCRIPT"


class Format(StrEnum):
    PAPER = "PAPER"
    AUDIO = "AUDIO"
    VIDEO = "VIDEO"
    TEXT = "TEXT"


class FileType(StrEnum):
    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"
    MP3 = "MP3"
    OGG = "OGG"
    MP4 = "MP4"


class FileFault(StrEnum):
    TOO_LARGE = "TOO_LARGE"
    UNKNOWN = "UNKNOWN"  # none of the types we keep, whatever its name says
    OTHER_FORMAT = "OTHER_FORMAT"  # a sound file for paper, say


TYPES: Mapping[Format, frozenset[FileType]] = {
    Format.PAPER: frozenset({FileType.PDF, FileType.PNG, FileType.JPEG}),
    Format.AUDIO: frozenset({FileType.MP3, FileType.OGG}),
    Format.VIDEO: frozenset({FileType.MP4}),
    Format.TEXT: frozenset(),
}
_BEGINNINGS = (
    (b"%PDF-", FileType.PDF),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"ID3", FileType.MP3),
    (b"\xff\xfb", FileType.MP3),
    (b"\xff\xf3", FileType.MP3),
    (b"OggS", FileType.OGG),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What counts of a current copy."""

    language: str
    topics: tuple[str, ...]
    material: str


def type_of(content: bytes) -> FileType | None:
    """By its first bytes, never by its name."""
    if content[4:8] == b"ftyp":
        return FileType.MP4
    return next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)


def fault_of(content: bytes, wanted: Format) -> FileFault | None:
    """Why a file cannot be kept; None when it can. Units: bytes."""
    if len(content) > LARGEST_FILE:
        return FileFault.TOO_LARGE
    kind = type_of(content)
    if kind is None:
        return FileFault.UNKNOWN
    return None if kind in TYPES[wanted] else FileFault.OTHER_FORMAT


def is_behind(made_from: int, master_revision: int) -> bool:
    """Whether a copy was made from an older master than the one that stands."""
    return made_from < master_revision


def counted(copies: Iterable[Kept]) -> tuple[Counter[str], Counter[str]]:
    """How many materials there are by language, and by topic: each material once, however many copies it has."""
    languages, topics = set(), set()
    for copy in copies:
        languages.add((copy.language, copy.material))
        topics |= {(topic, copy.material) for topic in copy.topics}
    return Counter(language for language, _one in languages), Counter(topic for topic, _one in topics)
