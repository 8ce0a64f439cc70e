"""Why a centre's own template is not taken. Pure."""

from collections.abc import Sequence
from enum import StrEnum


class TemplateFault(StrEnum):
    TOO_LARGE = "TOO_LARGE"
    NOT_WORD = "NOT_WORD"
    BOMB = "BOMB"
    DAMAGED = "DAMAGED"
    MACROS = "MACROS"
    EMBEDDED = "EMBEDDED"
    OUTSIDE = "OUTSIDE"
    FIELD_CODE = "FIELD_CODE"
    UNKNOWN_FIELDS = "UNKNOWN_FIELDS"
    NOT_ALLOWED = "NOT_ALLOWED"
    BROKEN_TAGS = "BROKEN_TAGS"


class TemplateRefused(ValueError):
    """``named``: which fields, parts or addresses; empty where nothing is to be named."""

    def __init__(self, fault: TemplateFault, named: Sequence[str] = ()) -> None:
        super().__init__(fault.value)
        self.fault, self.named = fault, tuple(named)
