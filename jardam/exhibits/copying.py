"""The copy that colleagues look at: written anew from what the original shows, without what it tells beside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    PasswordError,
    Pdf,
    Stream,
    StreamDecodeLevel,
)
from PIL import ExifTags, Image, ImageOps

from jardam.exhibits.pdf_pictures import clean_picture
from jardam.exhibits.rules.forms import Form, text_in
from jardam.exhibits.rules.limits import (
    MOST_BYTES,
    MOST_COPY,
    MOST_PAGES,
    MOST_PIXELS,
    MOST_UNPACKED,
    FileRefused,
    Refusal,
)
from jardam.papers.word_files import WordFault, WordRefused, check_parts
from jardam.papers.word_properties import without_properties

LONGEST_SIDE = 3_000
"""In pixels: a photographed page of A4 stays readable (about 250 dots an inch)."""
QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP")
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that turn the direction of words around: with them a chat can be made to read otherwise than it was written."""


class Trace(StrEnum):
    """What an original tells beside what it shows."""

    PLACE = "PLACE"
    HOUR = "HOUR"
    DEVICE = "DEVICE"
    AUTHOR = "AUTHOR"
    SCRIPT = "SCRIPT"
    ATTACHMENT = "ATTACHMENT"


@dataclass(frozen=True, slots=True)
class Copy:
    """``content``: a JPEG, a PDF, words in UTF-8, or a Word file. ``pages``: one where nobody counts them."""

    content: bytes
    pages: int
    traces: tuple[Trace, ...]


def copied(content: bytes, form: Form) -> Copy:
    """Errors: FileRefused (UNKNOWN_TYPE, TOO_MANY_PIXELS, TOO_MANY_PAGES, NO_SAFE_COPY, LOCKED, BROKEN); MemoryError."""
    try:
        return {Form.IMAGE: _image, Form.PDF: _pdf, Form.TEXT: _text, Form.WORD: _word}[form](content)
    except (FileRefused, MemoryError):
        raise
    except WordRefused as error:
        raise FileRefused(_WORD_REFUSED.get(error.fault, Refusal.NO_SAFE_COPY)) from error
    except PasswordError as error:
        raise FileRefused(Refusal.LOCKED) from error
    except Image.DecompressionBombError as error:
        raise FileRefused(Refusal.TOO_MANY_PIXELS) from error
    except Exception as error:
        raise FileRefused(Refusal.BROKEN) from error


def _image(content: bytes) -> Copy:
    with Image.open(BytesIO(content), formats=_FORMATS) as original:
        if original.width * original.height > MOST_PIXELS:
            raise FileRefused(Refusal.TOO_MANY_PIXELS)
        traces = tuple(_traces_of(original))
        upright = ImageOps.exif_transpose(original).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright.getchannel("A"))
    written = BytesIO()
    clean.save(written, "JPEG", quality=QUALITY)
    return Copy(written.getvalue(), 1, traces)


def _traces_of(image: Image.Image) -> Iterator[Trace]:
    exif = image.getexif()
    shot = exif.get_ifd(ExifTags.IFD.Exif)
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        yield Trace.PLACE
    if ExifTags.Base.DateTimeOriginal in shot or ExifTags.Base.DateTime in exif:
        yield Trace.HOUR
    if ExifTags.Base.Make in exif or ExifTags.Base.Model in exif:
        yield Trace.DEVICE
    if ExifTags.Base.Artist in exif:
        yield Trace.AUTHOR


def _text(content: bytes) -> Copy:
    words = text_in(content) or ""
    return Copy(_UNSEEN.sub("", words).encode(), 1, ())


_WORD_REFUSED = {WordFault.NOT_WORD: Refusal.UNKNOWN_TYPE, WordFault.DAMAGED: Refusal.BROKEN}
"""All else that a Word file may carry could do something when it is opened: no copy of it is safe."""


def _word(content: bytes) -> Copy:
    check_parts(content, largest=MOST_BYTES, unpacked=MOST_UNPACKED)
    clean, has_said = without_properties(content)
    return Copy(clean, 1, (Trace.AUTHOR,) if has_said else ())


def _pdf(content: bytes) -> Copy:
    """Nothing of it is folded any more but the streams themselves, so that opening a copy costs what it weighs."""
    with Pdf.open(BytesIO(_with_pictures_apart(content))) as pdf:
        pages = len(pdf.pages)
        if pages > MOST_PAGES:
            raise FileRefused(Refusal.TOO_MANY_PAGES)
        if not pages:
            raise FileRefused(Refusal.BROKEN)
        traces = tuple(dict.fromkeys(_taken_out(pdf)))
        written = BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=ObjectStreamMode.disable)
    if written.tell() > MOST_COPY:
        raise FileRefused(Refusal.NO_SAFE_COPY)
    return Copy(written.getvalue(), pages, traces)


def _with_pictures_apart(content: bytes) -> bytes:
    """The same PDF: pictures that stood among the orders of a page are things of their own, and nothing lies about unused."""
    with Pdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages[:MOST_PAGES]:
            page.externalize_inline_images()
        written = BytesIO()
        pdf.save(written, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)
    return written.getvalue()


_ACTS = ("/OpenAction", "/AA", "/A", "/JS", "/JavaScript", "/XFA")
_CARRIED = ("/AF", "/EF", "/EmbeddedFiles", "/Collection")
_ACCOUNTS = ("/Metadata", "/PieceInfo", "/LastModified", "/AcroForm")
_MOVING = ("/Link", "/FileAttachment", "/Movie", "/Screen", "/Sound", "/RichMedia", "/3D")
"""Kinds of annotation that open, play or carry something."""


def _taken_out(pdf: Pdf) -> Iterator[Trace]:
    """Scripts, attachments, who made it; what is no longer pointed at is not written."""
    if pdf.trailer.get("/Info"):
        del pdf.trailer["/Info"]
        yield Trace.AUTHOR
    for stored in pdf.objects:
        for thing in _within(stored):
            yield from _cleaned(thing)


def _within(thing: Object) -> Iterator[Object]:
    """It, and everything that is written inside it and not pointed at."""
    if isinstance(thing, Dictionary | Stream):
        yield thing
        inner = [value for _name, value in thing.items()]
    else:
        inner = list(thing) if isinstance(thing, Array) else []
    for value in inner:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            yield from _within(value)


def _cleaned(thing: Object) -> Iterator[Trace]:
    for keys, trace in ((_ACTS, Trace.SCRIPT), (_CARRIED, Trace.ATTACHMENT)):
        for key in keys:
            if key in thing:
                del thing[key]
                yield trace
    for key in _ACCOUNTS:
        if key in thing:
            del thing[key]
    if isinstance(thing.get("/Annots"), Array):
        yield from _still(thing)
    if isinstance(thing, Stream):
        clean_picture(thing)


def _still(page: Object) -> Iterator[Trace]:
    """Without what opens, plays or carries something when it is touched; a filled form is what it shows."""
    still = []
    for one in page.Annots:
        kind = str(one.get("/Subtype", ""))
        if kind == "/FileAttachment":
            yield Trace.ATTACHMENT
        if kind == "/Widget":
            one.Subtype = Name.Stamp
        if kind not in _MOVING:
            still.append(one)
    page.Annots = Array(still)
