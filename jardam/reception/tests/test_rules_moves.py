from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.reception.rules.moves import OPEN, Refusal, State, no_show_from, refused_move

TEN = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
moments = st.integers(-600, 600).map(lambda minutes: TEN + timedelta(minutes=minutes))


@pytest.mark.parametrize("minutes,refused", [(14, Refusal.TOO_EARLY), (15, None), (200, None)])
def test_a_quarter_of_an_hour_of_grace(minutes: int, refused: Refusal | None) -> None:
    now = TEN + timedelta(minutes=minutes)
    assert refused_move(State.BOOKED, State.NO_SHOW, TEN, now, 15) is refused


@given(st.sampled_from(State), st.sampled_from(State), moments, st.integers(0, 120))
def test_nothing_follows_an_end(state: State, wanted: State, now: datetime, grace: int) -> None:
    if state not in OPEN:
        assert refused_move(state, wanted, TEN, now, grace) is Refusal.NOT_FROM_HERE


@given(moments, st.integers(0, 120))
def test_whoever_is_here_cannot_have_failed_to_come(now: datetime, grace: int) -> None:
    assert refused_move(State.ARRIVED, State.NO_SHOW, TEN, now, grace) is Refusal.NOT_FROM_HERE


@given(moments, st.integers(0, 119))
def test_more_grace_never_makes_a_no_show_earlier(now: datetime, grace: int) -> None:
    assert no_show_from(now, grace) < no_show_from(now, grace + 1)
