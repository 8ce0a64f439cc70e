"""RFC 6238, appendix B, and what makes a code single-use."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.accounts.rules.one_time_codes import (
    DRIFT,
    code_of,
    matching_period,
    new_seed,
    period_of,
    usable_period,
)

RFC_SEED = base64.b32encode(b"12345678901234567890").decode()
moments = st.integers(min_value=60, max_value=4_000_000_000).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_codes_of_the_standard(second: int, code: str) -> None:
    moment = datetime.fromtimestamp(second, UTC)
    assert code_of(RFC_SEED, period_of(moment)) == code
    assert matching_period(RFC_SEED, code, moment, after=-1) == period_of(moment)


@given(moments, st.integers(min_value=-DRIFT, max_value=DRIFT))
def test_a_phone_may_be_one_period_off(moment: datetime, off: int) -> None:
    period = period_of(moment) + off
    assert matching_period(RFC_SEED, code_of(RFC_SEED, period), moment, after=-1) is not None


@given(moments, st.integers(min_value=0, max_value=2))
def test_no_code_up_to_the_used_one_is_right(moment: datetime, later: int) -> None:
    used = period_of(moment) + DRIFT
    assert matching_period(RFC_SEED, code_of(RFC_SEED, used - later), moment, after=used) is None


@given(st.text(max_size=12), moments)
def test_it_never_stumbles_over_what_was_typed(code: str, moment: datetime) -> None:
    found = matching_period(RFC_SEED, code, moment, after=-1)
    assert found is None or code_of(RFC_SEED, found) == "".join(code.split())


@given(moments)
def test_the_usable_code_is_accepted_even_right_after_another(moment: datetime) -> None:
    first = usable_period(moment, after=-1)
    second = usable_period(moment, after=first)
    assert second > first
    assert matching_period(RFC_SEED, code_of(RFC_SEED, second), moment, after=first) == second


def test_seeds_differ_and_are_long_enough() -> None:
    assert len(base64.b32decode(new_seed())) == 20
    assert new_seed() != new_seed()
