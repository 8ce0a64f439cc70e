"""The calculators as whoever asks for themselves uses them: the same rules and words as for staff, and nothing is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from jardam.kernel.languages import Language
from jardam.law.calculators.answering import computed
from jardam.law.calculators.explanation import Explanation, explained_in
from jardam.law.calculators.form import AnswersForm
from jardam.law.calculators.frame import Calculator
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import worded
from jardam.portal.rules.marks import code_of, mark_of

_PREFIX = "calculator/"
"""So that no calculator shares its mark with a card of the same name."""


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    lang: str = ""  # of the page


@dataclass(frozen=True, slots=True)
class Worked:
    """A calculator on its page: its questions as filled in, and the answer once they are answered."""

    form: AnswersForm
    explanation: Explanation | None


def links(language: Language, ids: Iterable[str] | None = None) -> list[Link]:
    """The calculators of these ids, or all; an id that stands for none is left out."""
    chosen = CALCULATORS if ids is None else [one for one in ids if one in CALCULATORS]
    return [Link(str(CALCULATORS[one].title), _url(one, language)) for one in chosen]


def calculator_of(mark: str) -> Calculator[Any] | None:
    """The calculator behind a mark."""
    code = code_of(mark, [f"{_PREFIX}{one}" for one in CALCULATORS])
    return CALCULATORS[code.removeprefix(_PREFIX)] if code else None


def work_out(
    calculator: Calculator[Any], book: RuleBook, typed: MultiValueDict[str, str] | None, language: Language
) -> Worked:
    """``book``: the law as known today. What is typed wrong is said in the form."""
    form = AnswersForm(calculator, book, typed)
    if typed is None or not form.is_valid():
        return Worked(form, None)
    try:
        told = computed(calculator, form.answers, book, book.known_on)
    except Refused as refused:
        form.add_error(None, worded(refused.said))
        return Worked(form, None)
    return Worked(form, explained_in(language, calculator, told, book.known_on))


def _url(calculator_id: str, language: Language) -> str:
    return reverse("portal:calculator", args=[language.catalogue, mark_of(f"{_PREFIX}{calculator_id}")])
