"""A Word file without what it tells beside its words: who wrote it, where they work, when it was saved and printed."""

import re
import zipfile
from io import BytesIO

PROPERTIES = "docProps/"
_TOLD = re.compile(rb">[^<\s][^<]*<")
_EMPTY = re.compile(rb"(<[\w:]+[^>]*?)(?:/>|>.*</[\w:]+>)\s*$", re.DOTALL)


def without_properties(content: bytes) -> tuple[bytes, bool]:
    """The same parts, those of properties emptied, also the picture of the first page; and whether they said anything.

    Of a file whose parts were checked.
    """
    written, has_said = BytesIO(), False
    with (
        zipfile.ZipFile(BytesIO(content)) as came,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as clean,
    ):
        for part in came.infolist():
            told = came.read(part)
            if part.filename.startswith(PROPERTIES):
                is_words = part.filename.endswith(".xml")
                has_said = has_said or bool(_TOLD.search(told) if is_words else told)
                told = _emptied(told) if is_words else b""
            clean.writestr(zipfile.ZipInfo(part.filename), told, zipfile.ZIP_DEFLATED)
    return written.getvalue(), has_said


def _emptied(xml: bytes) -> bytes:
    """The outermost element alone, with its namespaces."""
    head, start, rest = xml.partition(b"?>")
    declared, root = (head + start, rest) if start else (b"", xml)
    return declared + _EMPTY.sub(rb"\1/>", root.strip())
