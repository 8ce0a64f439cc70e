"""From the name to the first page, and everything that keeps the door shut."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from jardam.accounts.actions import sign_in
from jardam.accounts.hashers import OneAtATime
from jardam.accounts.queries import current_totp
from jardam.accounts.tests.conftest import PASSWORD
from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import across_centres

pytestmark = pytest.mark.django_db

WRONG = "The name or the password is not right."
RIGHT = {"username": "amina", "password": PASSWORD}


def verbs() -> list[str]:
    with across_centres("tests look into every chain") as db:
        return list(Entry.objects.using(db).order_by("centre_id", "seq").values_list("verb", flat=True))


def test_password_and_code_open_the_house(client: Client, enrolled: User) -> None:
    asked = client.post("/sign-in/", RIGHT)
    assert (asked.status_code, asked.headers["Location"]) == (302, "/second-factor/")
    assert client.get("/account/").status_code == 302  # not yet in

    let_in = client.post("/second-factor/", {"code": current_totp(enrolled)})

    assert (let_in.status_code, let_in.headers["Location"]) == (302, "/")
    assert client.get("/account/").status_code == 200
    assert verbs()[-1] == "account.signed_in"


def test_the_page_shows_itself_to_a_stranger(client: Client) -> None:
    page = client.get("/sign-in/", headers={"Accept-Language": "en"})
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    assert b"autocomplete" in page.content


@pytest.mark.parametrize("username", ["amina", "nobody"])
def test_a_wrong_pair_is_refused_in_the_same_words(client: Client, enrolled: User, username: str) -> None:
    page = client.post(
        "/sign-in/", {"username": username, "password": "wrong"}, headers={"Accept-Language": "en"}
    )
    assert page.status_code == 422
    assert WRONG in page.content.decode()
    assert ("account.sign_in_failed" in verbs()) == (username == "amina")


def strangers() -> list[dict[str, object]]:
    with across_centres("tests look into every chain") as db:
        counted = Entry.objects.using(db).filter(verb="account.unknown_names_tried").order_by("seq")
        return list(counted.values_list("detail", flat=True))


def try_names(*names: str) -> None:
    for name in names:
        Client().post("/sign-in/", {"username": name, "password": "wrong"})


def test_names_that_nobody_has_are_counted_by_the_day(enrolled: User) -> None:
    """Whoever can reach the page could fill the trail otherwise."""
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as clock:
        try_names("nobody", "no-one", "niemand")
        assert strangers() == []
        clock.shift(timedelta(days=3))
        try_names("nadie", "hech kim")
        first = {"day": "2026-11-22", "attempts": 3}
        assert strangers() == [first]
        clock.shift(timedelta(days=1))
        sign_in(enrolled, "TOTP", at=timezone.now())
        second = {"day": "2026-11-25", "attempts": 2}
        assert strangers() == [first, second]
        sign_in(enrolled, "TOTP", at=timezone.now())
        assert strangers() == [first, second]


def test_a_known_name_leaves_an_entry_each_time(enrolled: User) -> None:
    try_names("amina", "nobody", "amina")
    assert verbs().count("account.sign_in_failed") == 2


def test_an_unknown_name_costs_the_same_work(
    client: Client, enrolled: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    encode, verify = OneAtATime.encode, OneAtATime.verify
    monkeypatch.setattr(OneAtATime, "encode", lambda *a: hashed.append("unknown") or encode(*a))
    monkeypatch.setattr(OneAtATime, "verify", lambda *a: hashed.append("known") or verify(*a))

    for username in ("amina", "nobody"):
        client.post("/sign-in/", {"username": username, "password": "wrong"})

    assert hashed == ["known", "unknown"]


def test_a_closed_account_is_refused_like_a_wrong_password(client: Client, enrolled: User) -> None:
    enrolled.is_active = False
    enrolled.save(update_fields=["is_active"])
    page = client.post("/sign-in/", RIGHT, headers={"Accept-Language": "en"})
    assert (page.status_code, WRONG in page.content.decode()) == (422, True)


@pytest.mark.parametrize("typed", [{}, {"username": "amina"}, {"username": "a" * 41, "password": "x"}])
def test_it_refuses_what_is_no_name_and_password(client: Client, db: None, typed: dict[str, str]) -> None:
    assert client.post("/sign-in/", typed).status_code == 422


def test_a_password_of_a_megabyte_is_not_hashed(client: Client, enrolled: User) -> None:
    assert client.post("/sign-in/", RIGHT | {"password": "x" * 1_000_000}).status_code == 422


def test_it_knows_two_methods_only(client: Client) -> None:
    assert client.put("/sign-in/").status_code == 405


def test_the_name_may_be_typed_in_capitals(client: Client, enrolled: User) -> None:
    assert client.post("/sign-in/", RIGHT | {"username": " AMINA "}).status_code == 302


@pytest.mark.parametrize(("asked", "led_to"), [("/staff/", "/staff/"), ("https://evil.example/", "/")])
def test_it_leads_on_to_our_own_pages_only(client: Client, enrolled: User, asked: str, led_to: str) -> None:
    client.post("/sign-in/", RIGHT | {"next": asked})
    let_in = client.post("/second-factor/", {"code": current_totp(enrolled)})
    assert let_in.headers["Location"] == led_to


def test_whoever_is_in_is_led_on(enrolled: User, come_in: Callable[..., Client]) -> None:
    assert come_in(enrolled).get("/sign-in/").headers["Location"] == "/"


def test_signing_out_ends_the_session_and_is_written_down(
    enrolled: User, come_in: Callable[..., Client]
) -> None:
    browser = come_in(enrolled)
    assert browser.get("/sign-out/").status_code == 405

    out = browser.post("/sign-out/")

    assert out.headers["Location"] == "/sign-in/"
    assert browser.get("/account/").status_code == 302
    assert not enrolled.sessions.exists()
    assert verbs()[-1] == "account.signed_out"


def test_a_code_must_follow_within_five_minutes(client: Client, enrolled: User) -> None:
    client.post("/sign-in/", RIGHT)
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        late = client.post("/second-factor/", {"code": current_totp(enrolled)})
        assert late.headers["Location"] == "/sign-in/"
        assert client.get("/account/").status_code == 302


def test_none_of_the_librarys_own_addresses_is_served(client: Client) -> None:
    for address in ("/accounts/login/", "/login/", "/signup/", "/password/reset/", "/2fa/"):
        assert client.get(address).status_code in {302, 404}
