"""The first day: a one-time password, a password of one's own, a second factor, codes on paper, and only then work."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from jardam.accounts import actions
from jardam.accounts.models import OneTimePassword
from jardam.accounts.queries import unfinished_step
from jardam.accounts.rules.one_time_codes import code_of, period_of
from jardam.accounts.tests.conftest import PASSWORD
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.kernel.languages import Language
from jardam.vault.models import UserKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(moscow: Centre) -> tuple[User, str]:
    """Gulnara, whose account was opened a minute ago, and her one-time password."""
    return actions.open_account("gulnara", Role.OPERATOR, moscow, [Language.KY], by=None, at=timezone.now())


def first_sign_in(newcomer: tuple[User, str]) -> Client:
    user, password = newcomer
    browser = Client()
    browser.post("/sign-in/", {"username": user.username, "password": password})
    return browser


def set_up_app(browser: Client) -> None:
    page = browser.get("/account/second-factor/app/").content.decode()
    seed = re.search(r">([A-Z2-7]{32})<", page).group(1)  # type: ignore[union-attr]
    code = code_of(seed, period_of(timezone.now()))
    assert browser.post("/account/second-factor/app/", {"code": code}).headers["Location"].endswith("codes/")


def codes_on(browser: Client) -> list[str]:
    page = browser.get("/account/recovery-codes/").content.decode()
    return re.findall(r"<bdi>(\d{4} \d{4})<", page)


def test_the_whole_first_day(newcomer: tuple[User, str]) -> None:
    browser = first_sign_in(newcomer)
    assert browser.get("/").headers["Location"] == "/account/password/"
    browser.post("/account/password/", {"password": PASSWORD, "repeated": PASSWORD})
    assert browser.get("/").headers["Location"] == "/account/second-factor/"
    set_up_app(browser)
    assert browser.get("/").headers["Location"] == "/account/recovery-codes/"
    codes = codes_on(browser)
    assert len(codes) == 10

    done = browser.post("/account/recovery-codes/", {"code": codes[4]})

    assert done.headers["Location"] == "/account/"
    assert browser.get("/account/").status_code == 200
    assert unfinished_step(newcomer[0]) == ""


def test_the_codes_are_never_shown_again(newcomer: tuple[User, str]) -> None:
    browser = first_sign_in(newcomer)
    browser.post("/account/password/", {"password": PASSWORD, "repeated": PASSWORD})
    set_up_app(browser)
    codes = codes_on(browser)
    assert codes_on(browser) == codes  # a reload is no disaster
    browser.post("/account/recovery-codes/", {"code": codes[0]})
    assert codes_on(browser) == []


def test_a_code_that_is_none_proves_nothing(newcomer: tuple[User, str]) -> None:
    browser = first_sign_in(newcomer)
    browser.post("/account/password/", {"password": PASSWORD, "repeated": PASSWORD})
    set_up_app(browser)
    assert browser.post("/account/recovery-codes/", {"code": "0000 0000"}).status_code == 422
    assert browser.get("/").headers["Location"] == "/account/recovery-codes/"


@pytest.mark.parametrize("page", ["/", "/staff/", "/account/", "/account/sessions/end-others/"])
def test_nothing_else_opens_before(newcomer: tuple[User, str], page: str) -> None:
    browser = first_sign_in(newcomer)
    for answer in (browser.get(page), browser.post(page)):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/account/password/")


def test_a_wrong_first_code_sets_nothing_up(newcomer: tuple[User, str]) -> None:
    browser = first_sign_in(newcomer)
    page = browser.post("/account/second-factor/app/", {"code": "000000"})
    assert page.status_code == 422
    assert unfinished_step(newcomer[0]) == "accounts:password"


@pytest.mark.parametrize(
    ("password", "repeated"),
    [("short", "short"), (PASSWORD, "another one altogether"), ("password1234", "password1234")],
)
def test_a_bad_new_password_is_refused(newcomer: tuple[User, str], password: str, repeated: str) -> None:
    browser = first_sign_in(newcomer)
    answer = browser.post("/account/password/", {"password": password, "repeated": repeated})
    assert answer.status_code == 422
    assert OneTimePassword.objects.exists()


def test_a_one_time_password_is_over_after_a_week(newcomer: tuple[User, str]) -> None:
    user, password = newcomer
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        page = Client().post("/sign-in/", {"username": user.username, "password": password})
    assert page.status_code == 422


def test_a_session_that_is_older_than_the_second_factor_ends(newcomer: tuple[User, str]) -> None:
    mine, older = first_sign_in(newcomer), first_sign_in(newcomer)
    mine.post("/account/password/", {"password": PASSWORD, "repeated": PASSWORD})
    set_up_app(mine)
    mine.post("/account/recovery-codes/", {"code": codes_on(mine)[0]})
    for page in ("/", "/account/recovery-codes/", "/account/second-factor/app/"):
        assert older.get(page).headers["Location"].startswith("/sign-in/")


def test_a_session_without_the_proof_is_ended_even_if_its_row_stayed(enrolled: User) -> None:
    """As a session looks that began with the password alone, before the second factor was there."""
    browser = Client()
    browser.force_login(enrolled, backend="jardam.accounts.backend.WithCentre")
    assert browser.get("/account/recovery-codes/").headers["Location"] == "/sign-in/"
    assert not enrolled.sessions.exists()


def test_the_key_to_restricted_files_is_never_made_with_a_password_that_another_knows(
    newcomer: tuple[User, str],
) -> None:
    browser = first_sign_in(newcomer)
    assert not UserKey.objects.exists()
    browser.post("/account/password/", {"password": PASSWORD, "repeated": PASSWORD})
    assert UserKey.objects.filter(user=newcomer[0]).exists()


def test_the_picture_is_an_svg_without_style(newcomer: tuple[User, str]) -> None:
    page = first_sign_in(newcomer).get("/account/second-factor/app/").content.decode()
    assert "<svg" in page
    assert "style=" not in page


def test_the_seed_stays_the_same_until_it_is_used(newcomer: tuple[User, str]) -> None:
    browser = first_sign_in(newcomer)
    pages = [browser.get("/account/second-factor/app/").content.decode() for _ in range(2)]
    seeds = {re.search(r">([A-Z2-7]{32})<", page).group(1) for page in pages}  # type: ignore[union-attr]
    assert len(seeds) == 1
