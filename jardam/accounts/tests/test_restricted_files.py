"""The password also opens the key to Restricted files, for as long as it is at hand."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from jardam.accounts.tests.conftest import PASSWORD
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.vault.actions import new_restricted_key
from jardam.vault.models import UserKey
from jardam.vault.unlocked import COOKIE, opener
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db

NEW = "six other words that nobody joins"


WARNING = "fewer than two people can open 1 closed file"


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


def close_a_file(*openers: User) -> None:
    for person in openers:
        opened_private(person, PASSWORD)
    with for_centre(openers[0].centre_id):
        new_restricted_key(openers[0].centre_id, openers)


def test_closing_the_account_of_one_of_two_openers_needs_a_second_look(
    farida: User, amina: User, signed_in: Callable[[User], Client]
) -> None:
    close_a_file(amina, farida)
    browser = signed_in(farida)
    assert WARNING in browser.get(f"/staff/{amina.pk}/").content.decode()

    stopped = browser.post(f"/staff/{amina.pk}/close/")

    amina.refresh_from_db()
    assert (stopped.status_code, amina.is_active) == (422, True)
    assert WARNING in stopped.content.decode()
    assert 'name="sure"' in stopped.content.decode()
    assert browser.post(f"/staff/{amina.pk}/close/", {"sure": "yes"}).status_code == 302
    amina.refresh_from_db()
    assert not amina.is_active


def test_where_two_others_open_it_the_account_closes_at_once(
    farida: User, amina: User, erkin: User, signed_in: Callable[[User], Client]
) -> None:
    close_a_file(amina, farida, erkin)
    browser = signed_in(farida)
    assert "fewer than two" not in browser.get(f"/staff/{amina.pk}/").content.decode()
    assert browser.post(f"/staff/{amina.pk}/close/").status_code == 302
    assert (
        browser.post(f"/staff/{erkin.pk}/close/").status_code == 422
    )  # amina, whose account is closed, does not count


def test_somebody_who_opens_nothing_leaves_nothing_alone(
    farida: User, amina: User, bayani: User, signed_in: Callable[[User], Client]
) -> None:
    close_a_file(amina, farida)
    assert signed_in(farida).post(f"/staff/{bayani.pk}/close/").status_code == 302
