"""What was typed, read in the ways that it may have been meant: as typed, and with the other keyboard layout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jardam.search.rules.concepts import Glossary, Meant, folded
from jardam.search.rules.documents import grams_typed
from jardam.search.rules.layouts import other_layout
from jardam.search.rules.stemming import stems_of

LONGEST = 300
"""Characters: nobody types more, and what a person says is searched by its last words."""
WELL_KNOWN = 0.6
"""Of a reading's words so many are known that the other layout is not tried."""
HARDLY_KNOWN, CLEARLY_BETTER = 0.35, 0.15
STEM_KNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read what was typed. ``words``: each in its foldings."""

    text: str
    words: Sequence[tuple[str, ...]]
    meant: Sequence[Meant]
    stems: frozenset[str]
    grams: frozenset[str]

    def terms(self) -> set[str]:
        return (
            {f"c{meant.code}" for meant in self.meant}
            | {f"s{stem}" for stem in self.stems}
            | {f"g{gram}" for gram in self.grams}
        )


def read(text: str, glossary: Glossary, *, is_typing: bool = True) -> Reading:
    """``is_typing``: the last word may be the beginning of a longer one."""
    words = folded(text)
    return Reading(
        text=text,
        words=words,
        meant=glossary.meant_by(words, is_typing=is_typing),
        stems=frozenset(stems_of(text)) if words else frozenset(),
        grams=grams_typed(words, is_typing=is_typing),
    )


def readings_of(typed: str, glossary: Glossary, *, is_typing: bool = True) -> list[Reading]:
    """As typed, then with the other layout; none where nothing was typed."""
    text = typed[:LONGEST]
    readings = [read(each, glossary, is_typing=is_typing) for each in (text, other_layout(text))]
    return readings if readings[0].words or readings[1].words else []


def likely(readings: Sequence[Reading], glossary: Glossary, by_term: Mapping[str, int]) -> list[Reading]:
    """The readings worth looking up: one, or both where neither is well known."""
    if not readings:
        return []
    typed, other = readings
    known, as_other = (_known(each, glossary, by_term) for each in (typed, other))
    if known < HARDLY_KNOWN and as_other > known + CLEARLY_BETTER:
        return [other]
    chosen = [typed, other] if known < WELL_KNOWN and as_other > known else [typed]
    return [reading for reading in chosen if reading.words]


def _known(reading: Reading, glossary: Glossary, by_term: Mapping[str, int]) -> float:
    """How well the words of a reading are known, from 0 to 1.5 a word."""
    if not reading.words:
        return 0.0
    longer = [[folding for folding in word if len(folding) > 2] for word in reading.words]
    by_glossary = sum(max(map(glossary.known, foldings), default=0.0) for foldings in longer)
    by_documents = sum(STEM_KNOWN for stem in reading.stems if f"s{stem}" in by_term)
    return (by_glossary + by_documents) / len(reading.words)
