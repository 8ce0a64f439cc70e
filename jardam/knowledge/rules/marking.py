"""Which parts of a title were typed: for showing a hit, not for finding it."""

import re

from jardam.knowledge.rules.folding import fold_word

_PIECES = re.compile(r"[\w'ʻʼ’‘-]+|[^\w'ʻʼ’‘-]+")
_SHORTEST_STEM = 4


def marked_parts(title: str, typed: frozenset[str]) -> list[tuple[str, bool]]:
    """The title in pieces, each with whether it meets a typed (folded) word; joined they are the title."""
    return [(piece, _is_met(fold_word(piece), typed)) for piece in _PIECES.findall(title)]


def _is_met(folded: str, typed: frozenset[str]) -> bool:
    return any(_meets(folded, word) for word in typed)


def _meets(folded: str, word: str) -> bool:
    """A word as typed so far, or one that only another ending tells apart."""
    if len(folded) < 2 or len(word) < 2:
        return False
    stem = folded[: max(_SHORTEST_STEM, len(folded) - 3)]
    return folded.startswith(word) or (len(stem) >= _SHORTEST_STEM and word.startswith(stem))
