"""Bundles, places and envelopes: what is sealed comes back exactly, or not at all."""

import json
import math
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.vault.rules import bundles, envelopes
from jardam.vault.rules.places import Place
from jardam.vault.rules.refusals import SealBroken

text = st.text(st.characters())  # lone surrogates, NUL, everything
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text
json_values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4)
)
bundle = st.dictionaries(text, json_values, max_size=5)
keys = st.binary(min_size=32, max_size=32)
words = st.text("ab_", max_size=3)  # few letters, so that near misses are drawn often
places = st.builds(Place, table=words, row=st.uuids(), field=words, version=st.integers(0, 3))


@given(bundle)
def test_every_bundle_comes_back_exactly(given_bundle: dict[str, Any]) -> None:
    back = bundles.unpack(bundles.pack(given_bundle))
    assert back == given_bundle
    assert json.dumps(back, sort_keys=True) == json.dumps(given_bundle, sort_keys=True)


@pytest.mark.parametrize(
    "torture",
    [
        "",
        "\0",
        "\ud800",
        "a\udfff\ud800",
        "\ud83d\ude00",
        "\U0001f600",
        "\u202eИбрагим\u202c",
        "e" + "\u0301" * 10_000,
        "\u00e9",
        "r\u0430yp\u0430l",
        "x" * 3_000_000,
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_torture_text_comes_back_exactly(torture: str) -> None:
    assert bundles.unpack(bundles.pack({"said": torture})) == {"said": torture}


@given(bundle)
def test_lengths_tell_only_the_bucket(given_bundle: dict[str, Any]) -> None:
    assert len(bundles.pack(given_bundle)) % bundles.BUCKET == 0


def test_a_short_and_an_empty_bundle_are_equally_long() -> None:
    assert len(bundles.pack({})) == len(bundles.pack({"name": "Азамат", "city": "Ош"})) == bundles.BUCKET


@given(st.binary(max_size=400))
def test_padding_is_undone_exactly(plain: bytes) -> None:
    assert bundles.unpadded(bundles.padded(plain)) == plain


@given(st.binary(max_size=200))
def test_no_bytes_make_unpack_stumble(noise: bytes) -> None:
    with suppress(SealBroken):
        assert isinstance(bundles.unpack(noise), dict)


@pytest.mark.parametrize("other", [b"[1]", b'"text"', b"{", b"\xff", b""])
def test_what_is_no_bundle_is_refused(other: bytes) -> None:
    with pytest.raises(SealBroken):
        bundles.unpack(bundles.padded(other))


def test_a_missing_end_mark_is_refused() -> None:
    with pytest.raises(SealBroken):
        bundles.unpadded(bytes(64))
    with pytest.raises(SealBroken):
        bundles.unpadded(b"\x80 rest")


def test_what_is_not_json_is_refused_before_it_is_sealed() -> None:
    with pytest.raises(ValueError, match="JSON"):
        bundles.pack({"x": math.nan})
    with pytest.raises(TypeError):
        bundles.pack({"x": {1, 2}})


def test_the_spelling_does_not_depend_on_the_order() -> None:
    assert bundles.pack({"a": 1, "b": 2}) == bundles.pack({"b": 2, "a": 1})


@given(places, places, st.uuids(), st.uuids())
def test_two_places_are_never_spelt_alike(one: Place, other: Place, key: UUID, other_key: UUID) -> None:
    same = (one, key) == (other, other_key)
    assert (one.bound_to(key) == other.bound_to(other_key)) is same


def test_letters_cannot_wander_between_table_and_field() -> None:
    row = UUID(int=1)
    assert Place("ab", row, "c", 1).bound_to(row) != Place("a", row, "bc", 1).bound_to(row)


@given(keys, st.binary(max_size=300), st.binary(max_size=60))
def test_an_envelope_opens_with_its_key_and_place(key: bytes, plain: bytes, bound: bytes) -> None:
    sealed = envelopes.close(key, plain, bound)
    assert len(sealed) == len(plain) + envelopes.OVERHEAD
    assert envelopes.unclose(key, sealed, bound) == plain
    assert envelopes.unclose(key, memoryview(sealed), bound) == plain


@given(keys, st.binary(max_size=80), st.binary(max_size=30), st.data())
def test_one_flipped_bit_breaks_the_seal(key: bytes, plain: bytes, bound: bytes, data: st.DataObject) -> None:
    sealed = bytearray(envelopes.close(key, plain, bound))
    at = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[at // 8] ^= 1 << (at % 8)
    with pytest.raises(SealBroken):
        envelopes.unclose(key, bytes(sealed), bound)


@given(keys, st.binary(max_size=80), st.integers(1, 60))
def test_a_cut_envelope_is_refused(key: bytes, plain: bytes, cut: int) -> None:
    with pytest.raises(SealBroken):
        envelopes.unclose(key, envelopes.close(key, plain, b"")[:-cut], b"")


@given(keys, keys, st.binary(), st.binary())
def test_another_key_or_place_opens_nothing(key: bytes, other: bytes, bound: bytes, elsewhere: bytes) -> None:
    sealed = envelopes.close(key, b"plain", bound)
    if other != key:
        with pytest.raises(SealBroken):
            envelopes.unclose(other, sealed, bound)
    if elsewhere != bound:
        with pytest.raises(SealBroken):
            envelopes.unclose(key, sealed, elsewhere)


def test_the_same_text_is_never_sealed_alike() -> None:
    assert envelopes.close(bytes(32), b"same", b"") != envelopes.close(bytes(32), b"same", b"")


def test_a_broken_seal_says_nothing_of_the_bytes() -> None:
    with pytest.raises(SealBroken) as refusal:
        envelopes.unclose(bytes(32), b"\x01" + b"Nurbek" * 10, b"")
    assert "Nurbek" not in str(refusal.value)
