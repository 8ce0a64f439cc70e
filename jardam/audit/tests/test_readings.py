"""Readings get into the chain by the worker, each once, and never before an older one can still appear."""

import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from jardam.audit.actions import note_reading, note_readings, readings_together, seal_readings
from jardam.audit.models import Entry, Reading
from jardam.audit.tests.conftest import NOON, chain_readings, do, page_of
from jardam.audit.verifying import verify
from jardam.centres.models import User
from jardam.vault.refusals import FileKeyLocked

pytestmark = pytest.mark.django_db(transaction=True)


def read(user: User, times: int = 1) -> None:
    with page_of(user.centre):
        for _ in range(times):
            note_reading("test.seen", user, by=user, at=NOON)


def chained(user: User) -> int:
    with page_of(user.centre):
        return Entry.objects.filter(verb="test.seen").count()


def waiting(user: User) -> int:
    with page_of(user.centre):
        return Reading.objects.count()


def test_readings_of_a_page_go_in_one_statement_and_each_is_a_line(amina: User, farida: User) -> None:
    with page_of(amina.centre), CaptureQueriesContext(connection) as sent:
        with readings_together():
            note_reading("test.seen", amina, by=amina, at=NOON)
            note_readings("test.seen", [amina, farida], by=amina, at=NOON)
        written = [query["sql"] for query in sent.captured_queries if "audit_reading" in query["sql"]]
    assert len(written) == 1
    assert waiting(amina) == 3
    chain_readings(3)


def test_what_was_read_before_a_page_failed_is_written_down(amina: User) -> None:
    with page_of(amina.centre):
        with pytest.raises(FileKeyLocked):
            _fails_after_reading(amina)
        note_reading("test.seen", amina, by=amina, at=NOON)
    assert waiting(amina) == 2


def _fails_after_reading(user: User) -> None:
    with readings_together():
        note_reading("test.seen", user, by=user, at=NOON)
        raise FileKeyLocked


def test_readings_of_all_centres_are_chained_once(amina: User, chen: User) -> None:
    read(amina, 3), read(chen, 2)
    chain_readings(5)
    assert seal_readings() == 0
    assert (chained(amina), chained(chen)) == (3, 2)
    assert (waiting(amina), waiting(chen)) == (0, 0)
    assert all(verdict.fault is None for verdict in verify({}))


def test_they_stand_among_the_acts(amina: User) -> None:
    with page_of(amina.centre):
        do(amina)
    read(amina)
    chain_readings(1)
    with page_of(amina.centre):
        do(amina)
        assert list(Entry.objects.order_by("seq").values_list("verb", flat=True)) == [
            "test.done",
            "test.seen",
            "test.done",
        ]


def test_many_are_taken_in_parts_in_their_order(amina: User) -> None:
    for _ in range(5):
        read(amina)
    with page_of(amina.centre):
        written = list(
            Reading.objects.extra(select={"x": "xid::text::bigint"})
            .order_by("x")
            .values_list("id", flat=True)
        )
    assert seal_readings(2) <= 2
    chain_readings(waiting(amina), limit=2)
    with page_of(amina.centre):
        assert list(Entry.objects.order_by("seq").values_list("id", flat=True)) == written


def test_nothing_is_chained_while_an_older_transaction_is_open(amina: User) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow_page() -> None:
        with page_of(amina.centre):
            note_reading("test.seen", amina, by=amina, at=NOON)
            began.set()
            go_on.wait(30)
        connections.close_all()

    thread = threading.Thread(target=slow_page)
    thread.start()
    began.wait(30)
    read(amina)  # committed, but younger than the open one
    assert seal_readings() == 0
    go_on.set()
    thread.join()
    chain_readings(2)


def test_two_workers_chain_nothing_twice(amina: User) -> None:
    read(amina, 200)
    taken: list[int] = []

    def work() -> None:
        while waiting(amina):
            taken.append(seal_readings(20))
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == chained(amina) == 200
    assert all(verdict.fault is None for verdict in verify({}))


def test_saving_and_chaining_at_once_keep_the_chain_whole(amina: User, chen: User) -> None:
    def save(user: User) -> None:
        for _ in range(15):
            with page_of(user.centre):
                do(user)
            read(user)
        connections.close_all()

    threads = [threading.Thread(target=save, args=(user,)) for user in (amina, chen, amina)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        seal_readings()
    chain_readings(waiting(amina) + waiting(chen))
    assert {verdict.stands_at for verdict in verify({})} == {60, 30}
    assert all(verdict.fault is None for verdict in verify({}))
