"""The chain as pure functions: every way to tamper is found, and the first bad number is named."""

import hashlib
import hmac
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.audit.rules.chain import START, Act, Fault, FaultKind, Link, Point, Trust, first_fault, linked

CHAIN = UUID(int=1)


def mac(message: bytes) -> bytes:
    return hmac.digest(b"key", message, hashlib.sha256)


def some_act(seed: int) -> tuple[Act, bytes]:
    """An act and its sealed moment, different for every seed. Drawing one number is quick; drawing ten fields is not."""
    dice = Random(seed)
    act = Act(
        id=UUID(int=dice.getrandbits(128)),
        centre_id=CHAIN,
        happened_on=date.fromordinal(dice.randrange(735_000, 745_000)),
        by_id=dice.choice([None, UUID(int=dice.getrandbits(128))]),
        verb=dice.choice(["contact.closed", "person.read"]),
        subject=dice.randbytes(16),
        detail=dice.choice([{}, {"outcome": "ANSWERED"}, {"count": dice.randrange(99), "is_late": True}]),
    )
    return act, dice.randbytes(37)


histories = st.lists(st.integers(0, 2**64).map(some_act), min_size=1, max_size=12)


def chained(history: list[tuple[Act, bytes]], after: Point = START) -> list[Link]:
    links = []
    for act, moment in history:
        links.append(linked(act, moment, after, mac))
        after = Point(links[-1].seq, links[-1].hash)
    return links


def head_of(links: list[Link]) -> Point:
    return Point(links[-1].seq, links[-1].hash) if links else START


def check(links: list[Link], head: Point, **kept: bytes) -> Fault | None:
    return first_fault(links, Trust(head, {int(seq): value for seq, value in kept.items()}, mac))


@given(histories)
def test_an_untouched_chain_has_no_fault(history: list[tuple[Act, bytes]]) -> None:
    links = chained(history)
    witnessed = {link.seq: link.hash for link in links[::2]}
    assert first_fault(links, Trust(head_of(links), witnessed, mac)) is None


def test_a_chain_nobody_has_written_to_has_no_fault() -> None:
    assert first_fault([], Trust(START, {}, mac)) is None


CHANGES: dict[str, Any] = {
    "id": UUID(int=99),
    "centre_id": UUID(int=98),
    "happened_on": date(1999, 9, 9),
    "by_id": UUID(int=97),
    "verb": "person.erased",
    "subject": b"another subject!",
    "detail": {"other": "DETAIL"},
}


@pytest.mark.parametrize("field", CHANGES)
@given(histories, st.data())
def test_any_changed_field_is_found(
    field: str, history: list[tuple[Act, bytes]], data: st.DataObject
) -> None:
    links = chained(history)
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = replace(links[at], act=replace(links[at].act, **{field: CHANGES[field]}))
    assert check(links, head_of(links)) == Fault(at + 1, FaultKind.MODIFIED)


@given(histories, st.data())
def test_a_changed_moment_is_found(history: list[tuple[Act, bytes]], data: st.DataObject) -> None:
    links = chained(history)
    at = data.draw(st.integers(0, len(links) - 1))
    links[at] = replace(links[at], sealed_moment=links[at].sealed_moment + b"x")
    assert check(links, head_of(links)) == Fault(at + 1, FaultKind.MODIFIED)


@given(histories, st.data())
def test_a_restamp_without_the_key_is_found(history: list[tuple[Act, bytes]], data: st.DataObject) -> None:
    """Somebody who knows the code but not the key recomputes every hash after a change."""
    links, at = chained(history), data.draw(st.integers(0, len(history) - 1))
    forged = links[:at]
    for link in links[at:]:
        after = head_of(forged)
        changed = replace(link.act, verb="nothing.happened")
        forged.append(linked(changed, link.sealed_moment, after, lambda m: hashlib.sha256(m).digest()))
    assert check(forged, head_of(forged)) == Fault(at + 1, FaultKind.MODIFIED)


@given(histories.filter(lambda h: len(h) > 2), st.data())
def test_a_removed_entry_is_found(history: list[tuple[Act, bytes]], data: st.DataObject) -> None:
    links = chained(history)
    at = data.draw(st.integers(0, len(links) - 2))
    assert check(links[:at] + links[at + 1 :], head_of(links)) == Fault(at + 1, FaultKind.MISSING)


@given(histories.filter(lambda h: len(h) > 1), st.data())
def test_two_entries_that_changed_places_are_found(
    history: list[tuple[Act, bytes]], data: st.DataObject
) -> None:
    """The database keeps numbers unique, so the swap exchanges everything but the number."""
    links = chained(history)
    one, other = sorted(data.draw(st.sets(st.integers(0, len(links) - 1), min_size=2, max_size=2)))
    swapped = links.copy()
    swapped[one], swapped[other] = replace(links[other], seq=one + 1), replace(links[one], seq=other + 1)
    assert check(swapped, head_of(links)) == Fault(one + 1, FaultKind.MODIFIED)


@given(histories, histories)
def test_entries_put_in_from_another_chain_are_found(
    history: list[tuple[Act, bytes]], other: list[tuple[Act, bytes]]
) -> None:
    links = chained(history)
    foreign = chained(other, after=Point(len(links), b"elsewhere" * 3 + b"12345"))
    assert check(links + foreign, head_of(links)) == Fault(len(links) + 1, FaultKind.INSERTED)
    moved = check(links + foreign, head_of(foreign))
    assert moved == Fault(len(links) + 1, FaultKind.BROKEN_LINK)


def test_a_number_that_comes_twice_is_found() -> None:
    (link,) = chained([(ACT, b"m")])
    assert check([link, link], Point(1, link.hash)) == Fault(1, FaultKind.INSERTED)


@given(histories, st.data())
def test_a_cut_tail_is_found_by_its_head(history: list[tuple[Act, bytes]], data: st.DataObject) -> None:
    links = chained(history)
    kept = data.draw(st.integers(0, len(links) - 1))
    assert check(links[:kept], head_of(links)) == Fault(kept + 1, FaultKind.TRUNCATED)


@given(histories, st.data())
def test_a_tail_cut_with_its_head_is_found_by_the_witness(
    history: list[tuple[Act, bytes]], data: st.DataObject
) -> None:
    links = chained(history)
    kept = data.draw(st.integers(0, len(links) - 1))
    witnessed = {len(links): links[-1].hash}
    trust = Trust(head_of(links[:kept]), witnessed, mac)
    assert first_fault(links[:kept], trust) == Fault(kept + 1, FaultKind.ROLLED_BACK)
    assert first_fault(links[:kept], replace(trust, witnessed={})) is None  # why the heads go elsewhere


@given(histories, histories)
def test_a_chain_rolled_back_and_grown_again_is_found_by_the_witness(
    history: list[tuple[Act, bytes]], later: list[tuple[Act, bytes]]
) -> None:
    """The key is open, so the new entries are genuine; only the signed head knows better."""
    links = chained(history)
    again = chained(
        [(replace(act, id=UUID(int=5), verb="other.act"), moment) for act, moment in [*later, *history]]
    )
    assert first_fault(again, Trust(head_of(again), {len(links): links[-1].hash}, mac)) == Fault(
        len(links), FaultKind.ROLLED_BACK
    )


def test_a_head_that_does_not_fit_is_found() -> None:
    links = chained([(ACT, b"m")])
    assert check(links, Point(1, b"another")) == Fault(1, FaultKind.MODIFIED)
    assert check([], Point(0, b"another")) == Fault(0, FaultKind.MODIFIED)


def test_a_moment_that_does_not_belong_is_found() -> None:
    links = chained([(ACT, b"m")])
    trust = Trust(head_of(links), {}, mac, genuine=lambda _link: False)
    assert first_fault(links, trust) == Fault(1, FaultKind.FORGED)


ACT = Act(UUID(int=3), CHAIN, date(2026, 11, 22), None, "contact.closed", bytes(16), {"outcome": "ANSWERED"})
"""A worked example: a contact was closed by the machine."""


def test_the_order_of_details_does_not_matter() -> None:
    one = replace(ACT, detail={"a": 1, "b": "X"})
    assert one.words() == replace(ACT, detail={"b": "X", "a": 1}).words()
