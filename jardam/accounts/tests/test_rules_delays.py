from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.accounts.rules.delays import FREE_FAILURES, LONGEST, delay_after

failures = st.integers(min_value=0, max_value=10**9)


def test_the_waits_in_a_row() -> None:
    assert [delay_after(n).seconds for n in range(11)] == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 42]


@given(failures)
def test_it_never_becomes_a_lock_out(count: int) -> None:
    assert timedelta(0) <= delay_after(count) <= LONGEST


@given(failures)
def test_it_never_gets_shorter(count: int) -> None:
    assert delay_after(count) <= delay_after(count + 1)


@given(st.integers(min_value=0, max_value=FREE_FAILURES))
def test_a_few_mistakes_cost_nothing(count: int) -> None:
    assert not delay_after(count)
