"""Files as people bring them, made here: no photograph of anybody rests in the project."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream
from PIL import ExifTags, Image

DEVICE, HOUR = "Ustod Phone 7", "2026:11:20 08:15:00"


def photo(size: tuple[int, int] = (60, 40), form: str = "JPEG", *, turned: bool = False) -> bytes:
    """A picture that tells where, when and with what it was taken; ``turned``: on its side, as telephones keep it."""
    image = Image.new("RGB", size, "white")
    image.putpixel((0, 0), (200, 0, 0))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = DEVICE
    exif[ExifTags.Base.DateTime] = HOUR
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (55.0, 45.0, 21.0)
    if turned:
        exif[ExifTags.Base.Orientation] = 6
    written = BytesIO()
    image.save(written, form, exif=exif, **({"comment": b"hidden words"} if form == "JPEG" else {}))
    return written.getvalue()


def pdf(pages: int = 1) -> bytes:
    """A PDF with a script, a link, an attachment, its author, and a photograph that tells its place."""
    with Pdf.new() as made:
        for _page in range(pages):
            made.add_blank_page(page_size=(200, 300))
        made.docinfo["/Author"] = "Zukhra's boss"
        made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[0, 0, 9, 9],
            A=Dictionary(S=Name.URI, URI="http://x.test"),
        )
        button = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=[0, 0, 9, 9],
            A=Dictionary(S=Name.JavaScript, JS="alert(2)"),
        )
        field = made.make_indirect(button)
        made.Root.AcroForm = Dictionary(Fields=Array([field]))
        made.pages[0].Annots = Array([made.make_indirect(link), field])
        made.attachments["secret.txt"] = b"carried along"
        image = Stream(made, photo())
        image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
        image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = 60, 40, Name.DeviceRGB, 8
        made.pages[0].Resources = Dictionary(XObject=Dictionary(Im=made.make_indirect(image)))
        written = BytesIO()
        made.save(written)
    return written.getvalue()


def locked_pdf() -> bytes:
    with Pdf.new() as made:
        made.add_blank_page()
        written = BytesIO()
        made.save(written, encryption=Encryption(owner="o", user="u"))
    return written.getvalue()


def word(words: str = "Прошу провести проверку.", *, author: str = "Zukhra's boss") -> bytes:
    """A Word file that tells who wrote it."""
    made = docx.Document()
    made.add_paragraph(words)
    made.core_properties.author = author
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def with_part(content: bytes, name: str, part: bytes | Callable[[bytes], bytes]) -> bytes:
    """The same Word file with one part more, or one changed."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as was, ZipFile(written, "w", ZIP_DEFLATED) as now:
        for entry in was.infolist():
            kept = was.read(entry.filename)
            now.writestr(entry.filename, part(kept) if entry.filename == name and callable(part) else kept)
        if not callable(part):
            now.writestr(name, part)
    return written.getvalue()
