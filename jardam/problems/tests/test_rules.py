"""The table: what may follow what, that an end is always reachable, and what in words is told about somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.filings.rules.kinds import Addressee
from jardam.problems import choices
from jardam.problems.models import Done, Problem
from jardam.problems.rules.instances import CLOCKS, NEXT, next_instance
from jardam.problems.rules.states import ENDED, OPEN, TABLE, Deed, Hands, MoveRefused, State, Verdict, after
from jardam.problems.rules.telling import telling

PAIRS = st.tuples(st.sampled_from(State), st.sampled_from(Deed))


def reachable(state: State) -> set[State]:
    found, waiting = set[State](), [state]
    while waiting:
        new = set(TABLE[waiting.pop()].values()) - found
        found |= new
        waiting += new
    return found


@pytest.mark.parametrize("state", OPEN)
def test_from_each_open_state_an_end_with_a_verdict_is_reachable(state: State) -> None:
    assert State.CLOSED in reachable(state)
    assert State.JUDGED in reachable(state) | {state}


@pytest.mark.parametrize("state", OPEN)
def test_an_open_problem_can_always_be_planned_and_given_away(state: State) -> None:
    assert TABLE[state][Deed.NEXT] is TABLE[state][Deed.OWN] is state


def test_only_a_verdict_leads_to_closing() -> None:
    before = {state for state, deeds in TABLE.items() if State.CLOSED in deeds.values()}
    assert before == {State.JUDGED}
    assert TABLE[State.CLOSED] == {Deed.SEEK: State.SOUGHT}
    assert TABLE[State.WITHDRAWN] == {}


@given(PAIRS)
def test_no_deed_is_done_off_the_table(pair: tuple[State, Deed]) -> None:
    state, deed = pair
    if deed in TABLE[state]:
        assert after(state, deed) is TABLE[state][deed]
    else:
        with pytest.raises(MoveRefused):
            after(state, deed)


@given(st.lists(st.sampled_from(Deed), max_size=30))
def test_an_ended_problem_only_begins_again_or_stays(deeds: list[Deed]) -> None:
    state = State.RAISED
    for deed in deeds:
        if deed not in TABLE[state]:
            continue
        before, state = state, after(state, deed)
        assert before not in ENDED or (before, state) == (State.CLOSED, State.SOUGHT)


def test_the_inspectorate_is_followed_by_the_prosecutor_and_no_instance_by_itself() -> None:
    assert next_instance(Addressee.LABOUR_INSPECTORATE) is Addressee.PROSECUTOR
    assert next_instance(Addressee.DISTRICT_COURT) is None
    for kind in NEXT:
        seen = {kind}
        following = next_instance(kind)
        while following:
            assert following not in seen
            seen.add(following)
            following = next_instance(following)


def test_what_leads_to_somebody_is_refused_and_what_is_like_a_name_is_asked_about() -> None:
    found = telling("Азамат Токтогулов, +996 700 123 456, a@b.org, паспорт AN1234567")
    assert "Азамат Токтогулов" in found.doubtful
    assert {"+996 700 123 456", "a@b.org", "AN1234567"} <= set(found.refused)
    assert telling("В роддоме № 6 с марта требуют деньги за справку") == telling("")


@given(st.text(max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    found = telling(text)
    assert all(piece in text for piece in (*found.refused, *found.doubtful))


def test_everything_stored_has_words_and_fits() -> None:
    assert set(choices.states()) == set(State)
    assert set(choices.deeds()) == set(choices.done()) == set(Deed)
    assert set(choices.verdicts()) == set(Verdict)
    assert set(choices.hands()) == set(Hands)
    assert set(choices.clocks()) == set(CLOCKS.values())
    lengths = {"state": State, "verdict": Verdict, "hands": Hands}
    for name, codes in lengths.items():
        assert max(map(len, codes)) <= Problem._meta.get_field(name).max_length
    assert max(map(len, Deed)) <= Done._meta.get_field("deed").max_length
    assert max(map(len, CLOCKS.values())) <= Problem._meta.get_field("clock").max_length
