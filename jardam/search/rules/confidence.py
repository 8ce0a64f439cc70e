"""Whether the first answer is likely the right one, or nothing here answers the question."""

from dataclasses import dataclass
from math import exp

from jardam.search.rules.concepts import Meant
from jardam.search.rules.documents import Analysed
from jardam.search.rules.explaining import WEAK, WordMet, explained, words_met
from jardam.search.rules.questions import Reading
from jardam.search.rules.ranking import Measured


@dataclass(frozen=True, slots=True)
class _Line:
    """How much each sign speaks for the answer; fitted on evaluation queries whose first answer was right, and on
    55 questions that no card answers."""

    explained: float
    letters: float
    sureness: float
    meaning: float
    nothing: float  # where no sign speaks


_LEXICAL = _Line(explained=9.9, letters=1.2, sureness=7.9, meaning=0.0, nothing=-13.1)
_WITH_MEANING = _Line(explained=8.6, letters=1.8, sureness=8.7, meaning=1.7, nothing=-15.0)
CONFIDENT = 0.17
"""At that, 97 of 100 right first answers stay confident."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How likely the answer is right, from 0 to 1, and which words of the question it meets."""

    likely: float
    met: list[WordMet]

    @property
    def is_confident(self) -> bool:
        return self.likely >= CONFIDENT


def judge(reading: Reading, document: Analysed, measured: Measured, *, has_meaning: bool) -> Judged:
    met = words_met(reading, document)
    sureness = max((_sureness(meant) for meant in reading.meant), default=0.0)
    line = _WITH_MEANING if has_meaning else _LEXICAL
    speaks = (
        line.explained * max(explained(met, reading), measured.aliases)
        + line.letters * measured.letters
        + line.sureness * sureness
        + line.meaning * measured.meaning
        + line.nothing
    )
    return Judged(1 / (1 + exp(-speaks)), met)


def _sureness(meant: Meant) -> float:
    return meant.sureness * (WEAK if meant.is_weak else 1.0)
