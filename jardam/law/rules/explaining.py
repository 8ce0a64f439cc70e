"""An answer of a rule and how it came about, before it has words: codes and values that `law.wording` says in six languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from jardam.law.rules.confidence import Confidence, weakest
from jardam.law.rules.rulebook import RuleVersion

Value = str | int | Decimal | date | datetime
AnswerT_co = TypeVar("AnswerT_co", covariant=True)


class Code(StrEnum):
    """A word of the list of sentences. Each rule enumerates its own below this; `law.wording` says every one of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of an explanation: which one, and what stands in its gaps.

    ``code``: a word of the room's list of sentences; the wording and the form of each value follow from it.
    ``row``: the version of the law on which this sentence rests, if it rests on one.
    """

    code: Code
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    row: RuleVersion | None = None


@dataclass(frozen=True, slots=True)
class Explained(Generic[AnswerT_co]):
    """What a rule answers: the answer, its steps in order, the rows it used, and what a reader must be warned of."""

    answer: AnswerT_co
    steps: tuple[Said, ...] = ()
    rows: tuple[RuleVersion, ...] = ()
    warnings: tuple[Said, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """As sure as its least sure row."""
        return weakest(row.confidence for row in self.rows)


class Refused(Exception):
    """The question cannot be answered as it was asked, and one sentence says why."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.code)
        self.said = said


class Caution(Code):
    """Warnings that any rule may give; a rule adds its own beside these."""

    UNVERIFIED = "UNVERIFIED"  # nobody has looked the row up
    REVIEW_IS_DUE = "REVIEW_IS_DUE"  # the row wanted to be looked up again before this day
    ENDS_OF_KNOWLEDGE = "ENDS_OF_KNOWLEDGE"  # a day beyond what the row was seen to cover
    YEAR_NOT_HELD = "YEAR_NOT_HELD"  # a day in a year without a production calendar
    NOT_IN_FORCE = "NOT_IN_FORCE"  # a day on which no row of a code holds
    NO_NUMBER = "NO_NUMBER"  # a row whose value nobody found
    FROM_FILES = "FROM_FILES"  # the files of the project were read, not the rows of a centre


def cautions_of(rows: Iterable[RuleVersion], today: date) -> tuple[Said, ...]:
    """What every answer that rests on these rows must say: each row once."""
    said = []
    for row in dict.fromkeys(rows):
        if row.confidence in {Confidence.FROM_MEMORY_UNVERIFIED, Confidence.NOT_FOUND}:
            said.append(Said(Caution.UNVERIFIED, {}, row))
        if row.review_on < today:
            said.append(Said(Caution.REVIEW_IS_DUE, {"checked_on": row.checked_on}, row))
    return tuple(said)
