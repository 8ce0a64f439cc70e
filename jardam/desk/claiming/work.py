"""The work of a claim as a table: the law's own questions on wages, but for those that belong to a day of asking or a promise."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from jardam.claims.counting import CALCULATOR, Counted, NotCome, Uncounted, counted, said_of_future
from jardam.desk.casework.forms import SeenFields
from jardam.law.calculators.form import PLACE, AnswersForm
from jardam.law.calculators.frame import Kind, Question
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import worded

NOT_ASKED = {"parts", "promised_on", "first_part", "as_of"}
ASKED_AT_ONCE = {"basis"}
QUESTIONS = tuple(
    replace(question, is_rare=question.is_rare and question.name not in ASKED_AT_ONCE)
    for question in CALCULATOR.questions
    if question.name not in NOT_ASKED
)
ASKED = replace(CALCULATOR, questions=QUESTIONS)


class WorkForm(AnswersForm):
    """``work``: what was told, tidied; ``result``: what it comes to, once the form is valid."""

    work: Mapping[str, Any]
    result: Counted | Uncounted

    def __init__(
        self,
        typed: MultiValueDict[str, str] | None = None,
        *,
        book: RuleBook,
        today: date,
        initial: Mapping[str, object] | None = None,
        told: Mapping[str, Any] | None = None,
    ) -> None:
        """``told``: what stands written; a page that was not sent yet begins with it."""
        begun = typed if typed is not None else _begun(told or {}, initial or {})
        super().__init__(ASKED, book, begun)
        self.today = today
        self.fields["seen"] = deepcopy(SeenFields.base_fields["seen"])
        self.initial = dict(initial or {})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.work = tidied(self.given)
        try:
            self.result = counted(self.work, self.book, self.today)
        except Refused as refused:
            self.add_error(None, worded(refused.said))
        except NotCome as ahead:
            self.add_error(None, str(said_of_future(ahead.month)))
        return cleaned


def tidied(given: Mapping[str, Any]) -> dict[str, Any]:
    """Without the rows that nobody filled."""
    return {
        name: [row for row in told if any(str(cell).strip() for cell in row.values())]
        if isinstance(told, list)
        else told
        for name, told in given.items()
    }


def _begun(told: Mapping[str, Any], initial: Mapping[str, object]) -> QueryDict | None:
    """What stands written as if it were sent; None where nothing stands, so that no field is called empty."""
    if not told:
        return None
    data = QueryDict(mutable=True)
    data["seen"] = str(initial.get("seen", ""))
    for question in QUESTIONS:
        data.update(dict(_flat(question, told.get(question.name))))
    return data


def _flat(question: Question, told: Any) -> Iterator[tuple[str, str]]:
    if question.kind is not Kind.ROWS:
        yield question.name, told or ""
        return
    rows: Sequence[Mapping[str, str]] = told or []
    for number, row in enumerate(rows):
        for column in question.columns:
            place = PLACE.format(name=question.name, number=number, column=column.name)
            yield place, row.get(column.name, "")
