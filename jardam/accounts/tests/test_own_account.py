"""My account: each page and what it answers to whom."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from jardam.accounts import actions
from jardam.accounts.queries import PROVEN, current_totp, recovery_codes_of
from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.accounts.tests.conftest import NOW, PASSWORD
from jardam.centres.models import User

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
ComeIn = Callable[..., Client]

OWN_PAGES = (
    "/account/",
    "/account/again/",
    "/account/password/",
    "/account/second-factor/",
    "/account/second-factor/app/",
    "/account/second-factor/passkey/",
    "/account/recovery-codes/",
    "/lock/",
)
POSTS = (
    "/account/languages/",
    "/account/recovery-codes/new/",
    "/account/second-factor/1/remove/",
    "/sign-out/",
    "/language/",
)


@pytest.mark.parametrize("page", OWN_PAGES)
def test_everybody_has_their_own(enrolled: User, signed_in: SignedIn, page: str) -> None:
    answer = signed_in(enrolled).get(page)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("page", OWN_PAGES)
def test_people_of_the_network_have_theirs(dalia: User, signed_in: SignedIn, page: str) -> None:
    assert signed_in(dalia).get(page).status_code == 200


@pytest.mark.parametrize("page", OWN_PAGES)
def test_a_stranger_signs_in_first(client: Client, page: str) -> None:
    assert client.get(page).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("page", OWN_PAGES)
def test_no_page_knows_delete(enrolled: User, signed_in: SignedIn, page: str) -> None:
    assert signed_in(enrolled).delete(page).status_code == 405


@pytest.mark.parametrize("page", POSTS)
def test_acts_are_posted(enrolled: User, signed_in: SignedIn, page: str) -> None:
    assert signed_in(enrolled).get(page).status_code == 405


def test_the_page_knows_my_name_and_what_i_have(enrolled: User, signed_in: SignedIn) -> None:
    actions.name_staff(enrolled, StaffNameParts("Амина", "Каримова"), by=None, at=NOW)
    page = signed_in(enrolled).get("/account/").content.decode()
    assert "Амина Каримова" in page
    assert "10 recovery codes left" in page


def test_i_say_what_i_speak(amina: User, signed_in: SignedIn) -> None:
    signed_in(amina).post("/account/languages/", {"languages": ["KY", "RU"]})
    amina.refresh_from_db()
    assert amina.languages == ["KY", "RU"]


@pytest.mark.parametrize("languages", [["XX"], ["DE"], [""]])
def test_unknown_is_no_language_that_one_speaks(
    amina: User, signed_in: SignedIn, languages: list[str]
) -> None:
    assert signed_in(amina).post("/account/languages/", {"languages": languages}).status_code == 422
    amina.refresh_from_db()
    assert amina.languages == ["RU", "UZ"]


def test_the_screen_speaks_my_language_from_now_on(amina: User, signed_in: SignedIn) -> None:
    browser = signed_in(amina)
    answer = browser.post("/language/", {"language": "ru", "next": "/account/"})
    assert answer.headers["Location"] == "/account/"
    assert 'lang="ru"' in browser.get("/account/").content.decode()


def test_a_stranger_chooses_a_language_too(client: Client, db: None) -> None:
    client.post("/language/", {"language": "en", "next": "/sign-in/"})
    assert 'lang="en"' in client.get("/sign-in/").content.decode()


def test_whoever_had_chosen_a_language_without_screens_reads_russian(
    amina: User, signed_in: SignedIn
) -> None:
    amina.interface_language = "ky"
    amina.save(update_fields=["interface_language"])
    page = signed_in(amina).get("/account/").content.decode()
    assert '<html translate="no" lang="ru"' in page
    offered = re.findall(r'name="language" value="(\w+)"', page)
    assert set(offered) == {"ru", "en"}


def test_the_door_is_in_russian_for_a_browser_set_to_kyrgyz(client: Client, db: None) -> None:
    page = client.get("/sign-in/", headers={"accept-language": "ky,tg;q=0.8"}).content.decode()
    assert '<html translate="no" lang="ru"' in page


@pytest.mark.parametrize("language", ["de", "", "../etc", "ky", "uz"])
def test_a_language_we_do_not_have_is_refused(client: Client, db: None, language: str) -> None:
    assert client.post("/language/", {"language": language}).status_code == 422


def test_the_old_password_is_asked(enrolled: User, signed_in: SignedIn) -> None:
    new = "six other words that nobody joins"
    refused = signed_in(enrolled).post(
        "/account/password/", {"old": "wrong", "password": new, "repeated": new}
    )
    assert refused.status_code == 422
    enrolled.refresh_from_db()
    assert enrolled.check_password(PASSWORD)


def test_the_new_password_is_the_one_that_opens(enrolled: User, come_in: ComeIn) -> None:
    new = "six other words that nobody joins"
    come_in(enrolled).post("/account/password/", {"old": PASSWORD, "password": new, "repeated": new})
    assert Client().post("/sign-in/", {"username": "amina", "password": PASSWORD}).status_code == 422
    assert Client().post("/sign-in/", {"username": "amina", "password": new}).status_code == 302


SENSITIVE = (
    "/account/password/",
    "/account/second-factor/",
    "/account/second-factor/app/",
    "/account/recovery-codes/",
)


@pytest.mark.parametrize("page", SENSITIVE)
def test_after_a_quarter_of_an_hour_one_is_asked_again(enrolled: User, come_in: ComeIn, page: str) -> None:
    browser = come_in(enrolled)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        asked = browser.get(page)
        assert asked.headers["Location"].startswith("/account/again/?next=")

        proven = browser.post(
            asked.headers["Location"], {"password": PASSWORD, "code": current_totp(enrolled), "next": page}
        )

        assert proven.headers["Location"] == page
        assert browser.get(page).status_code == 200


@pytest.mark.parametrize("wrong", ["password", "code"])
def test_both_are_needed_to_prove_it_again(enrolled: User, come_in: ComeIn, wrong: str) -> None:
    browser = come_in(enrolled)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        typed = {"password": PASSWORD, "code": current_totp(enrolled)} | {wrong: "000000"}
        assert browser.post("/account/again/", typed).status_code == 422
        assert browser.get("/account/password/").status_code == 302


def test_an_empty_proof_is_refused(enrolled: User, signed_in: SignedIn) -> None:
    assert signed_in(enrolled).post("/account/again/", {}).status_code == 422


def test_a_lost_phone_is_replaced(enrolled: User, signed_in: SignedIn) -> None:
    from jardam.accounts.rules.one_time_codes import code_of, period_of  # noqa: PLC0415 - one test needs it

    browser, old = signed_in(enrolled), Authenticator.objects.get(type="totp")
    browser.get("/account/second-factor/app/")
    code = code_of(browser.session["seed"], period_of(timezone.now()))
    assert browser.post("/account/second-factor/app/", {"code": code}).headers["Location"] == "/account/"
    assert Authenticator.objects.get(type="totp").pk != old.pk


def test_new_recovery_codes_void_the_old_and_must_be_shown_again(enrolled: User, signed_in: SignedIn) -> None:
    browser, old = signed_in(enrolled), recovery_codes_of(enrolled)
    browser.post("/account/recovery-codes/new/")
    new = recovery_codes_of(enrolled)
    assert new.pk != old.pk
    assert PROVEN not in new.data
    assert browser.get("/account/recovery-codes/").content.decode().count('<li class="j-number">') == 10
