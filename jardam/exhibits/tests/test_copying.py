"""What colleagues look at shows what the original shows, and tells nothing beside it."""

import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, PdfError, PdfImage, Stream, StreamDecodeLevel
from PIL import Image

from jardam.exhibits.copying import LONGEST_SIDE, Trace, copied
from jardam.exhibits.joining import joined
from jardam.exhibits.rules import jpeg2000
from jardam.exhibits.rules.forms import Form, form_of, text_in
from jardam.exhibits.rules.jpeg import without_traces
from jardam.exhibits.rules.limits import MOST_BYTES, FileRefused, Refusal
from tests.brought import DEVICE, locked_pdf, pdf, photo

CARRIED = (b"alert", b"x.test", b"carried", b"boss")
TOLD = (DEVICE.encode(), b"2026:11:20", b"hidden words", b"Exif", b"GPS")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_is_written_anew_without_place_hour_and_device(form: str) -> None:
    original = photo(form=form)
    copy = copied(original, form_of(original))
    assert set(copy.traces) == {Trace.PLACE, Trace.HOUR, Trace.DEVICE}
    assert not [word for word in TOLD if word in copy.content]
    with Image.open(BytesIO(copy.content)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (60, 40), {})


def test_a_photograph_taken_on_its_side_stands_upright() -> None:
    with Image.open(BytesIO(copied(photo(turned=True), Form.IMAGE).content)) as image:
        assert image.size == (40, 60)


def test_a_large_photograph_becomes_as_large_as_its_page_is_readable() -> None:
    with Image.open(BytesIO(copied(photo((6_000, 3_000)), Form.IMAGE).content)) as image:
        assert image.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_what_is_transparent_is_white_and_not_black() -> None:
    written = BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(written, "PNG")
    with Image.open(BytesIO(copied(written.getvalue(), Form.IMAGE).content)) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


def test_a_pdf_loses_commands_links_attachments_and_who_made_it() -> None:
    copy = copied(pdf(3), Form.PDF)
    assert copy.pages == 3
    assert set(copy.traces) == {Trace.AUTHOR, Trace.SCRIPT, Trace.ATTACHMENT}
    with Pdf.open(BytesIO(pdf())) as before, Pdf.open(BytesIO(copy.content)) as clean:
        assert all(word in inside(before) for word in CARRIED)
        assert not [word for word in (*CARRIED, b"OpenAction", *TOLD) if word in inside(clean)]
        picture = clean.pages[0].Resources.XObject.Im.read_raw_bytes()
    with Image.open(BytesIO(picture)) as image:
        assert image.size == (60, 40)


@pytest.mark.parametrize("filters", [["/DCTDecode"], ["/FlateDecode", "/DCTDecode"], ["/DCT"]])
def test_a_photograph_in_a_pdf_keeps_no_place_however_its_filters_are_written(filters: list[str]) -> None:
    written = BytesIO()
    with Pdf.open(BytesIO(pdf())) as paper:
        picture = paper.pages[0].Resources.XObject.Im
        raw = bytes(picture.read_raw_bytes())
        packed = zlib.compress(raw) if len(filters) > 1 else raw
        picture.write(packed, filter=Name.DCTDecode)
        picture.Filter = Array([Name(one) for one in filters])
        paper.save(written, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)
    with Pdf.open(BytesIO(copied(written.getvalue(), Form.PDF).content)) as clean:
        seen = bytes(clean.pages[0].Resources.XObject.Im.read_raw_bytes())
        with suppress(zlib.error):
            seen = zlib.decompress(seen)
        assert not [word for word in TOLD if word in inside(clean) + seen]
        assert PdfImage(clean.pages[0].Resources.XObject.Im).as_pil_image().size == (60, 40)


def test_a_photograph_among_the_orders_of_a_page_keeps_no_place() -> None:
    with Pdf.open(BytesIO(copied(with_orders(inline(b"/DCT")), Form.PDF).content)) as clean:
        assert not [word for word in TOLD if word in inside(clean)]
        (picture,) = (one for one in clean.pages[0].Resources.XObject.values() if one.Width == 61)
        assert PdfImage(picture).as_pil_image().size == (60, 40)


@pytest.mark.parametrize("name", [b"/DCT", b"/#44CTDecode"])
def test_no_copy_is_made_of_a_pdf_that_hides_a_photograph_in_a_stamp(name: bytes) -> None:
    written = BytesIO()
    with Pdf.open(BytesIO(pdf())) as paper:
        seen = Stream(paper, inline(name), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        look = Dictionary(N=paper.make_indirect(seen))
        stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9], AP=look)
        paper.pages[0].Annots = Array([paper.make_indirect(stamp)])
        paper.save(written)
    with pytest.raises(FileRefused) as refused:
        copied(written.getvalue(), Form.PDF)
    assert refused.value.why is Refusal.NO_SAFE_COPY


def inline(name: bytes) -> bytes:
    """Orders that draw a photograph; of another width, so that a test tells it from the other one."""
    return b"q 9 0 0 9 0 0 cm BI /W 61 /H 40 /CS /RGB /BPC 8 /F " + name + b" ID " + photo() + b"\nEI Q"


def with_orders(orders: bytes) -> bytes:
    written = BytesIO()
    with Pdf.open(BytesIO(pdf())) as paper:
        paper.pages[0].Contents = Stream(paper, orders)
        paper.save(written)
    return written.getvalue()


def test_a_jpeg_2000_loses_what_stands_beside_its_picture() -> None:
    """Signature and picture stay, an account of place goes; boxes that do not add up are none."""
    boxes = [box(b"jP  ", b"\r\n\x87\n"), box(b"uuid", b"GPS"), box(b"jp2c", b"picture")]
    assert jpeg2000.without_traces(b"".join(boxes)) == boxes[0] + boxes[2]
    assert jpeg2000.without_traces(boxes[0] + b"\0\0\0\x99uuid") is None


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


@given(st.binary(max_size=200))
def test_any_boxes_are_told_or_refused(content: bytes) -> None:
    clean = jpeg2000.without_traces(content)
    assert clean is None or len(clean) <= len(content)


def inside(paper: Pdf) -> bytes:
    """Everything that is written in it, the bytes of its streams too."""
    told = [repr(paper.trailer).encode()]
    for thing in paper.objects:
        told.append(repr(thing).encode())
        if isinstance(thing, Stream):
            told.append(bytes(thing.read_raw_bytes()))
            with suppress(PdfError):  # a picture is no text to be unfolded
                told.append(bytes(thing.read_bytes()))
    return b"".join(told)


def test_a_chat_keeps_its_words_and_loses_what_turns_them_around() -> None:
    assert (
        copied("Иван: \u202eплачу\u202c завтра".encode(), Form.TEXT).content.decode() == "Иван: плачу завтра"
    )


@pytest.mark.parametrize(
    "content, why",
    [
        (b"", Refusal.EMPTY),
        (b"x" * (MOST_BYTES + 1), Refusal.TOO_LONG),
        (b"PK\x03\x04 an archive", Refusal.UNKNOWN_TYPE),
        (b"MZ\x90\x00\x03 a program", Refusal.UNKNOWN_TYPE),
        (b"   \n\t ", Refusal.UNKNOWN_TYPE),
        (b"words with a NUL \x00 in them", Refusal.UNKNOWN_TYPE),
        (photo()[:300], Refusal.BROKEN),
        (b"\xff\xd8\xff\xe0 no picture", Refusal.BROKEN),
        (b"%PDF-1.7 no pages", Refusal.BROKEN),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Refusal.BROKEN),
        (locked_pdf(), Refusal.LOCKED),
        (pdf(101), Refusal.TOO_MANY_PAGES),
    ],
    ids=lambda value: value.name if isinstance(value, Refusal) else "",
)
def test_what_cannot_be_taken_in_says_why(content: bytes, why: Refusal) -> None:
    with pytest.raises(FileRefused) as refused:
        copied(content, form_of(content))
    assert refused.value.why is why


def test_a_small_file_that_is_a_huge_picture_is_refused_before_it_is_unfolded() -> None:
    written = BytesIO()
    Image.new("1", (9_000, 6_000)).save(written, "PNG")
    assert len(written.getvalue()) < 100_000
    with pytest.raises(FileRefused) as refused:
        copied(written.getvalue(), Form.IMAGE)
    assert refused.value.why is Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_chat_is_read_in_the_encodings_in_which_it_comes(encoding: str) -> None:
    assert text_in("Прораб: завтра\r\n".encode(encoding)) == "Прораб: завтра\r\n"


def test_the_name_of_a_file_is_not_believed() -> None:
    assert form_of(photo()) is Form.IMAGE
    assert form_of(pdf()) is Form.PDF
    assert form_of(b"<html><script>alert(1)</script>") is Form.TEXT  # shown as words, never as a page


def test_photographs_and_papers_become_one_pdf_of_a4_pages() -> None:
    wide, tall = (copied(photo(size), Form.IMAGE).content for size in ((300, 200), (200, 300)))
    paper = copied(pdf(2), Form.PDF).content
    whole = joined([(Form.IMAGE, wide), (Form.IMAGE, tall), (Form.PDF, paper), (Form.TEXT, b"words")])
    with Pdf.open(BytesIO(whole)) as one:
        sizes = [tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in one.pages]
    assert sizes == [(842, 595), (595, 842), (200, 300), (200, 300)]


@given(st.binary(max_size=400))
@example(b"\xff\xd8\xff\xd9")
@example(b"\xff\xd8\xff\xe1\x00\x01")
def test_any_bytes_are_a_jpeg_without_traces_or_none(content: bytes) -> None:
    plain = without_traces(content)
    assert plain is None or (plain.startswith(b"\xff\xd8") and plain.endswith(b"\xff\xd9"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_file_or_refused(content: bytes) -> None:
    for mark in (b"", b"\xff\xd8\xff", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n"):
        with suppress(FileRefused):
            assert copied(mark + content, form_of(mark + content)).pages >= 1
