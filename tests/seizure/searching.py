"""Looks into every file under some folders, and into every compressed stream inside them, for patterns."""

import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Patterns = Mapping[str, Mapping[str, bytes]]
"""marker -> way of writing -> bytes"""

_STREAM = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_ZIPPED = re.compile(rb"PK\x03\x04.{4}\x08\x00.{16}(..)(..)", re.DOTALL)
_PAGE = 8192
_WORD = 4
_BLOCK = 1 << 20
LONGEST = 4096
"""Units: bytes. No pattern is longer; blocks overlap by so much."""

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
    wanted = Wanted(patterns)
    return [hit for folder in folders for path in _below(folder) for hit in _in_file(path, wanted)]


class Wanted:
    """Patterns by the machine words in them, so that thousands are looked for in one pass.

    Wherever a pattern lies, one of its first four windows of four bytes lies on a whole word. So the words
    of a block are collected once, and a pattern is searched for only where one of its words is.
    """

    def __init__(self, patterns: Patterns) -> None:
        self._by_word: dict[int, set[tuple[str, str, bytes]]] = defaultdict(set)
        for marker, ways in patterns.items():
            for way, pattern in ways.items():
                for offset in range(_WORD):
                    word = int.from_bytes(pattern[offset : offset + _WORD], sys.byteorder)
                    self._by_word[word].add((marker, way, pattern))

    def found_in(self, raw: bytes) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for start in range(0, len(raw), _BLOCK):
            block = raw[start : start + _BLOCK + LONGEST]
            words = set(memoryview(block[: len(block) // _WORD * _WORD]).cast("I"))
            near = {one for word in self._by_word.keys() & words for one in self._by_word[word]}
            found.update((marker, way) for marker, way, pattern in near if pattern in block)
        return found


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_socket())


def _in_file(path: Path, wanted: Wanted) -> Iterator[Hit]:
    said = path.name if not path.is_symlink() else f"{path.name} {path.readlink()}"
    for marker, way in wanted.found_in(said.encode(errors="surrogateescape")):
        yield Hit(path, marker, f"name: {way}")
    if path.is_file() and not path.is_symlink():
        yield from _in_bytes(path, without_empty_pages(path.read_bytes()), wanted, depth=0)


def _in_bytes(path: Path, raw: bytes, wanted: Wanted, *, depth: int) -> Iterator[Hit]:
    for marker, way in wanted.found_in(raw):
        yield Hit(path, marker, way, depth)
    if depth < DEEPEST:
        for stream in streams(raw):
            yield from _in_bytes(path, stream, wanted, depth=depth + 1)


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
