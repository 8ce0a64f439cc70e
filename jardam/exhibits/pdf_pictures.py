"""Photographs inside a PDF, each without what the camera wrote into it, however it is packed."""

import re
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream, StreamDecodeLevel
from PIL import Image

from jardam.exhibits.rules import jpeg, jpeg2000
from jardam.exhibits.rules.limits import MOST_PIXELS, FileRefused, Refusal

QUALITY = 85
_JPEG = (Name.DCTDecode, Name.DCT)
_PLAIN_COLOURS = ("L", "RGB")
_LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")
_NO_ROOM = "bad_alloc"  # as the library under pikepdf says it
_INLINE = re.compile(rb"\bBI\s[^\0]{0,1000}?/(?:DCT|DCTDecode)\b")
"""A photograph that is written among the orders of a page."""


def clean_picture(stream: Stream) -> None:
    """Written anew where it is a photograph; what paints a page may hold none of its own.

    Errors: FileRefused (TOO_MANY_PIXELS, NO_SAFE_COPY); PdfError; MemoryError.
    """
    *outer, last = _told(stream, "/Filter") or [Name.FlateDecode]
    if last in _JPEG:
        parms = [one for one in _told(stream, "/DecodeParms")[-1:] if isinstance(one, Dictionary)]
        photo = _unpacked(stream, outer)
        clean = jpeg.without_traces(photo) or _drawn_anew(photo)
        stream.write(clean, filter=Name.DCTDecode, decode_parms=parms[0] if parms else None)
    elif last == Name.JPXDecode:
        clean_boxes = jpeg2000.without_traces(_unpacked(stream, outer))
        if clean_boxes is None:
            raise FileRefused(Refusal.NO_SAFE_COPY)
        stream.write(clean_boxes, filter=Name.JPXDecode)
    elif stream.get("/Subtype") != Name.Image:
        _refuse_inline(stream)


def _told(stream: Stream, key: str) -> list[Object]:
    """By which it was packed, and how: one for each filter, or one alone."""
    told = stream.get(key)
    if told is None:
        return []
    return list(told) if isinstance(told, Array) else [told]


def _unpacked(stream: Stream, outer: list[Object]) -> bytes:
    """The file as the camera wrote it: what was put around it is taken off."""
    if not outer:
        return stream.read_raw_bytes()
    parms = _told(stream, "/DecodeParms")
    stream.Filter = Array(outer)
    if parms:
        stream.DecodeParms = Array(parms[: len(outer)])
    return stream.read_bytes(StreamDecodeLevel.specialized)


def _drawn_anew(photo: bytes) -> bytes:
    """Where its segments do not add up, as a reader would draw it. Errors: FileRefused."""
    with Image.open(BytesIO(photo), formats=["JPEG"]) as image:
        if image.width * image.height > MOST_PIXELS:
            raise FileRefused(Refusal.TOO_MANY_PIXELS)
        if image.mode not in _PLAIN_COLOURS:
            raise FileRefused(Refusal.NO_SAFE_COPY)
        written = BytesIO()
        image.save(written, "JPEG", quality=QUALITY, comment=b"")
    return written.getvalue()


def _refuse_inline(stream: Stream) -> None:
    """Those of pages stand apart already; one within a stamp or a pattern is written by nobody who means well. Errors: FileRefused; MemoryError."""
    try:
        orders = stream.read_bytes()
    except PdfError as error:  # a font or a profile that is packed in its own way paints nothing
        if _NO_ROOM in str(error):
            raise MemoryError from error
        return
    if _INLINE.search(_LETTER.sub(_spelt_out, orders)):
        raise FileRefused(Refusal.NO_SAFE_COPY)


def _spelt_out(letter: re.Match[bytes]) -> bytes:
    """Names in a PDF may be written by numbers: /#44CT is /DCT."""
    return bytes([int(letter[1], 16)])
