"""What was typed does not get into the history file of the browser: posted pages are fetched by GET."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jardam.vault.history import WORD, NothingTypedInHistory

TYPED = {"name": "Нурбек", "csrfmiddlewaretoken": "x"}
BROWSER = {"Sec-Fetch-Mode": "navigate"}


def view(request: HttpRequest) -> HttpResponse:
    """A form that is not ready: its page comes back with what was typed."""
    page = HttpResponse(f"<p>{request.POST.get('name')}", status=422)
    page.set_cookie("theme", "dark")
    return page


class Browser:
    def __init__(self, view=view) -> None:
        self.session = SessionStore()
        self.middleware = NothingTypedInHistory(view)

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, **headers: str
    ) -> HttpResponse:
        request = getattr(RequestFactory(), method)(path, fields, headers=headers)
        request.session = self.session
        return self.middleware.process_view(request, view, (), {}) or self.middleware(request)


@pytest.fixture
def browser() -> Browser:
    return Browser()


def test_a_refused_form_is_fetched_by_an_address_that_says_nothing(browser: Browser) -> None:
    answer = browser.ask("post", "/calls/7/close/", TYPED, **BROWSER)
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"/calls/7/close/?{WORD}=")
    assert "Нурбек" not in answer.content.decode() + answer["Location"]
    assert answer.cookies["theme"].value == "dark"

    for _ in range(2):  # and again by reloading
        page = browser.ask("get", answer["Location"], **BROWSER)
        assert (page.status_code, page.content.decode()) == (422, "<p>Нурбек")


def test_what_is_put_aside_is_sealed_with_the_session(browser: Browser) -> None:
    browser.ask("post", "/find/", TYPED, **BROWSER)
    browser.session.save()
    assert "Нурбек" not in browser.session.session_key


def test_it_is_thrown_away_by_the_next_page(browser: Browser) -> None:
    browser.ask("post", "/find/", TYPED, **BROWSER)
    browser.ask("get", "/", **BROWSER)
    assert WORD not in browser.session


def test_parts_of_a_page_neither_are_put_aside_nor_throw_away(browser: Browser) -> None:
    assert browser.ask("post", "/find/", TYPED, **{"Sec-Fetch-Mode": "cors"}).status_code == 422
    assert WORD not in browser.session
    browser.ask("post", "/find/", TYPED, **BROWSER)
    browser.ask("get", "/", **{"Sec-Fetch-Mode": "cors"})
    assert WORD in browser.session


def test_whoever_is_no_browser_gets_the_page_at_once(browser: Browser) -> None:
    assert browser.ask("post", "/find/", TYPED).status_code == 422


def test_a_bare_button_is_answered_at_once(browser: Browser) -> None:
    """Nothing was typed, and an opened identity must not lie in the session."""
    answer = browser.ask("post", "/people/7/identity/", {"csrfmiddlewaretoken": "x", "empty": ""}, **BROWSER)
    assert answer.status_code == 422
    assert WORD not in browser.session


def test_redirects_and_files_go_their_way() -> None:
    for answer in (
        HttpResponse(status=302, headers={"Location": "/"}),
        HttpResponse(b"x", content_type="text/csv"),
    ):
        browser = Browser(lambda _request, answer=answer: answer)
        assert browser.ask("post", "/", TYPED, **BROWSER) is answer


def test_somebody_elses_or_an_older_word_shows_nothing(browser: Browser) -> None:
    browser.ask("post", "/find/", TYPED, **BROWSER)
    assert "Нурбек" not in browser.ask("get", f"/find/?{WORD}=guessed", **BROWSER).content.decode()
    assert WORD not in browser.session


def test_an_older_page_that_cannot_be_fetched_leads_home() -> None:
    browser = Browser(lambda _: HttpResponse(status=405))
    assert browser.ask("get", f"/calls/7/close/?{WORD}=older", **BROWSER)["Location"] == "/"
    assert browser.ask("get", "/calls/7/close/", **BROWSER).status_code == 405
