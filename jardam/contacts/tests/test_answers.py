"""What a calculator answered in a contact: sealed with it, found by a change of the law, for whoever may see it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from jardam.audit.models import Entry, Reading
from jardam.centres.models import User
from jardam.contacts.actions import (
    AlreadyClosed,
    Caller,
    ContactRecord,
    TooManyAnswers,
    answer_place,
    begin_contact,
    close_contact,
    discard_contact,
    drop_answer,
    put_answer,
    start_contact,
)
from jardam.contacts.actions import answers as putting
from jardam.contacts.choices import Channel, Screening
from jardam.contacts.models import Contact, ContactAnswer
from jardam.contacts.queries import answers_of
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import spoken
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.actions import load_law
from jardam.law.dependents import PAGE_LINES, Source, Total, source_named
from jardam.law.models import Dependence, Use
from jardam.law.queries import rule_book
from jardam.law.reckoned import Reckoned, reckon
from jardam.law.rules.changing import Act, Grounds, Proposal, Turn, outcome, turn_of
from jardam.law.rules.confidence import Confidence
from jardam.people.actions import erase_person
from jardam.people.rules.identity import Identity
from jardam.vault.sealing import open_json

pytestmark = pytest.mark.django_db
CODE, BEGAN = "deadlines.tc392_other", "2026-10-01"


@pytest.fixture(autouse=True)
def here(db: None, erkin: User) -> Iterator[None]:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    with for_centre(erkin.centre_id):
        yield


@pytest.fixture
def call(erkin: User) -> Contact:
    return start_contact(Channel.PHONE, by=erkin, at=timezone.now())


@pytest.fixture
def turn() -> Turn:
    """Two months instead of three."""
    today = timezone.localdate()
    book = rule_book(today)
    grounds = Grounds("law", "-", Confidence.SEEN_IN_SOURCE, today, today)
    return turn_of(
        book, outcome(Proposal(Act.NEW_PERIOD, CODE, value="2", starts_on=date(2026, 9, 1)), grounds, book)
    )


def told(began: str = BEGAN) -> Reckoned:
    today = timezone.localdate()
    return reckon("deadline", {"id": "tc392_other", "from": began}, rule_book(today), today, Language.KY)


def put(contact: Contact, began: str = BEGAN) -> ContactAnswer:
    return put_answer(contact, told(began), by=contact.recorded_by, at=timezone.now())


def close(contact: Contact, caller: Caller | None = None) -> Contact:
    said = {"stated": "-", "note": ""}
    filled = ContactRecord(Language.KY, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, said, violence=Screening.NO)
    return close_contact(contact, filled, by=contact.recorded_by, at=timezone.now(), caller=caller)


def source() -> Source:
    found = source_named("ANSWER")
    assert found is not None
    return found


def test_a_change_lists_what_was_told_and_what_is_true_now(call: Contact, erkin: User, turn: Turn) -> None:
    answer = put(call)
    close(call)
    (line,) = source().lines(erkin, turn, "").lines
    assert source().total(erkin, turn) == Total(1, 1, sooner=1)
    assert (line.key, line.within, line.name, line.moved) == (
        answer.pk,
        call.pk,
        spoken(call.reference),
        True,
    )
    assert ("2027" in line.before, "2026" in line.after) == (True, True)


def test_a_change_of_another_row_does_not_ask_for_it(call: Contact, erkin: User) -> None:
    put(call)
    book = rule_book(timezone.localdate())
    fee = book.periods("deadlines.tc392_wages")[-1]
    nothing = turn_of(book, [fee])
    assert source().total(erkin, nothing) == Total(0, 0)


def test_in_clear_stands_no_day_and_no_sum(call: Contact) -> None:
    answer = put(call)
    row = Dependence.objects.get()
    assert (row.rule, row.started_on, row.amount, row.due_on, row.due_amount) == (
        "deadline",
        None,
        None,
        None,
        None,
    )
    assert Use.objects.filter(dependence=row, code=CODE).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_told FROM contacts_contactanswer")
        (sealed,) = cursor.fetchone()
    assert BEGAN.encode() not in bytes(sealed)
    assert open_json(call.key, answer_place(answer.pk), answer.sealed_told)["given"]["from"] == BEGAN


def test_put_twice_it_stands_once_and_another_beside_it(call: Contact) -> None:
    assert put(call).pk == put(call).pk
    put(call, "2026-10-02")
    assert (ContactAnswer.objects.count(), Dependence.objects.count()) == (2, 2)
    assert Entry.objects.filter(verb="contact.answer_put").count() == 2


def test_nobody_puts_anything_into_a_closed_contact_or_takes_it_out(call: Contact) -> None:
    answer = put(call)
    closed = close(call)
    with pytest.raises(AlreadyClosed):
        put(closed, "2026-10-02")
    with pytest.raises(AlreadyClosed):
        drop_answer(answer, by=call.recorded_by, at=timezone.now())
    assert ContactAnswer.objects.count() == 1


def test_no_contact_holds_more_than_it_may(call: Contact, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(putting, "MOST_ANSWERS", 1)
    put(call)
    assert put(call)
    with pytest.raises(TooManyAnswers):
        put(call, "2026-10-02")


def test_what_is_taken_out_or_thrown_away_leaves_nothing(call: Contact, erkin: User) -> None:
    drop_answer(put(call), by=erkin, at=timezone.now())
    assert (ContactAnswer.objects.count(), Dependence.objects.count()) == (0, 0)
    put(call)
    discard_contact(call, by=erkin, at=timezone.now())
    assert (ContactAnswer.objects.count(), Dependence.objects.count(), Use.objects.count()) == (0, 0, 0)


def test_a_call_that_holds_an_answer_is_not_taken_up_for_another_caller(call: Contact, erkin: User) -> None:
    put(call)
    assert begin_contact(Channel.PHONE, by=erkin, at=timezone.now()).pk != call.pk


def test_the_answer_goes_along_into_a_new_file_and_is_gone_with_the_person(
    call: Contact, erkin: User, farida: User, turn: Turn
) -> None:
    put(call)
    closed = close(call, Caller(identity=Identity(name="Азамат")))
    ((_answer, kept),) = answers_of(closed)
    assert kept == told()
    assert closed.person is not None
    erase_person(closed.person, by=farida, at=timezone.now())
    closed = Contact.objects.select_related("key").get(pk=closed.pk)
    assert answers_of(closed) == []
    assert (Dependence.objects.count(), Use.objects.count()) == (0, 0)
    assert source().total(erkin, turn) == Total(0, 0)
    assert source().lines(erkin, turn, "").lines == []


def test_who_may_not_read_contacts_of_others_is_told_their_number(
    erkin: User, amina: User, bayani: User, turn: Turn
) -> None:
    for by in (erkin, bayani):
        put(start_contact(Channel.PHONE, by=by, at=timezone.now()))
    assert source().total(erkin, turn) == Total(2, 2, sooner=2)
    assert [len(source().lines(user, turn, "").lines) for user in (erkin, amina)] == [1, 2]


def test_another_centre_and_the_network_are_told_nothing(
    call: Contact, chen: User, dalia: User, turn: Turn
) -> None:
    put(call)
    with for_centre(chen.centre_id):
        assert source().total(chen, turn) == Total(0, 0)
        assert source().lines(chen, turn, "").lines == []
    with for_centre(None):
        assert source().total(dalia, turn) == Total(0, 0)


def test_whoever_looks_at_the_list_is_written_down(call: Contact, amina: User, turn: Turn) -> None:
    put(call)
    source().total(amina, turn)
    assert not Reading.objects.filter(verb="contact.answer_read").exists()
    source().lines(amina, turn, "")
    assert Reading.objects.filter(verb="contact.answer_read", by_id=amina.pk).count() == 1


def test_pages_follow_one_another(erkin: User, turn: Turn) -> None:
    keys: set[UUID] = set()
    for number in range(PAGE_LINES + 2):
        call = start_contact(Channel.PHONE, by=erkin, at=timezone.now())
        keys.add(put(call, f"2026-10-{number + 1:02d}").pk)
    first = source().lines(erkin, turn, "")
    second = source().lines(erkin, turn, first.next_place)
    assert {line.key for page in (first, second) for line in page.lines} == keys
    assert (len(first.lines), len(second.lines), second.next_place) == (PAGE_LINES, 2, "")
