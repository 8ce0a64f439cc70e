from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.line.rules.bands import TalkBand, WaitBand, talk_band, wait_band
from jardam.line.rules.calls import MOST_EVENTS, OVER, Call, CallState
from jardam.line.rules.events import Cause, Event, EventKind
from jardam.line.rules.pace import Bucket
from jardam.line.rules.tickets import TicketEnd, TicketState, end_after_attempt, state_after, turn

AT = datetime(2026, 11, 22, 2, 10, tzinfo=UTC)

seconds = st.integers(0, 600).map(lambda second: AT + timedelta(seconds=second))
events = st.builds(
    Event,
    call=st.just(""),
    kind=st.sampled_from(EventKind),
    at=seconds,
    number=st.sampled_from(["", "+996700123447"]),
    digit=st.sampled_from(["", "1", "2", "9", "#"]),
    who=st.sampled_from(["", "101", "erkin"]),
    cause=st.sampled_from(["", *Cause]),
)
stories = st.lists(events, min_size=1, max_size=12)


def at(second: int, kind: str, **words: str) -> Event:
    return Event("", EventKind(kind), AT + timedelta(seconds=second), **words)


def hear(story: list[Event]) -> Call:
    call = Call(())
    for event in story:
        call = call.hearing(event)
    return call


def test_a_night_call_in_kyrgyz() -> None:
    """Rings at 02:10:00, presses 2 after four seconds, is answered after nine and talks for five minutes."""
    call = Call.of(
        [at(0, "RINGING"), at(4, "DTMF", digit="2"), at(9, "ANSWERED", who="101"), at(309, "ENDED")]
    )
    assert (call.state, call.chosen, call.answerer) == (CallState.ENDED, Language.KY, "101")
    assert (call.waited, call.talked) == (timedelta(seconds=9), timedelta(minutes=5))


@given(stories, st.randoms(use_true_random=False))
def test_any_order_with_any_repetition_comes_to_the_same(story: list[Event], dice: object) -> None:
    again = [*story, *dice.sample(story, k=dice.randint(0, len(story)))]  # type: ignore[attr-defined]
    dice.shuffle(again)  # type: ignore[attr-defined]
    assert hear(again) == hear(story)


@given(stories, events)
def test_nothing_that_was_told_is_lost(story: list[Event], last: Event) -> None:
    assert set(hear([*story, last]).events) == {*story, last}


@given(stories)
def test_a_call_is_over_exactly_when_its_end_was_told(story: list[Event]) -> None:
    call = hear(story)
    assert (call.state in OVER) == any(event.kind is EventKind.ENDED for event in story)
    assert (call.state in {CallState.TALKING, CallState.ENDED}) == (call.answered is not None)
    assert call.waited >= timedelta(0)
    assert call.talked >= timedelta(0)


@given(stories, st.integers(1, 600))
def test_an_answer_after_the_end_changes_nothing_but_its_count(story: list[Event], later: int) -> None:
    ended = hear([*story, at(700, "ENDED")])
    late = ended.hearing(at(700 + later, "ANSWERED", who="late"))
    assert (late.state, late.answerer, late.talked) == (ended.state, ended.answerer, ended.talked)
    assert late.late_answers == ended.late_answers + 1


@given(stories)
def test_only_what_was_pressed_before_the_answer_chooses(story: list[Event]) -> None:
    answered = hear([*story, at(-5, "ANSWERED", who="101"), at(-10, "DTMF", digit="3")])
    assert answered.chosen is Language.TG


def test_a_flood_of_keys_does_not_hide_the_end() -> None:
    flood = [at(second, "DTMF", digit="7") for second in range(1, 200)]
    call = hear([at(0, "RINGING"), *flood, at(300, "ANSWERED"), at(400, "ENDED")])
    assert (call.state, len(call.events)) == (CallState.ENDED, MOST_EVENTS + 2)


@pytest.mark.parametrize("second,state", [(4, CallState.ABANDONED), (5, CallState.MISSED)])
def test_who_hangs_up_at_once_could_not_be_answered(second: int, state: CallState) -> None:
    assert Call.of([at(0, "RINGING"), at(second, "ENDED")]).state is state


@given(st.timedeltas(timedelta(0), timedelta(hours=5)), st.timedeltas(timedelta(0), timedelta(hours=5)))
def test_who_waited_longer_is_in_no_shorter_band(one: timedelta, other: timedelta) -> None:
    short, long = sorted((one, other))
    assert list(WaitBand).index(wait_band(short)) <= list(WaitBand).index(wait_band(long))
    assert list(TalkBand).index(talk_band(short)) <= list(TalkBand).index(talk_band(long))
    assert (wait_band(timedelta(seconds=40)), talk_band(timedelta(minutes=12))) == ("MINUTE", "MINUTES_30")


@given(st.lists(st.floats(0, 100), max_size=60))
def test_a_bucket_never_gives_more_than_it_holds_and_what_flows_in(moments: list[float]) -> None:
    bucket, given_out = Bucket.full(2, 5, 0.0), 0
    for moment in sorted(moments):
        left = bucket.take(moment)
        bucket, given_out = (left, given_out + 1) if left else (bucket, given_out)
    assert given_out <= 5 + 2 * max(moments, default=0)
    assert given_out >= min(5, len(moments))


@given(st.sampled_from(Language), st.sampled_from(Language), st.lists(st.sampled_from(Language)))
def test_what_the_reader_speaks_comes_first_and_unknown_is_not_any(
    one: Language, other: Language, spoken: list[Language]
) -> None:
    codes = [language.value for language in spoken]
    is_own = [
        one is not Language.UNKNOWN and one in spoken,
        other is not Language.UNKNOWN and other in spoken,
    ]
    if is_own == [True, False]:
        assert turn(one, AT, codes) < turn(other, AT - timedelta(days=1), codes)
    assert turn(one, AT, codes) < turn(one, AT + timedelta(minutes=1), codes)


@given(st.integers(0, 10))
def test_there_is_no_fourth_attempt(attempts: int) -> None:
    assert (end_after_attempt(attempts) is TicketEnd.NO_ANSWER) == (attempts >= 3)
    assert all(state_after(end) is not TicketState.WAITING for end in TicketEnd)
