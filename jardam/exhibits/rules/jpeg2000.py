"""A JPEG 2000 without what was written beside its picture. Source: ITU-T T.800, annex I (boxes)."""

from collections.abc import Iterator

_BARE = b"\xff\x4f"  # a picture without boxes
_KEPT = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})  # signature, kind, size and colours, the picture
_HEAD, _LONG_HEAD = 8, 16


class _Misfit(ValueError):
    """The boxes do not add up."""


def without_traces(content: bytes) -> bytes | None:
    """The same picture, byte by byte, without the boxes in which makers tell of place, hour and device.

    None where the boxes do not add up.
    """
    if content.startswith(_BARE):
        return content
    try:
        return b"".join(box for kind, box in _boxes(content) if kind in _KEPT) or None
    except _Misfit:
        return None


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each with its kind. A length of 0 reaches to the end, of 1 says that a longer one follows."""
    place = 0
    while place < len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        head = _HEAD
        if length == 1:
            length, head = int.from_bytes(content[place + _HEAD : place + _LONG_HEAD], "big"), _LONG_HEAD
        end = place + length if length else len(content)
        if end < place + head or end > len(content):
            raise _Misfit
        yield kind, content[place:end]
        place = end
