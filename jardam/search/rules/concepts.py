"""What is meant, whatever language it is said in: words of a text to concepts, by the words that each has for them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jardam.search.rules.nearness import LEAST, nearness, stem_length, without_one
from jardam.search.rules.skeleton import plain_words, spellings

FURTHER_WORD = 0.15
"""A phrase met whole says more than a word: so much more for each further word of it."""
PART_OF_LONGER = 0.5
"""What is left of a concept all of whose words belong to a longer phrase that was met."""
SURE = 0.9
BEGUN_FROM = 3
"""A word still being typed meets longer words from so many letters on."""
BEGUN_LEAST, BEGUN_MOST = 0.62, 0.92
_SLIP_LETTERS = 7
RUSSIAN = frozenset({"ru", "slang"})


@dataclass(frozen=True, slots=True)
class Concept:
    """One matter. ``terms``: its words and phrases by language; ``name``: the first Russian one.

    ``is_weak``: it belongs to questions of any field (to get, to check, for free) and proves nothing by itself.
    """

    code: str
    terms: Mapping[str, Sequence[str]]
    is_weak: bool = False

    @property
    def name(self) -> str:
        return self.terms["ru"][0]


@dataclass(frozen=True, slots=True)
class Meant:
    """A concept met by some words of a text: how surely, and by which of them (their places)."""

    code: str
    sureness: float
    places: frozenset[int]
    is_weak: bool = False


Words = Sequence[tuple[str, ...]]
"""The words of a text, each in its foldings."""


class Glossary:
    """All concepts, ready to be looked up. Built once; looking up changes nothing but its memory of words."""

    def __init__(self, concepts: Iterable[Concept], languages: frozenset[str] | None = None) -> None:
        self.names: dict[str, str] = {}
        self._weak: set[str] = set()
        self._phrases: list[tuple[tuple[str, ...], str]] = []
        for concept in concepts:
            self.names[concept.code] = concept.name
            if concept.is_weak:
                self._weak.add(concept.code)
            self._phrases += [(phrase, concept.code) for phrase in set(_phrases(concept, languages))]
        self._led_by: dict[str, list[int]] = defaultdict(list)
        for number, (phrase, _code) in enumerate(self._phrases):
            self._led_by[phrase[0]].append(number)
        self._words = sorted({word for phrase, _code in self._phrases for word in phrase})
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self._by_slip: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_stem[word[: stem_length(len(word))]].append(word)
            if len(word) >= 5:
                for part in without_one(word[:_SLIP_LETTERS]):
                    self._by_slip[part].append(word)
        self._near = lru_cache(maxsize=20_000)(self._look_up)

    def known(self, word: str) -> float:
        """How well the best known word meets this folded one, from 0 to 1."""
        return max(self._near(word).values(), default=0.0)

    def meant_by(self, words: Words, *, is_typing: bool = False) -> list[Meant]:
        """The concepts of a text; its last word may be the beginning of a longer one while somebody types."""
        met: dict[str, tuple[float, int]] = {}
        for place, foldings in enumerate(words):
            for known, sureness in self._near_any(foldings, is_begun=is_typing and place == len(words) - 1):
                if sureness > met.get(known, (0.0, 0))[0]:
                    met[known] = (sureness, place)
        best: dict[str, Meant] = {}
        for meant in self._phrases_met(met):
            if meant.code not in best or meant.sureness > best[meant.code].sureness:
                best[meant.code] = meant
        return [_in_context(meant, best.values()) for meant in best.values()]

    def _near_any(self, foldings: tuple[str, ...], *, is_begun: bool) -> Iterator[tuple[str, float]]:
        for folding in foldings:
            yield from self._near(folding).items()
            if is_begun and len(folding) >= BEGUN_FROM:
                yield from self._begun(folding)

    def _begun(self, beginning: str) -> Iterator[tuple[str, float]]:
        at = bisect_left(self._words, beginning)
        while at < len(self._words) and self._words[at].startswith(beginning):
            word = self._words[at]
            yield word, max(BEGUN_LEAST, min(BEGUN_MOST, len(beginning) / len(word) + 0.2))
            at += 1

    def _phrases_met(self, met: Mapping[str, tuple[float, int]]) -> Iterator[Meant]:
        for leading in met:
            for number in self._led_by.get(leading, ()):
                phrase, code = self._phrases[number]
                if not all(word in met for word in phrase):
                    continue
                places = frozenset(met[word][1] for word in phrase)
                if len(places) == len(phrase):
                    sureness = min(met[word][0] for word in phrase)
                    further = 1 + FURTHER_WORD * (len(phrase) - 1)
                    yield Meant(code, sureness * further, places, code in self._weak)

    def _look_up(self, word: str) -> dict[str, float]:
        candidates = {known for end in range(2, len(word) + 1) for known in self._by_stem.get(word[:end], ())}
        if len(word) >= 4:
            for end in {_SLIP_LETTERS, len(word), min(6, len(word)), min(5, len(word))}:
                for part in without_one(word[:end]):
                    candidates.update(self._by_slip.get(part, ()))
        return {known: near for known in candidates if (near := nearness(known, word)) >= LEAST}


def folded(text: str) -> list[tuple[str, ...]]:
    """The words of a text, each in its foldings, as a glossary reads them."""
    return [found for word in plain_words(text) if (found := spellings(word))]


def _phrases(concept: Concept, languages: frozenset[str] | None) -> Iterator[tuple[str, ...]]:
    for language, terms in concept.terms.items():
        if languages is not None and language not in languages:
            continue
        for term in terms:
            for phrase in _foldings(term):
                kept = tuple(word for word in phrase if len(word) > 1 or word.isdigit())
                if kept:
                    yield kept


def _foldings(term: str) -> Iterator[tuple[str, ...]]:
    words = folded(term)
    yield tuple(word[0] for word in words)
    if any(len(word) > 1 for word in words):
        yield tuple(word[-1] for word in words)


def _in_context(meant: Meant, others: Iterable[Meant]) -> Meant:
    is_part = any(meant.places < other.places and other.sureness >= SURE for other in others)
    return replace(meant, sureness=meant.sureness * PART_OF_LONGER) if is_part else meant
