"""Lives of offers, clocks, packets, routes and codes: one worked example and properties of each."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.rules.consent import MAY_GO, FieldGroup, NotAgreed
from jardam.referrals.rules.clock import MOST_DAYS, Urgency, clock_from, last_day
from jardam.referrals.rules.following import Standing, standing
from jardam.referrals.rules.lives import (
    LIVE,
    TABLE,
    Move,
    MoveRefused,
    OfferState,
    ReferralState,
    moved,
    whole,
)
from jardam.referrals.rules.packets import Packet, packed
from jardam.referrals.rules.routes import SameTwice, Stop, Way, checked, next_by_itself
from jardam.referrals.rules.secrets import CODE_LENGTH, LETTERS, new_code, shown, typed

moves = st.lists(st.sampled_from(Move), max_size=30)
states = st.lists(st.sampled_from(OfferState), min_size=1, max_size=5)
keys = st.integers(1, 8).map(lambda number: UUID(int=number))
stops = st.lists(
    st.builds(Stop, keys, st.sampled_from(Way)),
    min_size=1,
    max_size=5,
    unique_by=lambda stop: stop.organisation,
)
groups = st.frozensets(st.sampled_from(FieldGroup))


def lived(some: list[Move]) -> list[OfferState]:
    """Every state on the way; what the table refuses changes nothing."""
    way = [OfferState.ASKED]
    for move in some:
        try:
            way.append(moved(way[-1], move))
        except MoveRefused:
            way.append(way[-1])
    return way


@given(moves)
def test_what_has_ended_never_lives_again(some: list[Move]) -> None:
    way = lived(some)
    ended = [state not in LIVE for state in way]
    assert ended == sorted(ended)


@given(moves)
def test_from_every_live_state_it_can_be_taken_back_and_run_out(some: list[Move]) -> None:
    state = lived(some)[-1]
    if state in LIVE:
        assert moved(state, Move.TAKE_BACK) is OfferState.TAKEN_BACK
        assert moved(state, Move.RUN_OUT) not in LIVE


@given(moves)
def test_nobody_accepts_what_they_have_not_seen(some: list[Move]) -> None:
    way = lived(some)
    if OfferState.ACCEPTED in way:
        assert OfferState.SEEN in way[: way.index(OfferState.ACCEPTED)]


def test_every_state_stands_in_the_table() -> None:
    assert TABLE.keys() == set(OfferState)


@given(states)
def test_a_referral_is_open_or_over_and_never_both(some: list[OfferState]) -> None:
    state = whole(some)
    assert (state is ReferralState.UNDER_WAY) == (
        OfferState.DONE not in some and any(one in LIVE for one in some)
    )
    assert whole(some, is_given_up=True) is ReferralState.ENDED


@given(states)
def test_the_person_is_never_told_by_a_partners_word(some: list[OfferState]) -> None:
    told = standing(whole(some), some)
    assert told in set(Standing)
    assert (told is Standing.TAKEN_ON) <= (OfferState.ACCEPTED in some)


moments = st.integers(0, 10**6).map(
    lambda minute: datetime(2026, 11, 23, tzinfo=UTC) + timedelta(minutes=minute)
)


@given(moments, st.sampled_from(Urgency))
def test_the_reminder_comes_before_the_end_and_both_after_the_asking(at: datetime, urgency: Urgency) -> None:
    clock = clock_from(at, urgency)
    assert at < clock.remind_at < clock.due_at


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(1, MOST_DAYS), st.integers(0, 400))
def test_a_link_never_outlives_the_yes(day: date, days: int, agreed: int) -> None:
    until = last_day(day, days, day + timedelta(days=agreed))
    assert until <= day + timedelta(days=min(days, agreed))


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1])
def test_no_link_lives_longer_than_ninety_days(days: int) -> None:
    with pytest.raises(ValueError, match=str(days)):
        last_day(date(2026, 11, 23), days)


@given(groups, groups, groups)
def test_nothing_goes_that_was_not_ticked_agreed_to_and_allowed(
    told: frozenset[FieldGroup], ticked: frozenset[FieldGroup], agreed: frozenset[FieldGroup]
) -> None:
    packet = Packet(Topic.B_SAFETY, "RU-MOW", Language.KY, dict.fromkeys(told, "слова"))
    if told & ticked & set(MAY_GO) - agreed:
        with pytest.raises(NotAgreed):
            packed(packet, ticked, agreed)
        return
    going = packed(packet, ticked, agreed)
    assert set(going.parts) == told & ticked & set(MAY_GO)
    assert set(going.parts) <= agreed
    assert Packet.from_bundle(going.bundle) == going


@given(stops, st.lists(keys, max_size=5), st.lists(keys, max_size=8))
def test_nobody_is_asked_twice_or_against_the_persons_will(
    some: list[Stop], asked: list[UUID], willing: list[UUID]
) -> None:
    stop = next_by_itself(some, asked, willing)
    if stop is not None:
        assert stop.goes_by_itself
        assert stop.organisation not in asked
        assert stop.organisation in willing
    assert [Stop.from_bundle(one.bundle) for one in some] == some


def test_who_stands_in_the_route_twice_is_refused() -> None:
    twice = [Stop(UUID(int=1), Way.HAND), Stop(UUID(int=1), Way.PHONE)]
    with pytest.raises(SameTwice):
        checked(twice)


@given(st.text(LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    cyrillic = shown(code).lower().translate(str.maketrans("abekmhpctyx", "авекмнрстух"))
    assert typed(cyrillic) == typed(f" {code[:3]}-{code[3:]} ") == code


def test_a_code_has_no_sign_that_looks_like_another() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(set(code) <= set(LETTERS) and len(code) == CODE_LENGTH for code in codes)
