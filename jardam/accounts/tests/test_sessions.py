"""Sessions: nothing in the table opens one, a revoked one is over at once, and a shift is its longest life."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jardam.accounts.models import Session
from jardam.accounts.proofs import SECOND_FACTOR_DONE
from jardam.accounts.sessions import SessionStore, hashed
from jardam.accounts.tests.conftest import CHROME, PASSWORD
from jardam.centres.models import User
from jardam.database.live import STREAM_COOKIE

pytestmark = pytest.mark.django_db
ComeIn = Callable[..., Client]


def key_of(browser: Client) -> str:
    return browser.cookies["sessionid"].value


def test_the_row_tells_days_and_a_device_and_opens_nothing(enrolled: User, come_in: ComeIn) -> None:
    browser = come_in(enrolled)
    row = Session.objects.get(user=enrolled)

    assert bytes(row.key_hash) == hashed(key_of(browser))
    assert row.device == "Chrome, Windows"
    kept = " ".join(str(value) for value in vars(row).values())
    for secret in (key_of(browser), "amina", CHROME, "127.0.0.1"):
        assert secret not in kept
    finer = [f.name for f in Session._meta.fields if isinstance(f, models.DateTimeField | models.TimeField)]
    assert finer == []


def test_the_hash_from_the_table_is_no_key(enrolled: User, come_in: ComeIn) -> None:
    come_in(enrolled)
    thief = Client()
    thief.cookies["sessionid"] = bytes(Session.objects.get(user=enrolled).key_hash).hex()
    assert thief.get("/account/").status_code == 302


def test_the_list_shows_this_browser_and_ends_another(enrolled: User, come_in: ComeIn) -> None:
    here = come_in(enrolled)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        there = come_in(enrolled)
    page = here.get("/account/").content.decode()
    assert page.count("Chrome, Windows") == 2
    other = Session.objects.exclude(key_hash=hashed(key_of(here))).get(user=enrolled)

    ended = here.post(f"/account/sessions/{other.pk}/end/")

    assert ended.status_code == 302
    assert there.get("/account/").headers["Location"].startswith("/sign-in/")
    assert here.get("/account/").status_code == 200


def test_everywhere_else_is_one_button(
    enrolled: User, come_in: ComeIn, signed_in: Callable[[User], Client]
) -> None:
    here, *others = [come_in(enrolled), signed_in(enrolled), signed_in(enrolled)]
    here.post("/account/sessions/end-others/")
    assert [browser.get("/account/").status_code for browser in others] == [302, 302]
    assert here.get("/account/").status_code == 200


def test_a_colleagues_session_is_not_to_be_had(
    amina: User, farida: User, signed_in: Callable[[User], Client]
) -> None:
    signed_in(amina)
    row = Session.objects.get(user=amina)
    assert signed_in(farida).post(f"/account/sessions/{row.pk}/end/").status_code == 404
    assert Session.objects.filter(pk=row.pk).exists()


def test_a_stranger_is_sent_to_sign_in(
    client: Client, amina: User, signed_in: Callable[[User], Client]
) -> None:
    signed_in(amina)
    row = Session.objects.get(user=amina)
    assert client.post(f"/account/sessions/{row.pk}/end/").headers["Location"].startswith("/sign-in/")


def test_looking_is_not_ending(amina: User, signed_in: Callable[[User], Client]) -> None:
    browser = signed_in(amina)
    row = Session.objects.get(user=amina)
    assert browser.get(f"/account/sessions/{row.pk}/end/").status_code == 405
    assert browser.get("/account/sessions/end-others/").status_code == 405


def test_it_ends_after_a_shift_however_busy_it_was(enrolled: User, come_in: ComeIn) -> None:
    begin = timezone.now()
    with time_machine.travel(begin, tick=False) as clock:
        browser = come_in(enrolled)
        for _hour in range(24):
            clock.shift(timedelta(hours=1))
            assert browser.get("/account/").status_code == 200
        clock.shift(timedelta(hours=1, seconds=1))
        assert browser.get("/account/").status_code == 302


def test_a_row_moved_under_another_key_opens_nothing(enrolled: User, come_in: ComeIn) -> None:
    browser = come_in(enrolled)
    own = "k" * 32
    Session.objects.filter(user=enrolled).update(key_hash=hashed(own))
    browser.cookies["sessionid"] = own
    assert browser.get("/account/").status_code == 302


def test_a_changed_row_opens_nothing(enrolled: User, come_in: ComeIn) -> None:
    browser = come_in(enrolled)
    sealed = bytearray(Session.objects.get(user=enrolled).sealed_content)
    sealed[-1] ^= 1
    Session.objects.filter(user=enrolled).update(sealed_content=bytes(sealed))
    assert browser.get("/account/").status_code == 302


def test_a_session_ended_meanwhile_does_not_come_back(db: None) -> None:
    store = SessionStore()
    store["page"] = "open"
    store.save()
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        store.save()
    assert not Session.objects.exists()


def test_what_is_over_is_tidied_away(db: None) -> None:
    today = timezone.now().date()
    days: dict[str, Any] = {"sealed_content": b"", "began_on": today, "seen_on": today}
    Session.objects.create(key_hash=b"old", ends_on=today - timedelta(days=1), **days)
    Session.objects.create(key_hash=b"new", ends_on=today, **days)
    SessionStore.clear_expired()
    assert [bytes(row.key_hash) for row in Session.objects.all()] == [b"new"]


def test_the_day_of_the_last_use_is_kept_up(enrolled: User, come_in: ComeIn) -> None:
    evening = datetime.combine(timezone.now().date(), time(23, 50), UTC)
    with time_machine.travel(evening, tick=False) as clock:
        browser = come_in(enrolled)
        clock.shift(timedelta(minutes=20))
        browser.get("/account/")
    row = Session.objects.get(user=enrolled)
    assert (row.began_on, row.seen_on) == (evening.date(), evening.date() + timedelta(days=1))


def test_a_new_password_ends_every_other_session(
    enrolled: User, come_in: ComeIn, signed_in: Callable[[User], Client]
) -> None:
    here, there = come_in(enrolled), signed_in(enrolled)
    new = "six other words that nobody joins"
    here.post("/account/password/", {"old": PASSWORD, "password": new, "repeated": new})
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200


def test_a_page_costs_one_look_at_the_session_and_one_at_the_person(
    amina: User, signed_in: Callable[[User], Client]
) -> None:
    browser = signed_in(amina)
    with CaptureQueriesContext(connection) as asked:
        browser.get("/staff/")  # 403: nothing else is asked
    looks = [query["sql"] for query in asked if " FROM " in query["sql"]]
    assert len(looks) == 2
    assert "accounts_session" in looks[0]
    assert "accounts_staffname" in looks[1]


def test_a_taken_key_is_not_given_twice(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = SessionStore()
    taken.save()
    keys = iter([taken.session_key, "another-key-of-thirty-two-letters"])
    store = SessionStore()
    monkeypatch.setattr(store, "_get_new_session_key", lambda: next(keys))
    store.create()
    assert (store.session_key, Session.objects.count()) == ("another-key-of-thirty-two-letters", 2)
    assert store.exists("another-key-of-thirty-two-letters")


def test_deleting_what_never_was_is_nothing(db: None) -> None:
    SessionStore().delete()
    assert SessionStore("no-such-key-in-any-table").load() == {}


def listens(browser: Client) -> bool:
    """Whether the browser still has the cookie that opens the live stream."""
    cookie = browser.cookies.get(STREAM_COOKIE)
    return bool(cookie and cookie.value)


def sign_out(browser: Client) -> None:
    browser.post("/sign-out/")


def end_elsewhere(browser: Client) -> None:
    Session.objects.all().delete()
    browser.get("/account/")


def have_no_factor(browser: Client) -> None:
    """A session that began before its owner had a second factor: the middleware ends it."""
    session = browser.session
    session[SECOND_FACTOR_DONE] = False
    session.save()
    browser.get("/account/")


@pytest.mark.parametrize("end", [sign_out, end_elsewhere, have_no_factor])
def test_with_the_session_the_stream_ends(
    enrolled: User, come_in: ComeIn, end: Callable[[Client], object]
) -> None:
    browser = come_in(enrolled)
    browser.cookies[STREAM_COOKIE] = "signed"
    browser.get("/account/")
    assert listens(browser)

    end(browser)

    assert not listens(browser)
