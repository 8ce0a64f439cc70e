"""Why a centre's own template is not taken, beside what is wrong with it as a Word file. Pure."""

from collections.abc import Sequence
from enum import StrEnum

from jardam.papers.word_files import WordFault


class TemplateFault(StrEnum):
    UNKNOWN_FIELDS = "UNKNOWN_FIELDS"
    NOT_ALLOWED = "NOT_ALLOWED"
    BROKEN_TAGS = "BROKEN_TAGS"


class TemplateRefused(ValueError):
    """``named``: which fields, parts or addresses; empty where nothing is to be named."""

    def __init__(self, fault: TemplateFault | WordFault, named: Sequence[str] = ()) -> None:
        super().__init__(fault.value)
        self.fault, self.named = fault, tuple(named)
