"""A JPEG without what was written beside its picture. Source: ITU-T T.81, annex B (marks, segments and their lengths)."""

import re
from collections.abc import Iterator

_START, _END, _SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
_COMMENT, _FIRST_OWN, _LAST_OWN = 0xFE, 0xE1, 0xEF  # APP1 to APP15
_COLOURS = 0xEE  # APP14 says how colours are meant: without it a picture may turn green
_SEGMENT = re.compile(rb"\xff+([\x01-\xfe])(..)", re.DOTALL)
_NEXT_MARK = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Within the data of a scan 0xFF stands for itself when 0 follows, or begins anew (0xD0 to 0xD7); all else is a mark."""


class _Misfit(ValueError):
    """The segments do not add up."""


def without_traces(content: bytes) -> bytes | None:
    """The same picture, byte by byte, without comments and the makers' own segments (place, hour, device, preview), and
    without what telephones hang on behind it.

    None where the segments do not add up.
    """
    try:
        return _START + b"".join(piece for mark, piece in _pieces(content) if not _is_own(mark)) + _END
    except _Misfit:
        return None


def _pieces(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment with its mark, a scan together with its data, up to the end of the picture."""
    if not content.startswith(_START):
        raise _Misfit
    place = len(_START)
    while content[place : place + 2] != _END:
        found = _SEGMENT.match(content, place)
        if found is None:
            raise _Misfit
        mark, length = found[1][0], int.from_bytes(found[2], "big")
        end = found.end() - 2 + length
        if length < 2 or end > len(content):
            raise _Misfit
        end = _after_data(content, end) if mark == _SCAN else end
        yield mark, content[place:end]
        place = end


def _after_data(content: bytes, place: int) -> int:
    found = _NEXT_MARK.search(content, place)
    if found is None:
        raise _Misfit
    return found.start()


def _is_own(mark: int) -> bool:
    return mark == _COMMENT or (_FIRST_OWN <= mark <= _LAST_OWN and mark != _COLOURS)
