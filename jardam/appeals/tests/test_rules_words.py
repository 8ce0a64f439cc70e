"""Whatever somebody seals to us: a few clean fields, or nothing."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.appeals.rules.words import LONGEST_NAME, LONGEST_REACH, LONGEST_WORDS, Told, Unreadable, told
from jardam.kernel.languages import Language

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec=None), max_size=50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
NAMES = st.sampled_from(["words", "name", "reach", "language", "other"])


def test_an_appeal_is_read() -> None:
    plain = json.dumps(
        {"words": " Не платят. ", "name": "Азамат", "reach": "+996700123001", "language": "KY"}
    )
    assert told(plain.encode()) == Told("Не платят.", "Азамат", "+996700123001", "", Language.KY)


def test_a_way_to_reach_somebody_that_is_no_number_is_a_note() -> None:
    found = told(json.dumps({"words": "x", "reach": "через сестру"}).encode())
    assert (found.phone, found.reach) == ("", "через сестру")


@pytest.mark.parametrize(
    "plain", [b"", b"{}", b"[]", b'{"words": " "}', b'{"words": 1}', b"\xff", b"[" * 90_000]
)
def test_what_says_nothing_is_unreadable(plain: bytes) -> None:
    with pytest.raises(Unreadable):
        told(plain)


@given(st.dictionaries(NAMES, ANYTHING))
def test_whatever_it_holds_only_clean_text_comes_out(appeal: dict[str, object]) -> None:
    try:
        found = told(json.dumps(appeal).encode())
    except Unreadable:
        return
    for text, longest in (
        (found.words, LONGEST_WORDS),
        (found.name, LONGEST_NAME),
        (found.reach or found.phone, LONGEST_REACH),
    ):
        assert "\0" not in text
        assert len(text.encode()) <= 4 * longest


@given(st.binary())
def test_whatever_bytes_they_are_nothing_breaks(plain: bytes) -> None:
    with suppress(Unreadable):
        assert told(plain).words
