"""Writing down what was done: with the change or not at all."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from jardam.audit import writing
from jardam.audit.actions import note_reading, record, recorded
from jardam.audit.models import NETWORK_CHAIN, Entry, Head, Reading
from jardam.audit.rules.chain import GENESIS
from jardam.audit.rules.details import NotACode
from jardam.audit.sentences import UnknownVerb
from jardam.audit.tests.conftest import NOON, do, page_of
from jardam.audit.writing import opened_moment, subject_hash
from jardam.centres.models import Centre, User
from jardam.database.scope import current_centre, for_centre
from jardam.vault.refusals import VaultSealed

pytestmark = pytest.mark.django_db


def test_an_act_is_written_into_the_chain_of_the_centre(amina: User) -> None:
    with page_of(amina.centre):
        do(amina, amina, amina.centre)
        do(amina)
        first, second, third = Entry.objects.order_by("seq")
        head = Head.objects.get()
    assert [first.seq, second.seq, third.seq] == [1, 2, 3]
    assert first.link.previous == GENESIS
    assert second.link.previous == first.link.hash
    assert head.point.seq == 3
    assert head.point.hash == third.link.hash
    assert (first.verb, first.by, first.detail) == ("test.done", amina, {"outcome": "ANSWERED"})


def test_the_day_is_plain_and_the_moment_sealed(amina: User) -> None:
    with page_of(amina.centre):
        do(amina)
        entry = Entry.objects.get()
    assert entry.happened_on == date(2026, 11, 22)
    assert opened_moment(entry.act, bytes(entry.sealed_moment)) == NOON
    with connection.cursor() as cursor, page_of(amina.centre):
        cursor.execute("SELECT audit_entry::text FROM audit_entry")
        assert "09:30" not in str(cursor.fetchall())


def test_the_day_is_the_centres_own(amina: User) -> None:
    late = datetime.fromisoformat("2026-11-22T23:30:00+00:00")  # half past two in Moscow
    with page_of(amina.centre):
        do(amina, at=late)
        assert Entry.objects.get().happened_on == date(2026, 11, 23)


def test_the_subject_is_not_readable_but_findable(amina: User, bayani: User) -> None:
    with page_of(amina.centre):
        do(amina, bayani)
        entry = Entry.objects.get()
    assert bytes(entry.subject) == subject_hash(amina.centre_id, bayani)
    assert bytes(entry.subject) != subject_hash(amina.centre_id, amina)
    assert bytes(entry.subject) not in (bayani.pk.bytes, amina.pk.bytes)


def test_saving_costs_two_statements(amina: User, django_assert_num_queries) -> None:
    with page_of(amina.centre):
        do(amina)
        with django_assert_num_queries(4):  # savepoint, lock, append, release
            do(amina, amina, amina, amina)


def test_more_acts_than_a_statement_takes_stand_in_one_chain(amina: User, monkeypatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    with page_of(amina.centre):
        do(amina, *[amina] * 8)
        entries = list(Entry.objects.order_by("seq"))
        head = Head.objects.get()
    assert [entry.seq for entry in entries] == list(range(1, 9))
    assert [entry.link.previous for entry in entries[1:]] == [entry.link.hash for entry in entries[:-1]]
    assert (head.point.seq, head.point.hash) == (8, entries[-1].link.hash)


def test_outside_an_action_nothing_is_recorded(amina: User) -> None:
    with pytest.raises(AssertionError, match="outside"):
        record("test.done", amina, by=amina, at=NOON)


def test_a_verb_without_a_sentence_is_refused(amina: User) -> None:
    @recorded
    def unknown() -> None:
        record("test.unheard_of", amina, by=amina, at=NOON)

    with page_of(amina.centre), pytest.raises(UnknownVerb):
        unknown()
    with pytest.raises(UnknownVerb):
        note_reading("test.unheard_of", amina, by=amina, at=NOON)


def test_no_name_gets_into_a_detail(amina: User) -> None:
    with page_of(amina.centre), pytest.raises(NotACode):
        do(amina, outcome="Нурбек уулу Азамат")


def test_an_action_that_fails_leaves_no_entry(amina: User) -> None:
    @recorded
    def fail() -> None:
        record("test.done", amina, by=amina, at=NOON, outcome="X")
        raise ValueError("stumbled")

    with page_of(amina.centre):
        with pytest.raises(ValueError, match="stumbled"):
            fail()
        assert not Entry.objects.exists()
        do(amina)
        assert Entry.objects.get().detail == {"outcome": "ANSWERED"}


def test_an_inner_action_joins_the_outer_one(amina: User) -> None:
    @recorded
    def outer() -> str:
        record("test.done", amina, by=amina, at=NOON, outcome="FIRST")
        do(amina, outcome="SECOND")
        assert not Entry.objects.exists()  # one flush, at the very end
        record("test.done", amina, by=amina, at=NOON, outcome="THIRD")
        return "answer"

    with page_of(amina.centre):
        assert outer() == "answer"
        said = Entry.objects.order_by("seq").values_list("detail__outcome", flat=True)
        assert list(said) == ["FIRST", "SECOND", "THIRD"]


def test_an_inner_action_that_failed_is_forgotten_with_its_changes(amina: User) -> None:
    @recorded
    def fail() -> None:
        record("test.done", amina, by=amina, at=NOON, outcome="INNER")
        Centre.objects.filter(pk=amina.centre_id).update(region="RU-LEN")
        raise ValueError("stumbled")

    @recorded
    def outer() -> None:
        with pytest.raises(ValueError, match="stumbled"):
            fail()
        record("test.done", amina, by=amina, at=NOON, outcome="OUTER")

    with page_of(amina.centre):
        outer()
        assert [entry.detail["outcome"] for entry in Entry.objects.all()] == ["OUTER"]
        assert Centre.objects.get(pk=amina.centre_id).region == "RU-MOW"


def test_an_action_that_records_nothing_locks_nothing(amina: User, django_assert_num_queries) -> None:
    with page_of(amina.centre), django_assert_num_queries(2):  # savepoint and release
        recorded(lambda: None)()


def test_a_sealed_vault_saves_nothing(amina: User, sealed_vault: None) -> None:
    with page_of(amina.centre), pytest.raises(VaultSealed):
        do(amina)


def test_people_of_the_network_have_a_chain_of_their_own(dalia: User) -> None:
    with page_of(None):
        do(dalia)
        assert current_centre() == ""
        assert not Entry.objects.exists()  # and no centre sees it
    with page_of(None), for_centre(NETWORK_CHAIN):
        assert Entry.objects.get().centre_id == NETWORK_CHAIN


def test_an_act_on_another_centres_row_goes_to_that_centres_chain(
    dalia: User, amina: User, chen: User
) -> None:
    with page_of(None):
        do(dalia, chen, dalia, amina)
    for chain, count in ((amina.centre_id, 1), (chen.centre_id, 1), (NETWORK_CHAIN, 1)):
        with page_of(None), for_centre(chain):
            assert Entry.objects.count() == count
            assert Entry.objects.get().seq == 1


def test_a_reading_waits_as_a_plain_row(amina: User, bayani: User, django_assert_num_queries) -> None:
    with page_of(amina.centre):
        with django_assert_num_queries(1):
            note_reading("test.seen", bayani, by=amina, at=NOON, kind="PHONE")
        reading = Reading.objects.get()
        assert not Entry.objects.exists()
    assert (reading.verb, reading.by, reading.detail) == ("test.seen", amina, {"kind": "PHONE"})
    assert opened_moment(reading.act, bytes(reading.sealed_moment)) == NOON


def test_a_reading_by_the_network_is_noted_too(dalia: User) -> None:
    with page_of(None):
        note_reading("test.seen", dalia, by=dalia, at=NOON)
    with page_of(None), for_centre(NETWORK_CHAIN):
        assert Reading.objects.get().by == dalia


def test_what_a_room_reads_of_an_entry_is_its_verb(amina: User) -> None:
    with page_of(amina.centre):
        do(amina)
        assert str(Entry.objects.get()) == "test.done"
        assert str(Head.objects.get()) == "head at 1"


def test_the_pages_role_cannot_change_an_entry(amina: User) -> None:
    with page_of(amina.centre):
        do(amina)
        for statement in (
            "UPDATE audit_entry SET verb = 'x'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry",
            "DELETE FROM audit_head",
            "DELETE FROM audit_reading",
            "UPDATE audit_reading SET verb = 'x'",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_the_head_moves_forwards_only(amina: User) -> None:
    with page_of(amina.centre):
        do(amina, amina, amina)
        for change in ("seq = seq - 1", "hash = '\\x00'", "seq = seq + 1, id = gen_random_uuid()"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE audit_head SET {change}")
