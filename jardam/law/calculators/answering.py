"""From what was typed to what a rule is given, and from the rule's answer to words: the same for pages and commands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jardam.law.calculators.frame import Answers, Calculator, Kind, Question
from jardam.law.rules import typed
from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.explaining import Caution, Explained, Refused, Said
from jardam.law.rules.rulebook import NoNumber, NotInForce, RuleBook
from jardam.law.rules.typed import Typed

Given = Mapping[str, Any]
"""Text by the name of the question; for rows a list of such."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and where: the name of a question, or ``payments.2.sum`` in a row, counted from 0."""

    place: str
    said: Said


class Mistaken(Exception):
    """Some of the answers are none."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(", ".join(mistake.place for mistake in mistakes))
        self.mistakes = mistakes


_READ: dict[Kind, Callable[[str], Any]] = {
    Kind.DAY: typed.day,
    Kind.PARTIAL_DAY: typed.partial_day,
    Kind.START: typed.start,
    Kind.MONEY: typed.money,
    Kind.NUMBER: typed.number,
}


def read_answers(calculator: Calculator[Any], given: Given, book: RuleBook) -> Answers:
    """What the rule is given.

    Errors: Mistaken, with all that is wrong.
    """
    mistakes: list[Mistake] = []
    answers = _Reading(book, mistakes).every(calculator.questions, given)
    if mistakes:
        raise Mistaken(mistakes)
    return answers


def computed(calculator: Calculator[Any], answers: Answers, book: RuleBook, today: date) -> Explained[Any]:
    """The rule's answer.

    Errors: Refused; whatever a rule did not find in the book is told as such a sentence.
    """
    try:
        return calculator.compute(answers, book, today)
    except YearNotHeld as error:
        raise Refused(Said(Caution.YEAR_NOT_HELD, {"year": error.year})) from error
    except NotInForce as error:
        raise Refused(Said(Caution.NOT_IN_FORCE, {"row_code": error.code, "day": error.on})) from error
    except NoNumber as error:
        raise Refused(Said(Caution.NO_NUMBER, {"row_code": error.row.code}, error.row)) from error


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads on after a mistake, so that all of them are told at once."""

    book: RuleBook
    mistakes: list[Mistake]

    def every(self, questions: Sequence[Question], given: Given, place: str = "") -> dict[str, Any]:
        answers = {}
        for question in questions:
            where = f"{place}{question.name}"
            try:
                answers[question.name] = self._one(question, given.get(question.name), where)
            except Refused as refused:
                self.mistakes.append(Mistake(where, refused.said))
        return answers

    def _one(self, question: Question, told: Any, place: str) -> Any:
        if question.kind is Kind.ROWS:
            return self._rows(question, told or [], place)
        text = (told or "").strip() or question.default
        if not text and question.is_required:
            raise Refused(Said(Typed.MISSING))
        if not text:
            return None
        if question.kind is Kind.CHOICE:
            is_unknown = question.untold and text.lower() in typed.UNKNOWN
            return None if is_unknown else self._chosen(question, text)
        return _READ[question.kind](text)

    def _rows(self, question: Question, told: Sequence[Given], place: str) -> list[dict[str, Any]]:
        filled = [(number, row) for number, row in enumerate(told) if any(map(str.strip, row.values()))]
        if question.is_required and not filled:
            raise Refused(Said(Typed.MISSING))
        return [self.every(question.columns, row, f"{place}.{number}.") for number, row in filled]

    def _chosen(self, question: Question, text: str) -> str:
        values = {value.casefold(): value for value, _ in question.choices(self.book)}
        if text.casefold() not in values:
            raise Refused(Said(Typed.NO_SUCH_CHOICE))
        return values[text.casefold()]
