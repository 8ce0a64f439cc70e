"""What a calculator is: the questions it asks, the rule that answers, and how the answer is shown. It keeps nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

from jardam.law.due import Due
from jardam.law.rules.explaining import Explained
from jardam.law.rules.rulebook import RuleBook

AnswerT = TypeVar("AnswerT")
Answers = Mapping[str, Any]
Words = str | Promise


def _no_choices(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return ()


class Kind(StrEnum):
    """What a question is answered with, and what the rule is given."""

    DAY = "DAY"  # a date
    PARTIAL_DAY = "PARTIAL_DAY"  # a PartialDate
    START = "START"  # a PartialDate, or a datetime where hours count
    MONEY = "MONEY"  # a Decimal, roubles
    NUMBER = "NUMBER"  # a Decimal
    CHOICE = "CHOICE"  # one of the values of `choices`
    ROWS = "ROWS"  # a list of dictionaries, one for each row, by the names of `columns`


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked. What is not answered and not required is None, or `default`; rows are an empty list.

    ``choices``: pairs of value and label, from the law as it is known.
    ``is_positional``: on the command line it stands without its name.
    ``is_rare``: few callers need it, so a page folds it away.
    ``untold``: of a choice in a row, what leaving it empty is called.
    ``may_be_left_off``: of the last columns of a row; on the command line a row may end before it.
    """

    name: str
    kind: Kind
    label: Words
    hint: Words = ""
    is_required: bool = True
    choices: Callable[[RuleBook], Sequence[tuple[str, Words]]] = _no_choices
    columns: tuple["Question", ...] = ()
    default: str = ""
    is_positional: bool = False
    is_rare: bool = False
    untold: Words = ""
    may_be_left_off: bool = False

    @property
    def option(self) -> str:
        """Its name on the command line."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Table:
    """``numbers``: the columns, counted from 0, that hold numbers."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()
    foot: Sequence[str] = ()

    @property
    def headed(self) -> list[Cell]:
        return self._cells(self.head)

    @property
    def cells(self) -> list[list[Cell]]:
        return [self._cells(row) for row in self.rows]

    @property
    def footed(self) -> list[Cell]:
        return self._cells(self.foot)

    def _cells(self, row: Sequence[str]) -> list[Cell]:
        return [Cell(text, column in self.numbers) for column, text in enumerate(row)]


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer in words of the active language: the one thing asked for, what else is to be said, and tables."""

    headline: str
    lines: Sequence[str] = ()
    tables: Sequence[Table] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Calculator(Generic[AnswerT]):
    """``machine``: what the command line prints as JSON beside sources and warnings.

    ``due``: the last day or the sum that was asked for, to be compared when the law changes.
    """

    id: str
    title: Words
    about: Words
    questions: tuple[Question, ...]
    compute: Callable[[Answers, RuleBook, date], Explained[AnswerT]]
    shown: Callable[[Explained[AnswerT]], Shown]
    machine: Callable[[Explained[AnswerT]], dict[str, object]]
    due: Callable[[Explained[AnswerT]], Due]
