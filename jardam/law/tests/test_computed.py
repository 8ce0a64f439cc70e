"""Terms and sums of the calculators, written down and worked out again: the same days and kopecks, by the same rules."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.partial_dates import exactly
from jardam.law.computed import (
    late_pay_again,
    late_pay_of,
    registration_of,
    registrations_again,
    term_of,
    terms_again,
)
from jardam.law.rules.changing import Act, Grounds, Proposal, amended, outcome
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.deadlines import deadline, deadline_ids
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import RuleBook
from jardam.law.tests.books import BOOK, TODAY

WAGES = "deadlines.tc392_wages"
GROUNDS = Grounds("1-FZ", "https://example.org", Confidence.SEEN_IN_SOURCE, TODAY, date(2027, 5, 1))
DAYS = st.dates(date(2020, 1, 1), date(2026, 9, 1))


def changed(proposal: Proposal) -> RuleBook:
    return amended(BOOK, outcome(proposal, GROUNDS, BOOK))


@given(st.sampled_from(deadline_ids(BOOK)), DAYS)
def test_a_term_is_the_day_that_the_calculator_tells(name: str, started_on: date) -> None:
    told = deadline(name, exactly(started_on), BOOK, TODAY)
    worked = term_of(name, started_on, BOOK)
    assert worked.due.on == (told.answer.due.day if told.answer.due else None)
    assert worked.rows == told.rows
    assert terms_again(BOOK)(worked.facts) == worked.due


@given(st.decimals(Decimal("0.01"), 500_000, places=2), DAYS, st.integers(1, 400))
def test_late_pay_comes_out_to_the_same_kopeck(amount: Decimal, due: date, days: int) -> None:
    through = date.fromordinal(due.toordinal() + days)
    worked = late_pay_of(amount, due, through, BOOK)
    assert late_pay_again(BOOK)(worked.facts) == worked.due


@given(st.sampled_from(["KG", "TJ", "UZ", "MD", "TM"]), DAYS)
def test_a_registration_comes_out_the_same(citizenship: str, entered_on: date) -> None:
    worked = registration_of(citizenship, entered_on, BOOK)
    assert registrations_again(BOOK)(worked.facts) == worked.due


def test_a_longer_term_in_a_corrected_row_moves_the_day() -> None:
    worked = term_of("tc392_wages", date(2025, 3, 10), BOOK)
    row = BOOK.at(WAGES, TODAY)
    book = changed(Proposal(Act.CORRECTION, WAGES, "2", period=row.valid_from, version=row.version))
    assert (worked.due.on, terms_again(book)(worked.facts).on) == (date(2026, 3, 10), date(2027, 3, 10))


def test_a_shorter_registration_moves_the_day() -> None:
    worked = registration_of("TJ", date(2026, 11, 9), BOOK)
    row = BOOK.at("stay.reg_tj", TODAY)
    book = changed(Proposal(Act.CORRECTION, row.code, "10", period=row.valid_from, version=row.version))
    now = registrations_again(book)(worked.facts).on
    assert now is not None
    assert worked.due.on is not None
    assert now < worked.due.on


def test_what_is_written_down_is_a_rule_a_day_and_a_sum() -> None:
    worked = late_pay_of(Decimal(90_000), date(2026, 3, 10), date(2026, 11, 22), BOOK)
    used = worked.used("test", "TEST", UUID(int=1))
    assert (used.started_on, used.amount, used.counted_to) == (
        date(2026, 3, 10),
        Decimal(90_000),
        date(2026, 11, 22),
    )
    assert used.due_amount == worked.due.amount
    assert used.rows == worked.rows


def test_a_deadline_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refused):
        term_of("no_such", date(2026, 3, 10), BOOK)
