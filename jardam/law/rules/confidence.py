"""How well a legal fact was checked, and what of that a reader is told. Doubt travels with the fact to the screen."""

from collections.abc import Iterable
from enum import StrEnum


class Confidence(StrEnum):
    """From the strongest to the weakest; the order is what `weakest` goes by."""

    SEEN_IN_SOURCE = "SEEN_IN_SOURCE"  # the text of the norm, or of an official body
    SEEN_IN_SECONDARY = "SEEN_IN_SECONDARY"  # a copy, a news item, a list
    DERIVED = "DERIVED"  # arithmetic on such
    FROM_MEMORY_UNVERIFIED = "FROM_MEMORY_UNVERIFIED"  # nobody has looked it up
    NOT_FOUND = "NOT_FOUND"  # looked for and not found: the value is empty

    @property
    def standing(self) -> "Standing":
        return _STANDINGS[self]


class Standing(StrEnum):
    """The three marks of a norm on the screen."""

    LAW = "LAW"  # checked against the law
    RETOLD = "RETOLD"  # from a retelling
    OPEN = "OPEN"  # not checked: the operator checks before answering


_STANDINGS = {
    Confidence.SEEN_IN_SOURCE: Standing.LAW,
    Confidence.SEEN_IN_SECONDARY: Standing.RETOLD,
    Confidence.DERIVED: Standing.RETOLD,
    Confidence.FROM_MEMORY_UNVERIFIED: Standing.OPEN,
    Confidence.NOT_FOUND: Standing.OPEN,
}
_ORDER = list(Confidence)


def confidence_named(word: str) -> Confidence:
    """The confidence that a data file spells ``seen-in-source``.

    Errors: ValueError for a word that data/README.md does not list.
    """
    return Confidence(word.upper().replace("-", "_"))


def weakest(of: Iterable[Confidence]) -> Confidence:
    """The weakest of these: a text is as sure as its least sure part. Nothing at all is not found."""
    return max(of, key=_ORDER.index, default=Confidence.NOT_FOUND)
