"""A whole card as JSON: what goes out comes back the same, two people bring it in, and a bad file loses nothing."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from jardam.centres.models import User
from jardam.knowledge.actions import load_cards
from jardam.knowledge.exchange import json_of
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.taking import CARD, LARGEST, CardNotTaken, card_from_json
from jardam.law.models import Parameter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
URL = "/editing/take/"
Put = Callable[[dict[str, Any]], Path]
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def loaded(term: Parameter, referring: dict[str, Any], put: Put) -> None:
    load_cards(put(referring), AT)


def fetched() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json_of(Card.objects.current().get()))
    return told


def as_file(told: object) -> SimpleUploadedFile:
    raw = told if isinstance(told, bytes) else json.dumps(told).encode()
    return SimpleUploadedFile("card.json", raw)


def take(browser: Client, told: object, why: str = "проверено") -> Any:
    return browser.post(URL, {"file": as_file(told), "why": why})


def faults_of(told: object, language: str = "en") -> str:
    with translation.override(language), pytest.raises(CardNotTaken) as refused:
        card_from_json(told if isinstance(told, bytes) else json.dumps(told).encode())
    return " ".join(refused.value.faults)


def test_what_goes_out_comes_back_the_same() -> None:
    assert not list(CARD.misfits(fetched()))
    assert "what stands already" in faults_of(fetched())


def test_two_people_bring_a_whole_card_in(signed_in: SignIn, farida: User, dalia: User) -> None:
    told = fetched()
    told["texts"]["RU"]["say"] = "Ждите {test.term|день|дня|дней}. Потом идите в суд."
    told["texts"]["TG"]["title"] = "Муҳлати ҷавоб"
    told["next_review"] = "2027-05-01"
    writes, reads = signed_in(farida), signed_in(dalia)
    answer = take(writes, told)
    draft = Draft.objects.get()
    assert answer.headers["Location"] == reverse("knowledge:draft", args=[draft.pk])
    assert CardText.objects.get(card__is_current=True, language="TG").title == "Муҳлат"

    page = writes.get(answer.headers["Location"]).content.decode()
    assert "<del>Потом пишите снова.</del>" in page
    assert "<ins>Потом идите в суд.</ins>" in page
    assert "<del>Муҳлат</del>" in page
    assert "<ins>01.05.2027</ins>" in page
    assert "<del>Ждите" not in page
    url = reverse("knowledge:decide", args=[draft.pk])
    assert writes.post(url, {"act": "SEND", "seen": "1"}).status_code == 302
    assert writes.post(url, {"act": "PUBLISH", "seen": "1"}).status_code == 403
    assert reads.post(url, {"act": "PUBLISH", "seen": "1"}).status_code == 302

    stands = Card.objects.current().get()
    texts = {text.language: text for text in CardText.objects.filter(card=stands)}
    assert (stands.version, str(stands.next_review_on)) == (2, "2027-05-01")
    assert (texts["RU"].revision, texts["TG"].title) == (2, "Муҳлати ҷавоб")
    assert texts["KY"].basis["say"] == ["Ждите {test.term|день|дня|дней}. Потом пишите снова."]


def test_a_new_card_comes_in_the_same_way(signed_in: SignIn, farida: User, dalia: User) -> None:
    told = {**fetched(), "code": "OTHER_2", "where": ["EMBASSY"]}
    assert "version 0 stands" in faults_of(told)
    del told["version"]
    take(signed_in(farida), told)
    url = reverse("knowledge:decide", args=[Draft.objects.get().pk])
    assert signed_in(farida).get(reverse("knowledge:board")).status_code == 200
    signed_in(farida).post(url, {"act": "SEND", "seen": "1"})
    assert signed_in(dalia).post(url, {"act": "PUBLISH", "seen": "1"}).status_code == 302
    assert Card.objects.current().filter(code="OTHER_2", version=1).exists()


@pytest.mark.parametrize("place", ["NOWHERE", "COMMERCIAL"])
def test_nobody_is_newly_sent_where_no_page_sends_them(place: str) -> None:
    told = fetched()
    assert place in faults_of({**told, "where": [*told["where"], place]})


def test_every_fault_is_told_in_one_go_and_in_the_readers_language(signed_in: SignIn, farida: User) -> None:
    told = fetched()
    told["texts"]["KY"]["title"] = 5
    told["audience"] = ["EVERYBODY"]
    told["wish"] = "more"
    del told["owner"]
    answer = take(signed_in(farida), told, why="из суда")
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in ("texts.KY.title: a text", "audience.1: one of", "wish: no answer", "owner is missing"):
        assert said in page
    assert "из суда" in page
    assert not Draft.objects.exists()
    assert "texts.KY.title: здесь должен стоять текст." in faults_of(told, "ru")


def test_what_the_loader_refuses_is_refused_here() -> None:
    told = fetched()
    told["texts"]["RU"]["say"] = "Ждите 15 дней."
    told["texts"]["EN"]["made_from"] = 7
    faults = faults_of(told)
    assert "Numbers are not typed" in faults
    assert "newer than the Russian" in faults
    assert "other rows of the law than the Russian text" in faults
    assert "Числа руками не набирают" in faults_of(told, "ru")


def test_a_file_of_an_older_version_is_refused() -> None:
    assert "version 9 of the answer, version 1 stands" in faults_of({**fetched(), "version": 9})


def test_a_review_of_other_words_is_none_of_these() -> None:
    told = fetched()
    for language in ("UZ", "KY"):
        told["texts"][language]["reviewed"] = True
    told["texts"]["UZ"]["title"] = "Javob muddati"
    body, _card = card_from_json(json.dumps(told).encode())
    assert (body["texts"]["UZ"]["reviewed"], body["texts"]["KY"]["reviewed"]) == (False, True)


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"NaN",
        b"[" * 100_000,
        b'{"a":' * 60_000,
        b'{"code": 1, "code": 2}',
        b"9" * 5_000,
        b" " * (LARGEST + 1),
        b"null",
        b"[]",
        b'"card"',
        b"{}",
    ],
)
def test_what_is_no_card_gets_a_sentence(told: bytes) -> None:
    assert len(faults_of(told).split()) >= 4


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\x1b"])
def test_a_sign_that_cannot_be_kept_is_named_with_its_place(sign: str) -> None:
    told = fetched()
    told["texts"]["RO"]["note"] = f"a{sign}b"
    assert faults_of(told) == "texts.RO.note holds a sign that cannot be shown."
    assert "sign" in faults_of({**fetched(), "where": [sign]})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60)
@given(
    JSON, st.sampled_from(["code", "topics", "texts", "norms", "where", "schema", "version", "valid_from"])
)
def test_any_value_anywhere_is_a_sentence_or_a_card(value: object, key: str) -> None:
    with suppress(CardNotTaken):
        card_from_json(json.dumps({**fetched(), key: value}).encode())


def test_sent_twice_it_is_one_draft_and_another_draft_is_kept(
    signed_in: SignIn, farida: User, dalia: User
) -> None:
    told = {**fetched(), "next_review": "2027-05-01"}
    first, second = take(signed_in(farida), told), take(signed_in(farida), told)
    assert (first.status_code, second.status_code) == (302, 302)
    other = take(signed_in(dalia), {**told, "next_review": "2027-06-01"})
    assert other.status_code == 409
    assert Draft.objects.get().words["body"]["next_review"] == "2027-05-01"


def test_an_operator_takes_nothing_in(signed_in: SignIn, erkin: User) -> None:
    assert signed_in(erkin).get(URL).status_code == 403
    assert take(signed_in(erkin), fetched()).status_code == 403
