"""From what was typed to the best documents, whatever keeps them: a database, or the memory of one process."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Protocol

from jardam.search.rules.concepts import Glossary
from jardam.search.rules.confidence import Judged, judge
from jardam.search.rules.documents import Analysed
from jardam.search.rules.questions import Reading, likely, readings_of
from jardam.search.rules.ranking import LEXICAL, WITH_MEANING, Known, Placed, Scale, rank

CANDIDATES = 40
"""Of each kind, the documents that are read and ranked."""
MOST_NAMED = 4
"""What is meant goes with the question, in Russian: small languages are compared far better so."""
POSTINGS = 8_000
"""So many mentions of terms are looked through, the rarest terms first: what everybody knows tells nothing."""


class Index(Protocol):
    """What keeps the documents."""

    def known(self, terms: Collection[str]) -> Known: ...

    def candidates(self, weights: Mapping[str, float], kinds: Collection[str], most: int) -> list[int]:
        """The ``most`` documents of each kind that these terms weigh most, and of equal ones the earlier."""
        ...

    def analysed(self, documents: Collection[int]) -> Mapping[int, Analysed]: ...


@dataclass(frozen=True, slots=True)
class Near:
    """How near documents are in meaning: the nearest ones, and the measure of any, from 0 to about 1."""

    nearest: Sequence[int] = ()
    measures: Mapping[int, float] = field(default_factory=dict)


Comparing = Callable[[], Near | None]
"""Waits for what was asked to be compared; None where nothing compared it."""


class Meaning(Protocol):
    """What compares a question with documents by what they mean rather than by their words, and may fail at any time."""

    def asked(self, question: str, kinds: Collection[str]) -> AbstractContextManager[Comparing]:
        """Let it compare the question with the documents of these kinds while the index is looked up."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """The documents found, best first, and how they were asked for."""

    readings: Sequence[Reading]
    placed: Sequence[Placed]
    documents: Mapping[int, Analysed]
    has_meaning: bool

    def judged(self, placed: Placed) -> Judged:
        reading = self.readings[placed.reading]
        return judge(reading, self.documents[placed.document], placed.measured, has_meaning=self.has_meaning)


def find(
    typed: str,
    index: Index,
    glossary: Glossary,
    kinds: Collection[str],
    *,
    is_typing: bool = True,
    meaning: Meaning | None = None,
) -> Result:
    """Three questions to the index, however much was typed; none where nothing was.

    ``is_typing``: the last word may be the beginning of a longer one. ``meaning``: where it does not answer, words
    and letters alone are weighed, as if there were none.
    """
    possible = readings_of(typed, glossary, is_typing=is_typing)
    if not possible:
        return Result((), (), {}, has_meaning=False)
    known = index.known({term for reading in possible for term in reading.terms()})
    readings = likely(possible, glossary, known.by_term)
    scales = [Scale(reading, known) for reading in readings]
    with _asked(meaning, readings, glossary.names, kinds) as comparing:
        wanted = index.candidates(_rare_first(scales, known), kinds, CANDIDATES)
        near = comparing()
    nearest, measures = (near.nearest, near.measures) if near else ((), {})
    documents = index.analysed({*wanted, *nearest})
    placed = rank(scales, documents, WITH_MEANING if near else LEXICAL, measures)
    return Result(readings, placed, documents, has_meaning=near is not None)


def _asked(
    meaning: Meaning | None, readings: Sequence[Reading], names: Mapping[str, str], kinds: Collection[str]
) -> AbstractContextManager[Comparing]:
    """By the reading as it is most likely meant; of two readings the one that knows more concepts."""
    if meaning is None or not readings:
        return nullcontext(_nothing)
    reading = max(readings, key=lambda reading: len(reading.meant))
    surest = sorted(reading.meant, key=lambda meant: (-meant.sureness, meant.code))[:MOST_NAMED]
    named = ", ".join(names[meant.code] for meant in surest)
    return meaning.asked(f"{reading.text} — {named}" if named else reading.text, kinds)


def _nothing() -> None:
    """Nothing compares."""


def _rare_first(scales: Sequence[Scale], known: Known) -> dict[str, float]:
    """The terms to look up with their weights: the rarest, as long as the mentions last; at least one."""
    weights: dict[str, float] = {}
    for scale in scales:
        for term, weight in scale.weights(LEXICAL).items():
            if term in known.by_term:
                weights[term] = max(weight, weights.get(term, 0.0))
    chosen: dict[str, float] = {}
    mentions = 0
    for term in sorted(weights, key=lambda term: (known.by_term[term], term)):
        mentions += known.by_term[term]
        if chosen and mentions > POSTINGS:
            break
        chosen[term] = weights[term]
    return chosen
