"""Who keeps failing waits; the owner of the account does not wait with them."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from jardam.accounts.doors import attempt, door, forget_old_delays, marked, sign_in_door
from jardam.accounts.models import Delay
from jardam.accounts.refusals import TooSoon
from jardam.accounts.tests.conftest import PASSWORD
from jardam.centres.models import User

pytestmark = pytest.mark.django_db

WRONG = {"username": "amina", "password": "wrong"}
RIGHT = {"username": "amina", "password": PASSWORD}


def statuses(browser: Client, typed: dict[str, str], times: int) -> list[int]:
    return [browser.post("/sign-in/", typed).status_code for _ in range(times)]


@pytest.mark.parametrize("username", ["amina", "nobody"])
def test_the_waits_grow_for_known_and_unknown_names_alike(enrolled: User, username: str) -> None:
    waits = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(10):
            Client().post("/sign-in/", WRONG | {"username": username})
            answer = Client().post("/sign-in/", WRONG | {"username": username})
            waits.append(int(answer.headers.get("Retry-After", 0)))
            clock.shift(waits[-1])
    assert waits[-3:] == [32, 42, 42]


def test_while_waiting_the_password_is_not_even_looked_at(enrolled: User) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        assert statuses(Client(), WRONG, 5) == [422, 422, 422, 422, 429]
        assert statuses(Client(), RIGHT, 1) == [429]


def test_the_sentence_says_how_long(enrolled: User) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        statuses(Client(), WRONG, 5)
        page = Client().post("/sign-in/", WRONG, headers={"Accept-Language": "en"})
    assert "Try again in 1 second." in page.content.decode()


def test_waiting_out_and_the_right_password_forget_everything(enrolled: User) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        statuses(Client(), WRONG, 5)
        clock.shift(2)
        assert statuses(Client(), RIGHT, 1) == [302]
        assert statuses(Client(), WRONG, 3) == [422, 422, 422]


def test_strangers_cannot_keep_the_owner_out(enrolled: User, come_in: Callable[..., Client]) -> None:
    """A browser in which the account signed in before has a door of its own."""
    own = come_in(enrolled)
    own.post("/sign-out/")
    with time_machine.travel(timezone.now(), tick=False):
        statuses(Client(), WRONG, 10)
        assert statuses(own, RIGHT, 1) == [302]


def test_the_known_browser_gets_slow_too(enrolled: User, come_in: Callable[..., Client]) -> None:
    own = come_in(enrolled)
    own.post("/sign-out/")
    with time_machine.travel(timezone.now(), tick=False):
        assert statuses(own, WRONG, 5)[-1] == 429


def test_one_accounts_mark_opens_no_other_door(db: None) -> None:
    mark = marked("amina", "")
    assert sign_in_door("amina", mark) != sign_in_door("amina", "")
    for forged in (mark[:-1] + "x", "x" + mark, ".", "", mark.partition(".")[0]):
        assert sign_in_door("amina", forged) == sign_in_door("amina", "")
    assert sign_in_door("bayani", mark) == sign_in_door("bayani", "")


def test_a_desk_shared_by_shifts_knows_each_of_them(db: None) -> None:
    marks = ""
    for name in ("amina", "erkin", "bayani", "amina"):
        marks = marked(name, marks)
    assert len(marks.split()) == 3
    for name in ("amina", "erkin", "bayani"):
        assert sign_in_door(name, marks) != sign_in_door(name, "")
    for number in range(10):
        marks = marked(f"w{number}", marks)
    assert len(marks) < 1000
    assert sign_in_door("amina", marks) == sign_in_door("amina", "")


def test_what_was_typed_is_not_to_be_had_from_the_table(client: Client, db: None) -> None:
    client.post("/sign-in/", {"username": "my-password-in-the-wrong-field", "password": "x"})
    doors = [bytes(row.door) for row in Delay.objects.all()]
    assert {len(kept) for kept in doors} == {32}
    assert not [kept for kept in doors if b"my-password" in kept]


def test_doors_are_spelled_unmistakably() -> None:
    assert door("ab", "c") != door("a", "bc")


def test_a_success_leaves_no_trace(enrolled: User) -> None:
    statuses(Client(), RIGHT, 1)
    assert not Delay.objects.exists()


def test_yesterdays_failures_are_forgotten(db: None) -> None:
    now = timezone.now()
    attempt(door("x"), lambda: None, at=now)
    forget_old_delays(now)
    assert Delay.objects.exists()
    forget_old_delays(now + timedelta(days=1))
    assert not Delay.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_attempts_at_once_are_one() -> None:
    """Whoever fires a hundred requests at once is still asked one by one."""
    entered, leave = threading.Event(), threading.Event()

    def slow() -> None:
        entered.set()
        leave.wait(5)

    def first() -> None:
        _try(slow)
        connection.close()

    _try(lambda: None)
    other = threading.Thread(target=first)
    other.start()
    entered.wait(5)
    try:
        with pytest.raises(TooSoon):
            _try(lambda: None)
    finally:
        leave.set()
        other.join()


def _try(check: Callable[[], None]) -> None:
    with transaction.atomic():
        attempt(door("x"), check, at=timezone.now())
