"""The tables of the library. Import from here."""

from jardam.library.models.clarifications import Clarification
from jardam.library.models.evidence import Evidence
from jardam.library.models.issues import Issue, IssueItem
from jardam.library.models.materials import Material, MaterialCopy
from jardam.library.models.sealing import REASON, WHERE, WORDS, opened, sealed
from jardam.library.models.terms import Term, Wording

__all__ = [
    "REASON",
    "WHERE",
    "WORDS",
    "Clarification",
    "Evidence",
    "Issue",
    "IssueItem",
    "Material",
    "MaterialCopy",
    "Term",
    "Wording",
    "opened",
    "sealed",
]
