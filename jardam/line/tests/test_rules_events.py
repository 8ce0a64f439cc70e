"""Reading what an exchange sends: clear codes for what is wrong, and no surprise for what is not."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.line.rules.events import BadEvent, Cause, EventKind, event_from
from jardam.line.rules.signatures import WINDOW_SECONDS, is_fresh, is_signed, signature

NOW = datetime(2026, 11, 22, 2, 10, tzinfo=UTC)
GOOD = {"call": "1790000000.17", "kind": "RINGING", "at": NOW.isoformat(), "number": "+996700123447"}

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda one: st.lists(one) | st.dictionaries(st.text(), one),
)


def test_a_ring_from_bishkek() -> None:
    event = event_from({**GOOD, "at": "2026-11-22T05:10:00+03:00"}, NOW)
    assert (event.kind, event.at, event.number) == (EventKind.RINGING, NOW, "+996700123447")


@pytest.mark.parametrize(
    "change,code",
    [
        ({"colour": "red"}, "UNKNOWN_FIELD"),
        ({"call": 17}, "NOT_TEXT"),
        ({"call": ""}, "BAD_CALL"),
        ({"call": "two words"}, "BAD_CALL"),
        ({"kind": "HELD"}, "UNKNOWN_KIND"),
        ({"kind": "DTMF", "digit": "12"}, "BAD_DIGIT"),
        ({"who": "x" * 41}, "BAD_WORD"),
        ({"at": "yesterday"}, "BAD_MOMENT"),
        ({"at": "2026-11-22T02:10:00"}, "MOMENT_WITHOUT_ZONE"),
        ({"at": (NOW + timedelta(minutes=6)).isoformat()}, "MOMENT_AHEAD"),
        ({"at": (NOW - timedelta(days=3)).isoformat()}, "MOMENT_TOO_OLD"),
    ],
)
def test_what_is_wrong_has_a_code(change: dict[str, Any], code: str) -> None:
    with pytest.raises(BadEvent) as refused:
        event_from({**GOOD, **change}, NOW)
    assert refused.value.code == code


def test_a_cause_that_nobody_knows_is_hanging_up() -> None:
    assert event_from({**GOOD, "kind": "ENDED", "cause": "Q850-127"}, NOW).cause == Cause.HANGUP


@given(anything | st.dictionaries(st.sampled_from([*GOOD, "digit", "who", "cause"]), st.text() | anything))
def test_whatever_is_sent_is_read_or_refused_with_a_code(sent: Any) -> None:
    with suppress(BadEvent):
        assert event_from(sent, NOW).call == sent["call"]


@given(st.binary(max_size=40), st.binary(max_size=200), st.binary(max_size=200))
def test_a_signature_fits_its_own_body_only(secret: bytes, body: bytes, other: bytes) -> None:
    shown = signature(secret, "1790000000", body)
    assert is_signed(secret, "1790000000", body, shown)
    assert is_signed(secret, "1790000000", other, shown) == (body == other)
    assert not is_signed(secret, "1790000001", body, shown)


@given(st.integers(-1000, 1000))
def test_a_signature_is_good_for_five_minutes_either_way(apart: int) -> None:
    assert is_fresh(str(1_790_000_000 + apart), 1_790_000_000) == (abs(apart) <= WINDOW_SECONDS)


@pytest.mark.parametrize("stamp", ["", "now", "١٧٩٠٠٠٠٠٠٠", "-1790000000", "1" * 40])
def test_a_stamp_that_is_no_number_is_old(stamp: str) -> None:
    assert not is_fresh(stamp, 1_790_000_000)
