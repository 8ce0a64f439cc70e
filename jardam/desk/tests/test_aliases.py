"""Words by which answers were found: picked in a call, looked through by editors, withdrawn by one of them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.knowledge.actions import load_cards
from jardam.knowledge.findable import CARD
from jardam.law.actions import load_law
from jardam.search.models import Alias, Pick
from jardam.search.sources import refresh_kind

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
ODD = "хозяин исчез жалоба"


@pytest.fixture(autouse=True)
def loaded() -> None:
    load_law(settings.ROOT / "data" / "law", AT)
    load_cards(settings.ROOT / "data" / "knowledge" / "cards", AT)
    refresh_kind(CARD)


def _pick(browser: Client, words: str = ODD, code: str = "FOREMAN_VANISHED") -> int:
    return browser.post(reverse("desk:answers_picked"), {"typed": words, "code": code}).status_code


def _alias(words: str = "пропал хозяин", times: int = 2, key: str = "WAGES_UNPAID") -> Alias:
    told = {"kind": CARD, "key": key, "language": "RU", "month": AT.date().replace(day=1)}
    return Alias.objects.create(words=words, folding=words, times=times, **told)


def test_only_what_was_typed_into_the_box_goes_along_with_a_pick(signed_in: SignIn, erkin: User) -> None:
    browser, url = signed_in(erkin), reverse("desk:answers_found")
    typed = browser.post(url, {"words": "не платят зарплату", "stated": "Я Азамат", "language": "RU"})
    told = browser.post(url, {"words": "", "stated": "Мне не платят зарплату", "language": "RU"})
    assert 'name="typed" value="не платят зарплату"' in typed.content.decode()
    assert reverse("desk:answers_picked") in typed.content.decode()
    assert 'name="typed"' not in told.content.decode()


def test_two_operators_who_read_the_same_answer_out_teach_the_search(
    signed_in: SignIn, erkin: User, chen: User, farida: User
) -> None:
    for _ in range(2):
        assert _pick(signed_in(erkin)) == 204
        assert not Alias.objects.exists()
    assert _pick(signed_in(chen)) == 204
    page = signed_in(farida).get(reverse("desk:aliases"))
    assert [(line.words, line.times) for line in page.context["lines"]] == [(ODD, "small")]
    for name in (erkin.username, chen.username):
        assert name not in page.content.decode()


def test_who_records_no_contacts_picks_nothing(signed_in: SignIn, dalia: User, erkin: User) -> None:
    assert _pick(signed_in(dalia)) == 204
    assert not Pick.objects.exists()
    assert _pick(signed_in(erkin), code="NO_SUCH") == 204
    assert _pick(signed_in(erkin), words="") == 204
    assert not Pick.objects.exists()


def test_an_editor_withdraws_one_with_a_reason_that_stays(
    signed_in: SignIn, farida: User, chen: User
) -> None:
    alias, browser = _alias(), signed_in(farida)
    url = reverse("desk:alias", args=[alias.pk])
    refused = browser.post(url, {"reason": " "})
    done = browser.post(url, {"reason": "это о другом"}, follow=True)
    again = browser.post(url, {"reason": "ещё раз"}, follow=True).content.decode()
    assert refused.status_code == 422
    assert "это о другом" in done.content.decode()
    assert "ещё раз" not in again
    alias.refresh_from_db()
    assert (alias.withdrawn_by, alias.reason) == (farida, "это о другом")


def test_what_is_given_to_translators_is_what_is_in_use(signed_in: SignIn, farida: User) -> None:
    _alias(times=7)
    withdrawn = _alias("не то")
    Alias.objects.filter(pk=withdrawn.pk).update(
        withdrawn_by=farida, withdrawn_on=AT.date(), sealed_reason=b"sealed"
    )
    given = signed_in(farida).get(reverse("desk:aliases_export"))
    assert given.json() == {
        "aliases": [
            {
                "answer": "WAGES_UNPAID",
                "words": "пропал хозяин",
                "language": "RU",
                "since": "2026-11",
                "times": 7,
            }
        ]
    }
    assert "attachment" in given["Content-Disposition"]


def test_a_long_list_goes_on_where_the_page_ended(signed_in: SignIn, farida: User) -> None:
    for number in range(53):
        _alias(f"слова {number:02}")
    browser = signed_in(farida)
    first = browser.get(reverse("desk:aliases"))
    second = browser.get(first.context["older_url"])
    broken = browser.get(reverse("desk:aliases") + "?after=2026-11-01_x")
    words = {line.words for page in (first, second) for line in page.context["lines"]}
    assert [len(page.context["lines"]) for page in (first, second, broken)] == [50, 3, 50]
    assert len(words) == 53
    assert not second.context["older_url"]


def test_an_alias_of_an_answer_that_has_gone_is_still_shown(signed_in: SignIn, farida: User) -> None:
    alias = _alias(key="GONE_CARD")
    page = signed_in(farida).get(reverse("desk:alias", args=[alias.pk]))
    assert "GONE_CARD" in page.content.decode()


def test_the_list_costs_the_same_whatever_it_shows(signed_in: SignIn, farida: User) -> None:
    browser, spent = signed_in(farida), set()
    browser.get(reverse("desk:aliases"))
    for number in range(0, 20, 7):
        _alias(f"слова {number:02}")
        with CaptureQueriesContext(connection) as sent:
            browser.get(reverse("desk:aliases"))
        spent.add(len(sent))
    assert len(spent) == 1
