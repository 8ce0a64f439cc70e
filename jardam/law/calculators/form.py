"""The questions of a calculator as a form: everything is text, and what is wrong is said by the rules' own sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.datastructures import MultiValueDict

from jardam.law.calculators.answering import Given, Mistaken, read_answers
from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Words
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import worded

LONGEST = 60  # characters of one answer
MOST_ROWS = (
    250  # of each table; a request brings all fields of two full ones, see DATA_UPLOAD_MAX_NUMBER_FIELDS
)
EMPTY_ROWS = 2
"""How many rows wait for a further entry."""
PLACE = "{name}-{number}-{column}"


@dataclass(frozen=True, slots=True)
class Rows:
    """A question that is answered by rows: its label and hint, what is asked in each row, and the fields of each."""

    label: Words
    hint: Words
    columns: Sequence[Question]
    rows: list[list[BoundField]]


class AnswersForm(forms.Form):
    """``answers``: what the rule is given, and ``given``: what that was read from, once the form is valid. It works without a script: filled rows, and some more."""

    def __init__(
        self,
        calculator: Calculator[Any],
        book: RuleBook,
        typed: MultiValueDict[str, str] | None = None,
    ) -> None:
        super().__init__(typed)
        self.calculator = calculator
        self.book = book
        self.answers: Answers = {}
        self.given: Given = {}
        for question in calculator.questions:
            for name, one in self._places(question):
                self.fields[name] = _field(one, book, is_in_row=question.kind is Kind.ROWS)

    def fields_and_rows(self) -> Iterator[BoundField | Rows]:
        """The fields in the order of the questions. No question has this name: a page asks for `form.name` among them first."""
        return self._asked(is_rare=False)

    def rare_fields_and_rows(self) -> list[BoundField | Rows]:
        """Those that few callers need."""
        return list(self._asked(is_rare=True))

    def is_rare_told(self) -> bool:
        """Whether one of those was answered, or wrongly: then nothing may be folded away."""
        rare = {question.name: question for question in self.calculator.questions if question.is_rare}
        typed = ((name, rare.get(name.split("-", maxsplit=1)[0])) for name in self.fields)
        return any(
            name in self.errors or str(self.data.get(name, "")).strip() not in {"", question.default}
            for name, question in typed
            if question
        )

    def _asked(self, *, is_rare: bool) -> Iterator[BoundField | Rows]:
        for question in self.calculator.questions:
            if question.is_rare is not is_rare:
                continue
            if question.kind is not Kind.ROWS:
                yield self[question.name]
                continue
            numbers = range(self._rows_of(question))
            places = [[self[_place(question, number, one)] for one in question.columns] for number in numbers]
            yield Rows(question.label, question.hint, question.columns, places)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.given = self._given(cleaned)
                self.answers = read_answers(self.calculator, self.given, self.book)
            except Mistaken as error:
                for mistake in error.mistakes:
                    place = mistake.place.replace(".", "-")
                    self.add_error(place if place in self.fields else None, worded(mistake.said))
        return cleaned

    def _given(self, cleaned: Mapping[str, str]) -> dict[str, Any]:
        return {
            question.name: [
                {one.name: cleaned[_place(question, number, one)] for one in question.columns}
                for number in range(self._rows_of(question))
            ]
            if question.kind is Kind.ROWS
            else cleaned[question.name]
            for question in self.calculator.questions
        }

    def _places(self, question: Question) -> Iterator[tuple[str, Question]]:
        if question.kind is not Kind.ROWS:
            yield question.name, question
            return
        for number in range(self._rows_of(question)):
            for one in question.columns:
                yield _place(question, number, one), one

    def _rows_of(self, question: Question) -> int:
        """As many as are filled, and some to go on with."""
        filled = [
            number
            for number in range(MOST_ROWS)
            for one in question.columns
            if str(self.data.get(_place(question, number, one), "")).strip()
        ]
        return min(max(filled, default=-1) + 1 + EMPTY_ROWS, MOST_ROWS)


def _place(question: Question, number: int, column: Question) -> str:
    return PLACE.format(name=question.name, number=number, column=column.name)


def _field(question: Question, book: RuleBook, *, is_in_row: bool) -> forms.CharField:
    """Never required by Django: the rules say what is missing. A row begins empty, so that one left so is none."""
    attributes: dict[str, str] = {}
    widget: forms.Widget
    if question.kind is Kind.CHOICE:
        nothing = [] if question.default and not is_in_row else [("", str(question.untold))]
        choices = [(value, str(label)) for value, label in question.choices(book)]
        widget = forms.Select(choices=[*nothing, *choices])
    elif question.kind is Kind.DAY:
        widget = forms.TextInput({"type": "date"})
    else:
        attributes = {"inputmode": "decimal"} if question.kind in {Kind.MONEY, Kind.NUMBER} else {}
        widget = forms.TextInput(attributes)
    return forms.CharField(
        label=str(question.label),
        help_text="" if is_in_row else str(question.hint),
        required=False,
        max_length=LONGEST,
        initial="" if is_in_row else question.default,
        widget=widget,
    )
