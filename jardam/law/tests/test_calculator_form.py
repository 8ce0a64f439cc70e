"""A long calculator asks the common questions first and folds the rare ones away, until one of them was answered."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from jardam.law.calculators.form import AnswersForm
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.tests.books import BOOK


def page(calculator: str, typed: str) -> str:
    form = AnswersForm(CALCULATORS[calculator], BOOK, QueryDict(typed))
    form.is_valid()
    return render_to_string("law/questions.html", {"form": form})


@pytest.mark.parametrize("typed", ["way=HOURLY&rate=100", "way=HOURLY&basis=IN_HAND&rest=CALENDAR"])
def test_rare_questions_are_folded_away(typed: str) -> None:
    told = page("wages", typed)
    assert '<details class="j-more">' in told
    assert told.index('name="rate"') < told.index("<details") < told.index('name="hours_a_day"')


@pytest.mark.parametrize("typed", ["hours_a_day=8", "basis=TAX_13", "day-0-hours=8", "parts=ten"])
def test_an_answered_one_is_not_hidden(typed: str) -> None:
    assert '<details class="j-more" open>' in page("wages", typed)


def test_a_calculator_without_rare_questions_folds_nothing() -> None:
    assert "<details" not in page("late-pay", "amount=100")
