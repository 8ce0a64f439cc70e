"""One findable thing, and what of it is compared with a question."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from jardam.search.rules.concepts import Glossary, folded
from jardam.search.rules.stemming import stems_of

IN_TITLE, IN_TRANSLATION, IN_KEYWORDS, IN_BODY = 3.0, 1.5, 0.8, 0.6
"""How much a concept met in each part of a document belongs to it."""
SURELY_MET = 0.8
_SENTENCE = re.compile(r"[.;!?\n]")


@dataclass(frozen=True, slots=True)
class Document:
    """What a room registers. ``titles`` and ``keywords`` by language code; ``body`` is Russian.

    ``aliases``: words by which people who answer have found it; the index adds them itself.
    """

    kind: str
    key: str
    titles: Mapping[str, str]
    body: str = ""
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)
    aliases: Sequence[str] = ()

    def passages(self) -> list[str]:
        """What is compared by its meaning: every title, and the Russian text whole."""
        russian = self.titles.get("RU", "")
        others = [title for language, title in self.titles.items() if language != "RU"]
        return [russian, f"{russian}. {self.body}", *others] if self.body else [russian, *others]


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document as it is compared: concepts with their weight, stems with theirs, its titles and its aliases, folded."""

    concepts: Mapping[str, float]
    stems: Mapping[str, float]
    fields: Sequence[str]
    aliases: Sequence[str] = ()

    def terms(self) -> set[str]:
        """All by which the document is a candidate, each with the letter of its kind in front."""
        lines = (*self.fields, *self.aliases)
        grams = {gram for line in lines for word in line.split() for gram in grams_in(word)}
        return (
            {f"c{code}" for code in self.concepts}
            | {f"s{stem}" for stem in self.stems}
            | {f"g{gram}" for gram in grams}
        )

    def letters(self) -> list[str]:
        """The titles with the beginning and the end of each word marked: a gram stands in one, or not."""
        return [f"^{field.replace(' ', '$ ^')}$" for field in self.fields]


@dataclass(frozen=True, slots=True)
class Tagger:
    """The glossary whole, and that of Russian alone: a Russian body is read with Russian words only."""

    every: Glossary
    russian: Glossary


def analyse(document: Document, tagger: Tagger) -> Analysed:
    return Analysed(
        concepts=_concepts(document, tagger),
        stems=_stems(document),
        fields=_fields(document),
        aliases=_lines(document.aliases),
    )


@lru_cache(maxsize=4_000)
def grams_in(word: str) -> frozenset[str]:
    """Three and four letters in a row of a folded word, its beginning and its end marked."""
    return frozenset(_grams(f"^{word}$"))


def grams_typed(words: Sequence[tuple[str, ...]], *, is_typing: bool) -> frozenset[str]:
    """The same of a question, whose last word has no end while somebody types it."""
    last = len(words) - 1
    return frozenset(
        gram
        for place, foldings in enumerate(words)
        for folding in foldings
        for gram in _grams(f"^{folding}" if is_typing and place == last else f"^{folding}$")
    )


def _grams(marked: str) -> Iterator[str]:
    return (marked[at : at + size] for size in (3, 4) for at in range(len(marked) - size + 1))


def _concepts(document: Document, tagger: Tagger) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for language, title in document.titles.items():
        if language == "RU":
            _tag(weights, title, tagger.russian, IN_TITLE)
        else:
            _tag(weights, title, tagger.every, IN_TRANSLATION / max(1, len(document.titles) - 1))
    for sentence in _SENTENCE.split(document.body):
        _tag(weights, sentence, tagger.russian, IN_BODY)
    for language, words in document.keywords.items():
        for word in words:
            _tag(weights, word, tagger.russian if language == "RU" else tagger.every, IN_KEYWORDS)
    return dict(weights)


def _tag(weights: dict[str, float], text: str, glossary: Glossary, weight: float) -> None:
    for meant in glossary.meant_by(folded(text)):
        if meant.sureness >= SURELY_MET:
            weights[meant.code] += weight * meant.sureness


def _stems(document: Document) -> dict[str, float]:
    """Russian words by their stems, and how much each belongs to the document: from 0.8 to 1."""
    title = document.titles.get("RU", "")
    counts: dict[str, int] = defaultdict(int)
    for stem in stems_of(f"{title} {title} {document.body}"):
        counts[stem] += 1
    return {stem: min(1.0, 0.6 + 0.2 * count) for stem, count in counts.items()}


def _fields(document: Document) -> list[str]:
    return _lines((*document.titles.values(), *(" ".join(words) for words in document.keywords.values())))


def _lines(texts: Sequence[str]) -> list[str]:
    return [line for text in texts if (line := " ".join(one for word in folded(text) for one in word))]
