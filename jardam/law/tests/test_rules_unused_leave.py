from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month
from jardam.law.rules.explaining import Explained, Refused
from jardam.law.rules.unused_leave import LeavePay, LeaveSaid, leave_pay, months_of_work
from jardam.law.tests.books import BOOK, TODAY

D = Decimal
days = st.integers(0, 2000).map(lambda number: date(2018, 1, 1) + timedelta(days=number))


def pay(began: date, ended: date, taken: int = 0, monthly: int | None = 50_000) -> Explained[LeavePay]:
    months = [Month(year, number) for year in range(2017, 2027) for number in range(1, 13)]
    earned = {month: D(monthly) for month in months} if monthly is not None else {}
    return leave_pay(BOOK, began, ended, D(taken), earned, TODAY)


def test_a_worked_example_of_seven_months() -> None:
    """7 months give 28 x 7 / 12 days; 50 000 a month in six whole months are 50 000 / 29.3 a day."""
    answer = pay(date(2026, 1, 1), date(2026, 7, 31)).answer
    assert (answer.months, answer.days) == (7, D(28) * 7 / 12)
    assert answer.amount == (D(50_000) / D("29.3") * 28 * 7 / 12).quantize(D("0.01"))


def test_the_published_months_of_12_may_to_26_november() -> None:
    assert months_of_work(date(2025, 5, 12), date(2025, 11, 26), 15) == 7
    assert months_of_work(date(2025, 5, 12), date(2025, 11, 25), 15) == 6


def test_eleven_months_give_the_whole_leave() -> None:
    assert pay(date(2025, 7, 1), date(2026, 5, 31)).answer.days == 28
    assert pay(date(2024, 7, 1), date(2026, 5, 31), taken=28).answer.days == 28


def test_a_month_that_was_not_worked_whole_counts_its_share() -> None:
    """16 of 31 days of January and whole February."""
    answer = pay(date(2026, 1, 16), date(2026, 3, 15), monthly=30_000).answer
    assert answer.average == D(60_000) / (D("29.3") * 16 / 31 + D("29.3"))


def test_without_any_pay_the_days_are_told_and_no_sum() -> None:
    answer = pay(date(2026, 1, 1), date(2026, 7, 31), monthly=None)
    assert answer.answer.amount is None
    assert LeaveSaid.NO_EARNINGS in {said.code for said in answer.warnings}


@pytest.mark.parametrize(
    ("began", "ended", "taken"), [(date(2026, 2, 1), date(2026, 1, 1), 0), (TODAY, TODAY, -1)]
)
def test_what_cannot_be_is_refused(began: date, ended: date, taken: int) -> None:
    with pytest.raises(Refused):
        pay(began, ended, taken)


@given(days, st.integers(0, 1500), st.integers(0, 100))
def test_a_longer_work_never_gives_less_leave(began: date, lasted: int, more: int) -> None:
    ended = began + timedelta(days=lasted)
    assert pay(began, ended + timedelta(days=more)).answer.days >= pay(began, ended).answer.days


@given(days, st.integers(0, 1500), st.integers(0, 60))
def test_leave_taken_is_paid_no_second_time(began: date, lasted: int, taken: int) -> None:
    ended = began + timedelta(days=lasted)
    all_of_it, rest = pay(began, ended).answer, pay(began, ended, taken).answer
    assert rest.days == max(D(0), all_of_it.days - taken)
    assert 0 <= rest.amount <= all_of_it.amount  # type: ignore[operator] # the pay is known
