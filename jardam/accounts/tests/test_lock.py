"""The lock: the page is covered, and behind it the server answers nothing until the password came."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from jardam.accounts.tests.conftest import PASSWORD
from jardam.centres.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def locked(enrolled: User, come_in: Callable[..., Client]) -> Client:
    browser = come_in(enrolled)
    assert browser.post("/lock/", {"shut": "1"}).status_code == 204
    return browser


def test_the_right_password_uncovers_the_page(locked: Client) -> None:
    assert locked.post("/lock/", {"password": PASSWORD}).status_code == 204
    assert locked.get("/account/").status_code == 200


@pytest.mark.parametrize("password", ["wrong", ""])
def test_a_wrong_one_is_told_so(locked: Client, password: str) -> None:
    answer = locked.post("/lock/", {"password": password})
    assert answer.status_code == 422
    assert b"j-err" in answer.content
    assert locked.get("/account/").status_code == 302


def test_a_locked_session_reads_nothing(locked: Client) -> None:
    assert locked.get("/account/").headers["Location"] == "/lock/?next=%2Faccount%2F"
    assert locked.get("/account/", headers={"HX-Request": "true"}).status_code == 423
    sent = locked.post("/account/languages/", {"languages": ["KY"]})
    assert sent.status_code == 423
    assert "/lock/" in sent.content.decode()


def test_without_a_script_the_page_leads_back(locked: Client) -> None:
    assert locked.get("/lock/?next=/account/").status_code == 200
    answer = locked.post("/lock/", {"password": PASSWORD, "next": "/account/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/")


def test_one_may_leave_instead(locked: Client) -> None:
    assert locked.post("/sign-out/").headers["Location"] == "/sign-in/"


def test_guessing_at_the_lock_gets_slow(locked: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        answers = [locked.post("/lock/", {"password": "wrong"}).status_code for _ in range(5)]
        assert answers == [422, 422, 422, 422, 429]
        assert locked.post("/lock/", {"password": PASSWORD}).status_code == 429


def test_another_browser_is_not_locked(
    locked: Client, enrolled: User, signed_in: Callable[[User], Client]
) -> None:
    assert signed_in(enrolled).get("/account/").status_code == 200


def test_a_stranger_has_nothing_to_unlock(client: Client) -> None:
    assert client.post("/lock/", {"password": PASSWORD}).headers["Location"].startswith("/sign-in/")


def test_it_knows_two_methods_only(locked: Client) -> None:
    assert locked.put("/lock/").status_code == 405


@pytest.mark.parametrize("page", ["/lock/", "/account/languages/"])
def test_a_session_that_ended_is_led_to_the_door_before_its_token_is_asked_for(page: str) -> None:
    """Its token went with it: "this page was open too long, reload it" would cost what was typed."""
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(page).headers["Location"] == "/sign-in/?next=/"
    assert strict.post(page, headers={"HX-Request": "true"}).status_code == 401
    assert strict.get("/account/").headers["Location"] == "/sign-in/?next=/account/"


def test_a_form_without_a_token_is_refused_all_the_same(enrolled: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sign-in/", {"username": "erkin", "password": PASSWORD}).status_code == 403
    strict.force_login(enrolled, backend="jardam.accounts.backend.WithCentre")
    assert strict.post("/account/languages/", {"languages": ["KY"]}).status_code == 403
