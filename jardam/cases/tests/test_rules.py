"""The table of stages, and the day of a next action."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.cases.choices import endings, stages, tracks
from jardam.cases.rules.needs import NeedEnded, NeedState, ended
from jardam.cases.rules.next_action import FARTHEST, DayRefused, next_day
from jardam.cases.rules.stages import MOVES, Ending, MoveRefused, Stage, after, open_moves
from jardam.cases.rules.tracks import SAFETY_FIRST, Track

TODAY = date(2026, 11, 22)


def reached_from(first: Stage) -> set[Stage]:
    found, ahead = {first}, [first]
    while ahead:
        for move in MOVES[ahead.pop()]:
            if move not in found:
                found.add(move)
                ahead.append(move)
    return found


def test_every_stage_is_reached_and_none_is_a_dead_end() -> None:
    assert set(MOVES) == set(Stage)
    assert all(reached_from(stage) == set(Stage) for stage in Stage)


def test_every_open_stage_can_be_closed_and_a_closed_case_is_assessed_again() -> None:
    assert all(Stage.CLOSED in MOVES[stage] for stage in Stage if stage is not Stage.CLOSED)
    assert MOVES[Stage.CLOSED] == (Stage.ASSESSMENT,)


@given(stage=st.sampled_from(Stage), move=st.sampled_from(Stage))
def test_a_move_is_made_as_the_table_says_or_refused(stage: Stage, move: Stage) -> None:
    if move in MOVES[stage]:
        assert after(stage, move) is move
    else:
        with pytest.raises(MoveRefused):
            after(stage, move)


def test_closing_is_no_open_move() -> None:
    assert all(Stage.CLOSED not in open_moves(stage) for stage in Stage)
    assert Stage.ENFORCEMENT not in open_moves(Stage.NEGOTIATION)


@given(days=st.integers(-400, 400))
def test_a_next_action_lies_ahead_and_not_too_far(days: int) -> None:
    day = TODAY + timedelta(days=days)
    if 0 <= days <= FARTHEST.days:
        assert next_day(day, TODAY) == day
    else:
        with pytest.raises(DayRefused):
            next_day(day, TODAY)


def test_everything_stored_has_words() -> None:
    assert set(stages()) == set(Stage)
    assert set(endings()) == set(Ending)
    assert set(tracks()) == set(Track)
    assert set(Track) > SAFETY_FIRST


@given(state=st.sampled_from(NeedState), move=st.sampled_from(NeedState))
def test_a_need_that_ended_stays_so(state: NeedState, move: NeedState) -> None:
    if state is NeedState.OPEN and move is not NeedState.OPEN:
        assert ended(state, move) is move
    else:
        with pytest.raises(NeedEnded):
            ended(state, move)
