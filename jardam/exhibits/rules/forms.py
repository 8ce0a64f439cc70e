"""What a file is, by its first bytes alone: neither its name nor what the browser says of it is believed."""

from enum import StrEnum

from jardam.exhibits.rules.limits import MOST_BYTES, MOST_TEXT, FileRefused, Refusal


class Form(StrEnum):
    IMAGE = "IMAGE"
    PDF = "PDF"
    TEXT = "TEXT"
    WORD = "WORD"


_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_ZIP, _WORD = b"PK\x03\x04", b"word/document.xml"
"""A Word file is an archive that names this part; whether it is a sound one, shows when it is copied."""
_PDF_WITHIN = 1024
"""Readers of PDF look this far for its mark."""
_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"), (b"", "cp1251"))


def form_of(content: bytes) -> Form:
    """Errors: FileRefused (EMPTY, TOO_LONG, UNKNOWN_TYPE)."""
    if not content:
        raise FileRefused(Refusal.EMPTY)
    if len(content) > MOST_BYTES:
        raise FileRefused(Refusal.TOO_LONG)
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    if is_webp or content.startswith(_IMAGES):
        return Form.IMAGE
    if content.startswith(_ZIP) and _WORD in content:
        return Form.WORD
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return Form.PDF
    if text_in(content) is not None:
        return Form.TEXT
    raise FileRefused(Refusal.UNKNOWN_TYPE)


def text_in(content: bytes) -> str | None:
    """The words of a chat that was saved as text; None where these bytes are no text. An old Windows code page is tried last."""
    if len(content) > MOST_TEXT:
        return None
    for mark, encoding in _ENCODINGS:
        if not content.startswith(mark):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if _is_readable(text) else None
    return None


def _is_readable(text: str) -> bool:
    """Words, and not bytes that happen to decode: no control characters but those that end lines and cells."""
    return bool(text.strip()) and not any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text)
