"""The editors' pages, as two people use them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.knowledge.actions import load_cards
from jardam.knowledge.models import Draft, SignOff
from jardam.knowledge.queries import read_card
from jardam.law.models import Parameter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
Put = Callable[[dict[str, Any]], Path]
SignIn = Callable[[User], Client]
EDIT = {
    "seen": "0", "base": "1", "title": "Срок ответа", "ask": "Когда вы писали?",
    "say": "Ждите {test.term|день|дня|дней}. Потом идите в суд.",
    "steps": "Напишите заявление.\nЖдите {test.term|день|дня|дней}.", "take": "Паспорт", "warnings": "",
    "keywords": "ждать, суд", "note": "-", "why": "решение суда",
}  # fmt: skip


@pytest.fixture(autouse=True)
def loaded(term: Parameter, referring: dict[str, Any], put: Put) -> None:
    load_cards(put(referring), AT)


def edit_url(language: str = "ru") -> str:
    return reverse("knowledge:edit", args=["SMALL", language])


def decided(browser: Client, act: str, **told: str) -> Any:
    url = reverse("knowledge:decide", args=[Draft.objects.get().pk])
    return browser.post(url, {"act": act, "seen": "1", **told})


def test_two_people_bring_new_words_to_the_operators(signed_in: SignIn, farida: User, dalia: User) -> None:
    writes, reads = signed_in(farida), signed_in(dalia)
    assert writes.post(edit_url(), EDIT).status_code == 302
    assert decided(writes, "SEND").status_code == 302
    assert decided(writes, "PUBLISH").status_code == 403

    page = reads.get(reverse("knowledge:draft", args=[Draft.objects.get().pk])).content.decode()
    assert "<del>Потом пишите снова.</del>" in page
    assert "<p>Ждите 15\u00a0дней. Потом идите в суд.</p>" in page
    assert "решение суда" in page
    assert decided(reads, "PUBLISH").status_code == 302
    assert decided(reads, "PUBLISH").status_code == 409
    card = read_card("SMALL", Language.RU)
    assert card is not None
    assert card.say.endswith("Потом идите в суд.")

    kyrgyz = reads.get(edit_url("ky")).content.decode()
    assert "<del>Потом пишите снова.</del>" in kyrgyz
    assert "<ins>Потом идите в суд.</ins>" in kyrgyz
    history = reads.get(reverse("knowledge:history", args=["SMALL"])).content.decode()
    assert "решение суда" in history


def test_typed_words_come_back_when_the_page_is_behind(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    browser.post(edit_url(), EDIT)
    browser.post(edit_url(), EDIT | {"seen": "1", "title": "Второй"})
    late = browser.post(edit_url(), EDIT | {"seen": "1", "title": "Третий"})
    assert late.status_code == 409
    assert "Третий" in late.content.decode()
    bad = browser.post(edit_url(), EDIT | {"seen": "2", "title": "Третий", "why": ""})
    assert bad.status_code == 422
    assert "Третий" in bad.content.decode()


def test_words_published_while_a_draft_lay_are_not_undone_unseen(
    signed_in: SignIn, farida: User, referring: dict[str, Any], put: Put
) -> None:
    browser = signed_in(farida)
    browser.post(edit_url(), EDIT)
    russian = referring["texts"]["RU"]
    russian |= {"say": "Дождитесь решения: {test.term|день|дня|дней}.", "take": ["Билет"], "revision": 2}
    load_cards(put(referring), AT)
    page = browser.get(edit_url()).content.decode()
    assert "<ins>Дождитесь решения:" in page
    assert "Билет</textarea>" in page
    assert "Потом идите в суд.</textarea>" in page


def test_faults_are_told_when_a_draft_is_handed_on(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    browser.post(edit_url(), EDIT | {"say": "Ждите 15 дней."})
    answer = decided(browser, "SEND")
    assert answer.status_code == 409
    assert "Numbers are not typed" in answer.content.decode()
    assert "Ждите 15 дней." in browser.get(edit_url()).content.decode()


def test_a_draft_goes_back_only_with_a_remark(signed_in: SignIn, farida: User, dalia: User) -> None:
    signed_in(farida).post(edit_url(), EDIT)
    decided(signed_in(farida), "SEND")
    assert decided(signed_in(dalia), "RETURN").status_code == 422
    assert decided(signed_in(dalia), "RETURN", remark="Короче").status_code == 302
    assert "Короче" in signed_in(farida).get(
        reverse("knowledge:draft", args=[Draft.objects.get().pk])
    ).content.decode()  # fmt: skip


def test_a_word_on_a_text_needs_a_reason(signed_in: SignIn, dalia: User) -> None:
    browser, url = signed_in(dalia), reverse("knowledge:sign", args=["SMALL", "ky"])
    assert browser.post(url, {"key": "abc", "act": "NATIVE", "why": ""}).status_code == 422
    assert browser.post(url, {"key": "abc", "act": "NATIVE", "why": "прочла Г."}).status_code == 302
    assert SignOff.objects.get().why == "прочла Г."


def test_an_operator_writes_nothing(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    assert browser.get(reverse("knowledge:board")).status_code == 403
    assert browser.post(edit_url(), EDIT).status_code == 403


def test_the_list_costs_the_same_however_much_waits(signed_in: SignIn, farida: User, dalia: User) -> None:
    browser, url = signed_in(dalia), reverse("knowledge:board")
    browser.get(url)
    with CaptureQueriesContext(connection) as empty:
        browser.get(url)
    for language in ("ru", "en"):
        signed_in(farida).post(edit_url(language), EDIT)
    with CaptureQueriesContext(connection) as full:
        browser.get(url)
    assert len(full) <= len(empty) + 3  # titles, names and the law, once there is anything to name
