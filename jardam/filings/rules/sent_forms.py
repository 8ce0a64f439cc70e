"""What the file is that really went. Pure."""

from enum import StrEnum


class SentForm(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    IMAGE = "IMAGE"
    PDF = "PDF"
    WORD = "WORD"
