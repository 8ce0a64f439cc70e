"""From a free slot to a kept promise, and what stays of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from jardam.audit.models import Entry as AuditEntry
from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, close_contact
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person, erase_person
from jardam.people.rules.identity import Identity
from jardam.reception.actions import (
    AlreadyMoved,
    Booking,
    MoveRefused,
    NotOffered,
    SlotTaken,
    book,
    close_days,
    hold,
    lapse_before,
    move,
    note_wish,
    release,
    set_door,
)
from jardam.reception.choices import WishState
from jardam.reception.models import Adviser, Appointment, WaitingWish
from jardam.reception.queries import read_note
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.rules.moves import State
from jardam.reception.rules.slots import Span
from jardam.reception.slots import HORIZON_DAYS, Slot, slots_for
from jardam.reception.tests.conftest import IN_RUSSIAN, MONDAY, WOMAN_IN_UZBEK, Acting
from jardam.vault.models import FileKey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_moscow")]

MINUTE_LATER = MONDAY + timedelta(seconds=61)


@pytest.fixture
def in_moscow(bayani: User):
    with for_centre(bayani.centre_id):
        yield


def first_slot(asked: Asked = WOMAN_IN_UZBEK, *, of: Adviser) -> Slot:
    return slots_for(of.centre, asked, MONDAY.date(), now=MONDAY)[0]


def test_who_asks_for_a_woman_who_speaks_uzbek_is_offered_nobody_else(
    amina_sees: Adviser, erkin_sees: Adviser, erkin: User
) -> None:
    erkin.languages = ["UZ", "RU"]
    erkin.save(update_fields=["languages"])

    slots = slots_for(amina_sees.centre, WOMAN_IN_UZBEK, MONDAY.date(), now=MONDAY)

    assert {slot.adviser for slot in slots} == {amina_sees}
    assert len(slots) == 4 * HORIZON_DAYS


def test_an_unknown_language_is_offered_nothing(amina_sees: Adviser) -> None:
    assert slots_for(amina_sees.centre, Asked(Language.UNKNOWN), MONDAY.date(), now=MONDAY) == []


@pytest.mark.parametrize("asked", [Asked(Language.UZ, Wish.MAN), Asked(Language.KY, Wish.WOMAN)])
def test_what_was_not_offered_can_be_neither_held_nor_booked(
    amina_sees: Adviser, acting: Acting, asked: Asked
) -> None:
    slot = first_slot(of=amina_sees)
    with pytest.raises(NotOffered):
        hold(slot, asked, **acting)
    with pytest.raises(NotOffered):
        book(slot, Booking(asked), **acting)


def test_a_moment_that_is_no_slot_is_not_offered(amina_sees: Adviser, acting: Acting) -> None:
    early = Span(MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=40))
    with pytest.raises(NotOffered):
        hold(Slot(amina_sees, early), WOMAN_IN_UZBEK, **acting)


def test_a_held_slot_is_nobody_elses_for_a_minute(amina_sees: Adviser, acting: Acting, farida: User) -> None:
    slot = first_slot(of=amina_sees)
    hold(slot, WOMAN_IN_UZBEK, **acting)

    assert first_slot(of=amina_sees).span != slot.span
    with pytest.raises(SlotTaken):
        book(slot, Booking(WOMAN_IN_UZBEK), by=farida, at=MONDAY)
    assert book(slot, Booking(WOMAN_IN_UZBEK), by=farida, at=MINUTE_LATER).state == State.BOOKED


def test_a_hold_that_ran_out_still_books_when_nobody_was_faster(
    amina_sees: Adviser, acting: Acting, bayani: User
) -> None:
    held = hold(first_slot(of=amina_sees), WOMAN_IN_UZBEK, **acting)
    booked = book(
        Slot(amina_sees, Span(held.starts_at, held.ends_at)),
        Booking(WOMAN_IN_UZBEK),
        by=bayani,
        at=MINUTE_LATER,
    )
    assert list(Appointment.objects.all()) == [booked]


def test_one_person_holds_one_slot(amina_sees: Adviser, acting: Acting) -> None:
    first, second = slots_for(amina_sees.centre, IN_RUSSIAN, MONDAY.date(), now=MONDAY)[:2]
    hold(first, IN_RUSSIAN, **acting)
    held = hold(second, IN_RUSSIAN, **acting)
    assert list(Appointment.objects.all()) == [held]


def test_a_released_slot_is_free_again(amina_sees: Adviser, acting: Acting) -> None:
    slot = first_slot(of=amina_sees)
    release(hold(slot, WOMAN_IN_UZBEK, **acting), **acting)
    assert first_slot(of=amina_sees).span == slot.span


def test_the_database_itself_lets_no_adviser_be_twice_at_once(amina_sees: Adviser, acting: Acting) -> None:
    booked = book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK), **acting)
    booked.pk = None
    booked.id = booked._meta.pk.get_default()
    booked.starts_at += timedelta(minutes=10)
    booked.ends_at += timedelta(minutes=10)
    with pytest.raises(IntegrityError, match="appointment_adviser_not_twice_at_once"), transaction.atomic():
        booked.save(force_insert=True)


def test_only_the_day_stays_of_what_has_ended_and_the_note_is_gone(
    amina_sees: Adviser, acting: Acting, contact: Contact
) -> None:
    keys = FileKey.objects.count()
    booked = book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK, contact, note="ждёт сестра"), **acting)
    assert read_note(booked, **acting) == "ждёт сестра"
    move(booked, State.ARRIVED, **acting)
    seen = move(booked, State.SEEN, **acting)

    seen.refresh_from_db()
    assert (seen.starts_at, seen.ends_at, seen.sealed_note, seen.key) == (None, None, None, None)
    assert seen.on_day == MONDAY.date()
    assert FileKey.objects.count() == keys


def test_a_note_of_the_call_itself_goes_with_the_person_who_told_their_name(
    amina_sees: Adviser, contact: Contact, acting: Acting
) -> None:
    booked = book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK, contact, note="ждёт сестра"), **acting)
    own_key = booked.key_id
    filled = ContactRecord(Language.UZ, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, {"stated": "-"})
    closed = close_contact(contact, filled, caller=Caller(identity=Identity(name="Малика")), **acting)
    kept = Appointment.objects.select_related("key").get()
    assert read_note(kept, **acting) == "ждёт сестра"
    assert not FileKey.objects.filter(pk=own_key).exists()

    erase_person(closed.person, **acting)

    assert read_note(Appointment.objects.select_related("key").get(), **acting) is None


def test_the_note_lies_under_the_key_of_the_person_and_goes_with_it(
    amina_sees: Adviser, acting: Acting, contact: Contact
) -> None:
    contact.person = add_person(Identity(name="Дилноза"), **acting)
    contact.save(update_fields=["person"])
    booked = book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK, contact, note="-"), **acting)
    assert booked.key_id == contact.person.key_id

    erase_person(contact.person, **acting)

    assert read_note(Appointment.objects.select_related("key").get(), **acting) is None
    assert move(booked, State.CANCELLED, **acting).state == State.CANCELLED


def test_nobody_has_failed_to_come_before_the_grace_is_over(
    amina_sees: Adviser, acting: Acting, bayani: User, farida: User
) -> None:
    booked = book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK), **acting)
    set_door(bayani.centre, grace_minutes=20, is_closed_on_holidays=False, by=farida, at=MONDAY)
    with pytest.raises(MoveRefused):
        move(booked, State.NO_SHOW, by=bayani, at=booked.starts_at + timedelta(minutes=19))
    missed = move(booked, State.NO_SHOW, by=bayani, at=booked.starts_at + timedelta(minutes=20))
    assert missed.state == State.NO_SHOW
    with pytest.raises(AlreadyMoved):
        move(booked, State.SEEN, **acting)


def test_a_cancelled_slot_is_offered_again(amina_sees: Adviser, acting: Acting) -> None:
    slot = first_slot(of=amina_sees)
    move(book(slot, Booking(WOMAN_IN_UZBEK), **acting), State.CANCELLED, **acting)
    assert first_slot(of=amina_sees).span == slot.span


def test_closed_days_have_no_slots_and_what_was_booked_stays(
    amina_sees: Adviser, acting: Acting, farida: User
) -> None:
    booked = book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK), **acting)
    close_days(farida.centre, MONDAY.date(), MONDAY.date(), amina_sees, by=farida, at=MONDAY)
    assert first_slot(of=amina_sees).span.starts_at.date() == MONDAY.date() + timedelta(days=1)
    booked.refresh_from_db()
    assert booked.state == State.BOOKED


def test_what_nobody_wrote_down_lapses_at_night_and_is_no_no_show(
    amina_sees: Adviser, acting: Acting, moscow: object
) -> None:
    booked = book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK, note="x"), **acting)
    assert lapse_before(amina_sees.centre, at=MONDAY) == 0
    assert lapse_before(amina_sees.centre, at=MONDAY + timedelta(days=1)) == 1
    booked.refresh_from_db()
    assert (booked.state, booked.starts_at) == (State.LAPSED, None)


def test_whoever_is_booked_no_longer_waits_for_a_slot(
    amina_sees: Adviser, acting: Acting, contact: Contact
) -> None:
    note_wish(contact, WOMAN_IN_UZBEK, **acting)
    assert note_wish(contact, IN_RUSSIAN, **acting).language == "RU"
    book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK, contact), **acting)
    assert WaitingWish.objects.get().state == WishState.BOOKED


def test_what_is_written_down_names_codes_and_nobody(amina_sees: Adviser, acting: Acting) -> None:
    book(first_slot(of=amina_sees), Booking(WOMAN_IN_UZBEK, note="тайна"), **acting)
    entry = AuditEntry.objects.get(verb="appointment.booked")
    assert (entry.by, entry.detail) == (acting["by"], {"on": "2026-11-23"})
