"""Short messages that phones show whole, and an issue that nobody approves alone or stale."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.library.rules.messages import NARROW, WIDE, length, limit_of, short_messages
from jardam.library.rules.newspaper import Fault, Piece, faults_of, printable


def test_cyrillic_is_cut_at_seventy_signs_between_words() -> None:
    text = (
        "Патент нужно оплатить до того дня, по который он оплачен, иначе он прекращается на следующий день."
    )
    parts = short_messages(text)
    assert [len(part) <= WIDE for part in parts] == [True, True]
    assert " ".join(parts) == text


def test_plain_latin_holds_more_and_one_uzbek_letter_does_not() -> None:
    assert limit_of("Patent tolovi") == NARROW
    assert limit_of("Patent toʻlovi") == WIDE


@given(st.text(max_size=400))
def test_every_message_stands_within_the_limit_and_nothing_is_lost(text: str) -> None:
    parts = short_messages(text)
    assert all(0 < length(part) <= limit_of(text) for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.lists(st.none() | st.builds(Piece, st.text(), st.text(), is_stale=st.booleans()), max_size=5))
def test_what_is_stale_or_empty_is_never_approved(edition: list[Piece | None]) -> None:
    faults = {fault for fault, _language in faults_of({"RU": edition}, {"a"}, "b")}
    pieces = printable(edition)
    assert (Fault.STALE in faults) is any(piece.is_stale for piece in pieces)
    assert (Fault.EMPTY in faults) == (not pieces)
    assert Fault.OWN_HAND not in faults


def test_whoever_worked_on_it_does_not_approve_it() -> None:
    assert faults_of({"RU": [Piece("t", "x")]}, {"a", "b"}, "b") == [(Fault.OWN_HAND, "")]
