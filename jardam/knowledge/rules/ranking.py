"""Which cards answer the typed words best. A word that few cards know says more than one that many know."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

LEAST_SHARE = 0.22
"""A card that meets less of what was typed is no answer; found by hand on queries in six languages."""
LEAST_WORD = 0.55
"""A card must meet at least one typed word this well."""
SURE_OF_AS_TYPED = 0.8
"""How much better the other keyboard layout must meet before it is believed: as typed wins at 0.8 of it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A typed word met by a word of a card: ``score`` from 0 to 1."""

    word: str
    card: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranked:
    card: str
    share: float  # of what was typed, weighted by how telling the words are; from 0 to 1


def rank(readings: Sequence[Sequence[str]], hits: Iterable[Hit], cards: int) -> list[Ranked]:
    """The cards, best first, by the reading of the typed keys that they meet best.

    ``readings``: the words as typed, then as another keyboard layout would have typed them.
    ``cards``: how many cards there are in all.
    """
    by_word: dict[str, dict[str, float]] = defaultdict(dict)
    for hit in hits:
        known = by_word[hit.word]
        known[hit.card] = max(hit.score, known.get(hit.card, 0.0))
    lists = [_rank_reading(words, by_word, cards) for words in readings if words]
    if not lists:
        return []
    typed, *others = lists
    best = max(others, key=_top, default=typed)
    return best if _top(typed) < SURE_OF_AS_TYPED * _top(best) else typed


def _rank_reading(
    words: Sequence[str], by_word: Mapping[str, Mapping[str, float]], cards: int
) -> list[Ranked]:
    telling = {word: _telling(len(by_word.get(word, {})), cards) for word in words}
    whole = sum(telling.values())
    met: dict[str, float] = defaultdict(float)
    strongest: dict[str, float] = defaultdict(float)
    for word, tells in telling.items():
        for card, score in by_word.get(word, {}).items():
            met[card] += tells * score
            strongest[card] = max(strongest[card], score)
    ranked = [Ranked(card, share / whole) for card, share in met.items() if strongest[card] >= LEAST_WORD]
    kept = [entry for entry in ranked if entry.share >= LEAST_SHARE]
    return sorted(kept, key=lambda entry: (-entry.share, entry.card))


def _telling(known_by: int, cards: int) -> float:
    return log(1 + max(cards, 1) / max(known_by, 1))


def _top(ranked: list[Ranked]) -> float:
    return ranked[0].share if ranked else 0.0
