"""An answer in one's own language, found without a login, and nothing of it left behind."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.portal.languages import TONGUES
from jardam.portal.rules.marks import mark_of

pytestmark = pytest.mark.usefixtures("loaded")

WAGES = mark_of("WAGES_UNPAID")
EVERY_LANGUAGE = pytest.mark.parametrize("language", [tongue.catalogue for tongue in TONGUES])
WORST = ["\x00", "\ud800", "\u202e" + "айлык", "🙂", "' OR 1=1 --", "а" * 20_000, "   "]
HEAVIEST = 60_000  # bytes of a page with its style and script, on little data; those two weigh 46 000


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_door_opens_in_the_language_of_the_phone() -> None:
    response = Client().get(reverse("portal:door"), headers={"accept-language": "de, ky-KG;q=0.8, ru;q=0.7"})
    assert response.headers["Location"] == "/info/ky/"
    assert "Accept-Language" in response.headers["Vary"]


def test_a_language_that_nobody_writes_in_is_no_page() -> None:
    assert Client().get("/info/de/").status_code == 404


@EVERY_LANGUAGE
def test_unpaid_wages_are_a_question_in_every_language_that_leads_to_its_answer(language: str) -> None:
    address = reverse("portal:answer", args=[language, WAGES])
    assert address in page(reverse("portal:questions", args=[language]))
    assert 'class="j-voice"' in page(address)


def test_what_is_looked_for_in_broken_words_is_found_and_stands_in_no_address() -> None:
    response = Client().post(reverse("portal:questions", args=["ky"]), {"words": "айлык бербей жатат"})
    found = response.content.decode().partition('id="found"')[2].partition("</section>")[0]
    assert reverse("portal:answer", args=["ky", WAGES]) in found
    assert "айлык бербей" not in response.headers.get("Location", "")


def test_what_nobody_can_answer_says_so_and_keeps_the_list() -> None:
    html = Client().post(reverse("portal:questions", args=["en"]), {"words": "zzzzqqq"}).content.decode()
    assert "Nothing fits these words" in html
    assert reverse("portal:answer", args=["en", WAGES]) in html


@pytest.mark.parametrize("words", WORST, ids=ascii)
def test_whatever_is_typed_is_answered(words: str) -> None:
    body = {"words": words.encode("utf-8", "surrogatepass")}
    assert Client().post(reverse("portal:questions", args=["ru"]), body).status_code in {200, 400}


@EVERY_LANGUAGE
@pytest.mark.parametrize("address", ["portal:questions", "portal:answer"])
def test_no_page_leaves_a_trace(address: str, language: str) -> None:
    """No cookie, nothing kept by the browser, a title and an address that say nothing, and the way out on top."""
    words = [language] if address == "portal:questions" else [language, WAGES]
    response = Client().get(reverse(address, args=words))
    html = response.content.decode()
    title = html.partition("<title>")[2].partition("</title>")[0]
    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert len(title.split()) == 1
    assert "wages" not in reverse(address, args=words).lower()
    assert 'data-module="govuk-exit-this-page"' in html
    assert html.index("govuk-exit-this-page__button") < html.index('id="main"')


def test_a_search_leaves_no_cookie_either_as_a_browser_sends_it() -> None:
    response = Client(enforce_csrf_checks=True).post(
        reverse("portal:questions", args=["ru"]), {"words": "патент"}, headers={"sec-fetch-mode": "navigate"}
    )
    assert (response.status_code, response.cookies) == (200, {})


def test_what_no_native_speaker_has_read_says_so() -> None:
    assert "кыргызча" in page("/info/ky/").lower()
    assert "j-foot" in page("/info/ky/")
    assert page("/info/ky/").count("<p>") == page("/info/ru/").count("<p>") + 1


def test_a_list_of_all_questions_costs_six_statements_and_an_answer_eight() -> None:
    with CaptureQueriesContext(connection) as list_sent:
        page("/info/ky/")
    with CaptureQueriesContext(connection) as answer_sent:
        page(reverse("portal:answer", args=["ky", WAGES]))
    assert (len(list_sent), len(answer_sent)) == (8, 10)


def test_a_page_is_light() -> None:
    assert len(page(reverse("portal:answer", args=["ky", WAGES])).encode()) < HEAVIEST - 46_000
