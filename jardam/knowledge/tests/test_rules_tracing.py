from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.knowledge.rules.faults import Flaw, fault
from jardam.knowledge.rules.numbers import dates_in, numbers_in
from jardam.knowledge.rules.tracing import Fact, faults_of_matters, faults_of_norm

COURT = Fact(
    "t", "1", "years", "court claim for wages", "Labour Code art. 392 part 2", date(2016, 10, 3), None
)
NOTICE = Fact("n", "3", "working_days", "the employer reports", "115-FZ art. 13 (8)", None, None)
LAW = {"ru": "ТК РФ, ст. 392, ч. 2", "en": "Labour Code, art. 392 (2)"}


def test_a_worked_example() -> None:
    """A norm that quotes its row, then one that got the term wrong."""
    right = {"ru": "в суд: 1 год с 03.10.2016", "en": "court: 1 year from 03.10.2016"}
    assert list(faults_of_norm(COURT, LAW, right)) == []
    wrong = {"ru": "в суд: 3 месяца", "en": "court: 1 year"}
    assert list(faults_of_norm(COURT, LAW, wrong)) == [
        fault(Flaw.SAYS_NAMES_MORE, code="t", tongue="ru", named="3")
    ]


@pytest.mark.parametrize(
    ("says", "is_right"),
    [
        ("за 3 рабочих дня", True),
        ("within 3 working days", True),
        ("за 3 дня", False),
        ("within 3 months", False),
        ("без срока", True),
    ],
)
def test_a_number_must_keep_its_unit(says: str, is_right: bool) -> None:
    assert (not list(faults_of_norm(NOTICE, {}, {"ru": says}))) is is_right


def test_a_date_must_be_a_date_of_the_row_and_lends_it_no_numbers() -> None:
    assert list(faults_of_norm(COURT, {}, {"ru": "с 03.10.2016, то есть с 2016 года"})) == []
    assert list(faults_of_norm(COURT, {}, {"ru": "с 04.10.2016"})) == [
        fault(Flaw.SAYS_NAMES_MORE, code="t", tongue="ru", named="2016-10-04")
    ]
    assert dates_in("с 03.10.2016 по 2017-01-01") == {date(2016, 10, 3), date(2017, 1, 1)}


def test_another_article_is_a_fault() -> None:
    assert list(faults_of_norm(COURT, {"ru": "ТК РФ, ст. 236"}, {})) == [
        fault(Flaw.LAW_NAMES_MORE, code="t", tongue="ru", named="236")
    ]


def test_a_fine_read_aloud_needs_a_row_that_speaks_of_a_fine() -> None:
    fine = Fact("k", "", "", "a fine, with or without expulsion", "KoAP art. 18.10", None, None)
    said = "За это могут оштрафовать и выдворить."
    assert list(faults_of_matters([COURT, fine], said, "steps")) == []
    assert list(faults_of_matters([COURT], said, "steps")) == [
        fault(Flaw.FINE, "RU", "steps"),
        fault(Flaw.EXPULSION, "RU", "steps"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("10 000 рублей, 30,000 RUB", {"10000", "30000"}),
        ("14,00 % с 27.07.2026", {"14"}),
        ("1/150; ст. 13.3-1; 2016-10-03", {"1", "150", "13.3"}),
        ("10860,70 рубля", {"10860.7"}),
        ("без чисел", set()),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == {Decimal(number) for number in numbers}


@given(st.sets(st.integers(0, 999), max_size=5), st.sets(st.integers(0, 999), max_size=5))
def test_only_numbers_of_the_rows_pass(of_rows: set[int], said: set[int]) -> None:
    fact = Fact("x", "", "", " ".join(f"n {number}." for number in of_rows), "", None, None)
    text = " ".join(f"n {number}." for number in said)
    assert bool(list(faults_of_norm(fact, {}, {"ru": text}))) is bool(said - of_rows)


@given(st.integers(1, 10**9))
def test_a_number_is_read_whatever_groups_its_thousands(number: int) -> None:
    spellings = (
        f"{number}",
        f"{number:,}",
        f"{number:,}".replace(",", " "),
        f"{number:,}".replace(",", "\u202f"),
    )
    assert {numbers_in(spelling) for spelling in spellings} == {frozenset({Decimal(number)})}
