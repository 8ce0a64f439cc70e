"""What a card says of itself is changed by form, and published by a second person, as words are."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.knowledge import actions
from jardam.knowledge.actions import load_cards
from jardam.knowledge.models import Card, CardText, Draft
from jardam.law.models import Parameter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
Put = Callable[[dict[str, Any]], Path]
SignIn = Callable[[User], Client]
HEAD = {
    "seen": "0", "base": "1", "topics": ["B_UNPAID_WAGES", "B_CONTRACT"], "risk": "FORCED_LABOUR",
    "kind": "ADVICE", "audience": ["WORKER", "FAMILY"], "valid_from": "2026-11-23", "valid_to": "",
    "owner": "LAWYER", "reviewer": "LAWYER", "next_review": "2027-05-01", "calculators": ["late-pay", "wages"],
    "where": ["UNION"], "why": "юрист прочла",
}  # fmt: skip
STANDING = HEAD | {
    "topics": ["B_UNPAID_WAGES"], "risk": "", "kind": "INFORMATION", "audience": ["WORKER"], "reviewer": "",
    "next_review": "2027-02-01", "calculators": ["late-pay"], "where": ["NGO", "LEGAL_SUPPORT"],
}  # fmt: skip
"""As the card stands."""
URL = "/editing/SMALL/about/"


@pytest.fixture(autouse=True)
def loaded(term: Parameter, referring: dict[str, Any], put: Put) -> None:
    load_cards(put(referring), AT)


def decided(browser: Client, act: str) -> int:
    url = reverse("knowledge:decide", args=[Draft.objects.get(language="").pk])
    return int(browser.post(url, {"act": act, "seen": "1"}).status_code)


def test_two_people_change_what_a_card_says_of_itself(signed_in: SignIn, farida: User, dalia: User) -> None:
    writes, reads = signed_in(farida), signed_in(dalia)
    before = {text.language: (text.words, text.basis, text.seen) for text in CardText.objects.all()}
    assert writes.post(URL, HEAD).status_code == 302
    assert decided(writes, "SEND") == 302
    assert decided(writes, "PUBLISH") == 403
    page = reads.get(reverse("knowledge:draft", args=[Draft.objects.get().pk])).content.decode()
    assert "<del>01.02.2027</del>" in page
    assert "<ins>01.05.2027</ins>" in page
    assert "<ins>Trade union</ins>" in page
    assert "<del>Срок ответа</del>" not in page
    assert decided(reads, "PUBLISH") == 302
    card = Card.objects.current().get()
    assert (card.version, card.kind, card.risk, card.reviewer) == (2, "ADVICE", "FORCED_LABOUR", "LAWYER")
    assert (card.where, card.calculators) == (["UNION"], ["late-pay", "wages"])
    after = {text.language: (text.words, text.seen) for text in CardText.objects.filter(card=card)}
    assert after == {language: (words, seen) for language, (words, _basis, seen) in before.items()}
    history = reads.get(reverse("knowledge:history", args=["SMALL"])).content.decode()
    assert "юрист прочла" in history


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"valid_to": "2020-01-01"}, "The answer ends before it begins."),
        ({"next_review": "2099-01-01"}, "No answer goes unreviewed for more than three years."),
        ({"topics": []}, "This field is required."),
        ({"where": ["NOWHERE"]}, "NOWHERE"),
        ({"why": ""}, "This field is required."),
        ({"next_review": "soon"}, "soon"),
    ],
)
def test_what_is_refused_says_why_and_nothing_is_lost(
    signed_in: SignIn, farida: User, wrong: dict[str, Any], told: str
) -> None:
    answer = signed_in(farida).post(URL, HEAD | {"why": "долго думала"} | wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in page
    assert "долго думала" in page or "why" in wrong
    assert 'value="UNION"' in page
    assert not Draft.objects.exists()


def test_words_published_meanwhile_do_no_harm_and_another_head_does(
    signed_in: SignIn, farida: User, dalia: User, referring: dict[str, Any], put: Put
) -> None:
    signed_in(farida).post(URL, HEAD)
    assert decided(signed_in(farida), "SEND") == 302
    referring["texts"]["RU"]["steps"][0] = "Напишите другое заявление."
    load_cards(put(referring), AT)
    assert decided(signed_in(dalia), "PUBLISH") == 302
    card = Card.objects.current().get()
    assert CardText.objects.get(card=card, language="RU").steps[0] == "Напишите другое заявление."
    old = actions.Written({"kind": "INFORMATION"}, 1)
    draft = actions.save_draft("SMALL", "", old, seen=0, by=farida, at=AT)
    with pytest.raises(actions.Overtaken):
        actions.send_draft(draft.pk, seen=1, by=farida, at=AT)


def test_a_draft_that_is_opened_again_takes_over_what_was_published_and_shows_what_both_changed(
    signed_in: SignIn, farida: User, referring: dict[str, Any], put: Put
) -> None:
    browser = signed_in(farida)
    browser.post(URL, STANDING | {"where": ["UNION"]})
    load_cards(put(referring | {"next_review": date(2027, 3, 3), "where": ["LEGAL_SUPPORT"]}), AT)
    page = browser.get(URL).content.decode()
    taken, both = (
        page.split("your words replace")[0].split("had not touched")[1],
        page.split("your words replace")[1],
    )
    assert "Next review" in taken
    assert 'value="2027-03-03"' in page
    assert "Where to turn" in both.split("<form")[0]
    assert 'name="base" value="2"' in page
    seen = {"seen": "1", "base": "2", "next_review": "2027-03-03", "where": ["UNION"]}
    assert browser.post(URL, STANDING | seen).status_code == 302
    assert "Another version was published" not in browser.get(URL).content.decode()


def test_two_tabs_and_two_people_do_not_overwrite_each_other(
    signed_in: SignIn, farida: User, dalia: User
) -> None:
    signed_in(farida).post(URL, HEAD)
    assert signed_in(farida).post(URL, HEAD).status_code == 302
    assert Draft.objects.get().revision == 1
    late = signed_in(farida).post(URL, HEAD | {"why": "вторая вкладка"})
    assert late.status_code == 409
    assert "вторая вкладка" in late.content.decode()
    theirs = signed_in(dalia).post(URL, HEAD | {"why": "другая"})
    assert theirs.status_code == 409
    assert "другая" in theirs.content.decode()
    assert Draft.objects.get().words["why"] == "юрист прочла"


def test_an_operator_changes_nothing(signed_in: SignIn, erkin: User) -> None:
    assert signed_in(erkin).get(URL).status_code == 403
    assert signed_in(erkin).post(URL, HEAD).status_code == 403


def test_the_page_costs_the_same_with_a_draft(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    browser.get(URL)

    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            browser.get(URL)
        return len(sent)

    before = cost()
    browser.post(URL, HEAD)
    browser.get(URL)  # which says that it was kept
    assert cost() == before
