"""What may go into a newspaper: nothing stale, and no edition without a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    STALE = "STALE"  # a source is behind, withdrawn, or says a value that nobody knows
    EMPTY = "EMPTY"  # an edition has nothing to print
    OWN_HAND = "OWN_HAND"  # whoever approves has worked on it


@dataclass(frozen=True, slots=True)
class Piece:
    """One item in one language. ``is_stale``: it may not be printed as it is."""

    title: str
    text: str
    source: str = ""
    is_stale: bool = False


Edition = Sequence[Piece | None]
"""The items of an issue in their order; None where an item has no words in this language."""


def printable(edition: Edition) -> list[Piece]:
    """What is printed of it: what has words in this language."""
    return [piece for piece in edition if piece is not None]


def faults_of(editions: Mapping[str, Edition], makers: set[str], approver: str) -> list[tuple[Fault, str]]:
    """Why an issue cannot be approved, each with the language it is about; none when it can."""
    faults = [(Fault.OWN_HAND, "")] if approver in makers else []
    for language, edition in editions.items():
        pieces = printable(edition)
        if not pieces:
            faults.append((Fault.EMPTY, language))
        if any(piece.is_stale for piece in pieces):
            faults.append((Fault.STALE, language))
    return faults
