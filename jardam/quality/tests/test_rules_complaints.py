import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.quality.rules.complaints import (
    MOVES,
    WAITING,
    Answer,
    AnswerMissing,
    MoveRefused,
    State,
    after,
    first_owner,
    may_own,
)

WHO = st.one_of(st.none(), st.integers(0, 4))


def test_a_complaint_is_looked_into_found_justified_and_answered() -> None:
    looked_into = after(State.RECEIVED, State.LOOKED_INTO, None)
    assert after(looked_into, State.JUSTIFIED, Answer.GIVEN) is State.JUSTIFIED
    with pytest.raises(AnswerMissing):
        after(looked_into, State.JUSTIFIED, None)


@given(st.sampled_from(State), st.sampled_from(State), st.one_of(st.none(), st.sampled_from(Answer)))
def test_nothing_follows_an_end_and_no_move_leaves_the_table(
    state: State, move: State, answer: Answer | None
) -> None:
    if move not in MOVES.get(state, ()):
        with pytest.raises(MoveRefused):
            after(state, move, answer)
    elif move not in WAITING and answer is None:
        with pytest.raises(AnswerMissing):
            after(state, move, answer)
    else:
        assert after(state, move, answer) is move


def test_every_end_can_be_reached_and_none_but_two_without_having_looked() -> None:
    ends = set(State) - set(WAITING)
    assert ends == {move for moves in MOVES.values() for move in moves} - set(WAITING)
    assert ends & set(MOVES[State.RECEIVED]) == {State.NOT_OURS, State.WITHDRAWN}


@given(st.lists(st.integers(0, 4), unique=True), st.lists(WHO, max_size=3))
def test_the_owner_is_never_whom_it_concerns(candidates: list[int], involved: list[int | None]) -> None:
    owner = first_owner(candidates, involved)
    if owner is None:
        assert set(candidates) <= set(involved)
    else:
        assert may_own(owner, involved)
        assert owner not in involved
