"""Which parts of a title answer what was typed: for showing a hit, not for finding it."""

import re
from collections.abc import Collection
from functools import lru_cache

from jardam.search.rules.concepts import Glossary, folded
from jardam.search.rules.skeleton import fold_word

_PIECES = re.compile(r"[\w'ʻʼ’‘-]+|[^\w'ʻʼ’‘-]+")
_SHORTEST_STEM = 4
_SURE = 0.8


def marked_parts(
    title: str, words: frozenset[str], concepts: Collection[str], glossary: Glossary
) -> list[tuple[str, bool]]:
    """The title in pieces, each with whether it meets a typed (folded) word, or says one of these concepts.

    Joined the pieces are the title.
    """
    return [
        (piece, _is_met(fold_word(piece), words) or _says(piece, concepts, glossary))
        for piece in _PIECES.findall(title)
    ]


def _is_met(piece: str, words: frozenset[str]) -> bool:
    return any(_meets(piece, word) for word in words)


def _meets(piece: str, word: str) -> bool:
    """A word as typed so far, or one that only another ending tells apart."""
    if len(piece) < 2 or len(word) < 2:
        return False
    stem = piece[: max(_SHORTEST_STEM, len(piece) - 3)]
    return piece.startswith(word) or (len(stem) >= _SHORTEST_STEM and word.startswith(stem))


def _says(piece: str, concepts: Collection[str], glossary: Glossary) -> bool:
    return bool(concepts) and not _said_by(piece, glossary).isdisjoint(concepts)


@lru_cache(maxsize=4_000)
def _said_by(piece: str, glossary: Glossary) -> frozenset[str]:
    """The same few titles are shown with every letter that is typed."""
    return frozenset(meant.code for meant in glossary.meant_by(folded(piece)) if meant.sureness >= _SURE)
