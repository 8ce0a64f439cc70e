"""Which documents answer a question best: one line of five measures, each between 0 and 1.

What few documents know says more than what many know. Ranks are never mixed, only measures: a good list is not dragged
down by a bad one (docs/decisions on the search says what was measured).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from jardam.search.rules.documents import Analysed, grams_in
from jardam.search.rules.questions import Reading

SATURATES = 1.2
"""A concept that a document speaks of again and again counts little more than one it speaks of once (BM25)."""
UNKNOWN_CONCEPT = 2.0


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each measure counts."""

    concepts: float
    letters: float
    stems: float
    meaning: float
    aliases: float


ALIASES = 0.3
"""Far less than a title's letters or a concept: a wrong alias lifts its document, and buries no right answer."""
LEXICAL = Weights(concepts=1.0, letters=1.2, stems=0.6, meaning=0.0, aliases=ALIASES)
WITH_MEANING = Weights(concepts=1.0, letters=1.2, stems=0.1, meaning=1.2, aliases=ALIASES)


@dataclass(frozen=True, slots=True)
class Known:
    """How many documents there are, and how many know each term."""

    documents: int
    by_term: Mapping[str, int]

    def tells(self, term: str) -> float:
        """How much meeting a term tells: the rarer the more."""
        count = self.by_term.get(term, 0)
        if term[0] == "g":
            return log(1 + self.documents / (1 + count))
        return log(1 + (self.documents - count + 0.5) / (count + 0.5))


@dataclass(frozen=True, slots=True)
class Measured:
    """How well one document meets one reading."""

    concepts: float = 0.0
    letters: float = 0.0
    stems: float = 0.0
    meaning: float = 0.0
    aliases: float = 0.0

    def score(self, weights: Weights) -> float:
        return (
            weights.concepts * self.concepts
            + weights.letters * self.letters
            + weights.stems * self.stems
            + weights.meaning * self.meaning
            + weights.aliases * self.aliases
        )


class Scale:
    """One reading, weighed once: what each of its parts tells among these documents."""

    def __init__(self, reading: Reading, known: Known) -> None:
        self._concepts = {
            meant.code: meant.sureness * (known.tells(term) if term in known.by_term else UNKNOWN_CONCEPT)
            for meant in reading.meant
            for term in (f"c{meant.code}",)
        }
        self._grams = {gram: known.tells(f"g{gram}") for gram in reading.grams}
        self._stems = {stem: known.tells(f"s{stem}") for stem in reading.stems}
        self._all_concepts = sum(self._concepts.values()) or 1.0
        self._all_grams = sum(self._grams.values()) or 1.0
        self._all_stems = sum(self._stems.values()) or 1.0

    def measure(self, document: Analysed, meaning: float = 0.0) -> Measured:
        return Measured(
            concepts=self._meets_concepts(document.concepts),
            letters=self._meets_letters(document.letters()),
            stems=sum(tells * document.stems.get(stem, 0.0) for stem, tells in self._stems.items())
            / self._all_stems,
            meaning=meaning,
            aliases=max((self._is_alias(line) for line in document.aliases), default=0.0),
        )

    def _is_alias(self, line: str) -> float:
        """How nearly the whole question is the alias, and the whole alias the question; less than half of it is nothing."""
        grams = frozenset().union(*map(grams_in, line.split()))
        both = len(grams) + len(self._grams)
        return max(0.0, 4 * len(grams & self._grams.keys()) / both - 1) if both else 0.0

    def _meets_concepts(self, concepts: Mapping[str, float]) -> float:
        met = 0.0
        for code, tells in self._concepts.items():
            weight = concepts.get(code)
            if weight is not None:
                met += tells * weight / (weight + SATURATES)
        return met / self._all_concepts

    def _meets_letters(self, fields: Sequence[str]) -> float:
        """Looking for a few letters in a title is quicker than taking the title apart; most stand in none of them."""
        together = "\n".join(fields)
        met = [(gram, tells) for gram, tells in self._grams.items() if gram in together]
        best = max((sum([tells for gram, tells in met if gram in field]) for field in fields), default=0.0)
        return best / self._all_grams

    def weights(self, weights: Weights) -> dict[str, float]:
        """What each term adds to the score at most: enough to choose candidates by, before they are read."""
        return (
            {
                f"c{code}": weights.concepts * tells / self._all_concepts
                for code, tells in self._concepts.items()
            }
            | {f"g{gram}": weights.letters * tells / self._all_grams for gram, tells in self._grams.items()}
            | {f"s{stem}": weights.stems * tells / self._all_stems for stem, tells in self._stems.items()}
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in its place: by which measures, and by which reading (its number)."""

    document: int
    score: float
    measured: Measured
    reading: int


def rank(
    scales: Iterable[Scale],
    candidates: Mapping[int, Analysed],
    weights: Weights,
    meanings: Mapping[int, float],
) -> list[Placed]:
    """The candidates, best first, each by the reading that it meets best; whoever meets nothing is left out."""
    placed: dict[int, Placed] = {}
    for number, scale in enumerate(scales):
        for document, analysed in candidates.items():
            measured = scale.measure(analysed, meanings.get(document, 0.0))
            score = round(measured.score(weights), 9)  # sums in another order are the same score
            if score > 0 and (document not in placed or score > placed[document].score):
                placed[document] = Placed(document, score, measured, number)
    return sorted(placed.values(), key=lambda each: (-each.score, each.document))
