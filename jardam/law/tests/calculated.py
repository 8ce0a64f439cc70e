"""A calculator asked as a page or the command line asks it: text in, the rule's answer out, by the project's own files."""

from typing import Any

from jardam.law.calculators.answering import Given, computed, read_answers
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.rules.explaining import Code, Explained
from jardam.law.tests.books import BOOK, TODAY


def calculated(name: str, **given: Any) -> Explained[Any]:
    """Rows are lists of dictionaries; what is left out was not told."""
    calculator = CALCULATORS[name]
    typed: Given = {question.name: given.get(question.name) for question in calculator.questions}
    return computed(calculator, read_answers(calculator, typed, BOOK), BOOK, TODAY)


def machine_of(name: str, **given: Any) -> dict[str, Any]:
    """What the command line prints."""
    return CALCULATORS[name].machine(calculated(name, **given))


def codes_of(told: Explained[Any]) -> set[Code]:
    return {said.code for said in (*told.steps, *told.warnings)}
