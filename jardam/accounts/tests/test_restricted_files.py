"""The password also opens the key to Restricted files, for as long as it is at hand."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from jardam.accounts.tests.conftest import PASSWORD
from jardam.centres.models import User
from jardam.vault.models import UserKey
from jardam.vault.unlocked import COOKIE, opener
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db

NEW = "six other words that nobody joins"


def opens_files(browser: Client, user: User) -> bool:
    """Whether this browser's half and this session's half make a key."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in browser.cookies.items()}
    request.session, request.user = browser.session, user
    return opener(request) is not None


def test_signing_in_with_the_password_opens_them(enrolled: User, come_in: Callable[..., Client]) -> None:
    browser = come_in(enrolled)
    assert opens_files(browser, enrolled)
    assert UserKey.objects.filter(user=enrolled).exists()


def test_half_of_the_way_in_opens_nothing(enrolled: User) -> None:
    browser = Client()
    browser.post("/sign-in/", {"username": "amina", "password": PASSWORD})
    assert "_auth_user_id" not in browser.session


def test_signing_out_closes_them(enrolled: User, come_in: Callable[..., Client]) -> None:
    browser = come_in(enrolled)
    browser.post("/sign-out/")
    browser.get("/sign-in/")
    assert not browser.cookies[COOKIE].value
    assert not opens_files(browser, enrolled)


def test_a_session_without_the_password_asks_for_it(
    enrolled: User, signed_in: Callable[[User], Client]
) -> None:
    browser = signed_in(enrolled)
    assert not opens_files(browser, enrolled)
    browser.post("/lock/", {"password": PASSWORD})
    assert opens_files(browser, enrolled)


def test_a_new_password_takes_the_key_along(enrolled: User, come_in: Callable[..., Client]) -> None:
    browser = come_in(enrolled)
    private = opened_private(enrolled, PASSWORD)

    browser.post("/account/password/", {"old": PASSWORD, "password": NEW, "repeated": NEW})

    assert opened_private(enrolled, NEW) == private
    assert opened_private(enrolled, PASSWORD) is None
    assert opens_files(browser, User.objects.get(pk=enrolled.pk))


def test_after_a_reset_the_key_stays_sealed_under_the_lost_password(
    enrolled: User, farida: User, come_in: Callable[..., Client], signed_in: Callable[[User], Client]
) -> None:
    come_in(enrolled)
    private = opened_private(enrolled, PASSWORD)
    signed_in(farida).post(f"/staff/{enrolled.pk}/reset/")
    assert opened_private(enrolled, PASSWORD) == private
