"""Photographs of pages become one paper that a court can print: A4, upright, one picture a page, in the chosen order."""

from collections.abc import Sequence
from io import BytesIO

from pikepdf import Pdf
from PIL import Image, ImageOps

from jardam.exhibits.rules.forms import Form

DOTS = 150  # an inch
QUALITY = 80
_A4 = (1_240, 1_754)  # 210 x 297 mm at 150 dots an inch
_EDGE = 60  # about a centimetre


def joined(copies: Sequence[tuple[Form, bytes]]) -> bytes:
    """One PDF of pictures and PDFs; all else is left out. One picture at a time lies in memory."""
    with Pdf.new() as whole:
        for form, content in copies:
            if form not in (Form.IMAGE, Form.PDF):
                continue
            with Pdf.open(BytesIO(content if form is Form.PDF else _page(content))) as part:
                whole.pages.extend(part.pages)
        written = BytesIO()
        whole.save(written, deterministic_id=True)
    return written.getvalue()


def _page(picture: bytes) -> bytes:
    with Image.open(BytesIO(picture), formats=["JPEG"]) as image:
        size = _A4 if image.height >= image.width else (_A4[1], _A4[0])
        fitted = ImageOps.contain(image.convert("RGB"), (size[0] - 2 * _EDGE, size[1] - 2 * _EDGE))
    page = Image.new("RGB", size, "white")
    page.paste(fitted, ((size[0] - fitted.width) // 2, (size[1] - fitted.height) // 2))
    written = BytesIO()
    page.save(written, "PDF", resolution=DOTS, quality=QUALITY)
    return written.getvalue()
