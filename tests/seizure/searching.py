"""Looks into every file under some folders, and into every compressed stream inside them, for patterns."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Patterns = Mapping[str, Mapping[str, bytes]]
"""marker -> way of writing -> bytes"""

_STREAM = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_ZIPPED = re.compile(rb"PK\x03\x04.{4}\x08\x00.{16}(..)(..)", re.DOTALL)
_PAGE = 8192
_RAW, _WRAPPED = -15, 47  # zlib's words for a bare stream, and for one with a zlib or gzip head
LARGEST_STREAM = 64 * 1024 * 1024
DEEPEST = 3
"""A stream in a stream in a stream."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A marker that was found, and how it was written. ``depth`` counts the compressed streams around it."""

    file: Path
    marker: str
    way: str
    depth: int = 0


def search(folders: Iterable[Path], patterns: Patterns) -> list[Hit]:
    """Every marker written in any way in a file below ``folders``: content, name or link target."""
    return [hit for folder in folders for path in _below(folder) for hit in _in_file(path, patterns)]


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_socket())


def _in_file(path: Path, patterns: Patterns) -> Iterator[Hit]:
    said = path.name if not path.is_symlink() else f"{path.name} {path.readlink()}"
    for marker, way in found_in(said.encode(errors="surrogateescape"), patterns):
        yield Hit(path, marker, f"name: {way}")
    if path.is_file() and not path.is_symlink():
        yield from _in_bytes(path, without_empty_pages(path.read_bytes()), patterns, depth=0)


def _in_bytes(path: Path, raw: bytes, patterns: Patterns, *, depth: int) -> Iterator[Hit]:
    for marker, way in found_in(raw, patterns):
        yield Hit(path, marker, way, depth)
    if depth < DEEPEST:
        for stream in streams(raw):
            yield from _in_bytes(path, stream, patterns, depth=depth + 1)


def found_in(raw: bytes, patterns: Patterns) -> Iterator[tuple[str, str]]:
    for marker, ways in patterns.items():
        for way, pattern in ways.items():
            if pattern in raw:
                yield marker, way


def without_empty_pages(raw: bytes) -> bytes:
    """Most of a young database is zeros; leaving whole empty pages out makes the search quick."""
    empty = bytes(_PAGE)
    pages = (raw[at : at + _PAGE] for at in range(0, len(raw), _PAGE))
    return b"".join(page for page in pages if page != empty)


def streams(raw: bytes) -> Iterator[bytes]:
    """What inflates out of ``raw``, wherever it begins: gzip, zlib, and the members of zip files."""
    for head in _STREAM.finditer(raw):
        yield from _inflated(raw, head.start(), _WRAPPED)
    for member in _ZIPPED.finditer(raw):
        skipped = sum(int.from_bytes(length, "little") for length in member.groups())
        yield from _inflated(raw, member.end() + skipped, _RAW)


def _inflated(raw: bytes, at: int, words: int) -> Iterator[bytes]:
    """As far as it inflates: a stream cut off by a crash is read up to the cut."""
    inflate, out = zlib.decompressobj(words), bytearray()
    view = memoryview(raw)
    try:
        for start in range(at, len(raw), _PAGE):
            out += inflate.decompress(view[start : start + _PAGE])
            if inflate.eof or len(out) > LARGEST_STREAM:
                break
    except zlib.error:
        pass
    if len(out) > 8:
        yield bytes(out)
