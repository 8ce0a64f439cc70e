"""A slot from the first minute to the end: held, booked, arrived, ended.

Whoever changes what an adviser has taken locks the adviser's row first, so two operators cannot both be told
that a slot is theirs; the exclusion constraint of the table would refuse the second one anyway.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.live import tell
from jardam.followups.actions import meet_appointment_step
from jardam.kernel.ids import day_uuid
from jardam.reception.actions.records import (
    AlreadyMoved,
    Booking,
    HoldGone,
    MoveRefused,
    NoteRefused,
    NotOffered,
    SlotTaken,
)
from jardam.reception.actions.wishing import meet_wish
from jardam.reception.models import Adviser, Appointment
from jardam.reception.rules.fitting import Asked, fits
from jardam.reception.rules.moves import HOLD_SECONDS, OPEN, State, refused_move
from jardam.reception.rules.slots import Span
from jardam.reception.slots import Slot, door_of, free_on
from jardam.vault.actions import discard_file_key, held_key, new_file_key
from jardam.vault.models import FileKey
from jardam.vault.sealing import Place, seal_json

NOTE_SCHEMA = 1
NOTE = "note"
ENDED = ("state", "starts_at", "ends_at", "held_until_at", "key", "sealed_note")


def note_place(appointment_id: UUID) -> Place:
    return Place("reception_appointment", appointment_id, "note", NOTE_SCHEMA)


@recorded
def hold(slot: Slot, asked: Asked, *, contact: Contact | None = None, by: User, at: datetime) -> Appointment:
    """Keep a slot for one minute while somebody is asked whether it suits. One person holds one slot.

    Errors: NotOffered, when it does not fit what was asked or is no slot; SlotTaken, when somebody was faster.
    """
    adviser = _locked_adviser(slot.adviser)
    _drop_holds(adviser, by, at)
    _check_offered(adviser, slot.span, asked, at)
    held = _new(adviser, slot.span, Booking(asked, contact), by=by, at=at)
    held.state, held.held_until_at = State.HELD, at + timedelta(seconds=HOLD_SECONDS)
    _insert(held)
    record("appointment.held", held, by=by, at=at)
    tell(held.centre_id)
    return held


@recorded
def book(slot: Slot, booking: Booking, *, by: User, at: datetime) -> Appointment:
    """Promise a slot. Works from a hold of one's own, also one that ran out while nobody took the slot.

    Errors: NotOffered; SlotTaken; NoteRefused, when the person's file is closed to all but named people.
    """
    adviser = _locked_adviser(slot.adviser)
    held = _own_hold(adviser, slot.span, by)
    _drop_holds(adviser, by, at, kept=held)
    if held is None:
        _check_offered(adviser, slot.span, booking.asked, at)
    elif not fits(adviser.offering, booking.asked):
        raise NotOffered(str(adviser.pk))
    booked = _new(adviser, slot.span, booking, by=by, at=at)
    if held is not None:
        held.delete()
    _seal_note(booked, booking)
    _insert(booked)
    record("appointment.booked", booked, by=by, at=at, on=booked.on_day)
    if booking.contact is not None:
        meet_wish(booking.contact)
        meet_appointment_step(booking.contact, by=by, at=at)
    tell(booked.centre_id)
    return booked


@recorded
def release(held: Appointment, *, by: User, at: datetime) -> None:
    """Give a held slot back before its minute is over. Errors: HoldGone."""
    found = _locked_open(held)
    if found.state != State.HELD:
        raise HoldGone(str(held.pk))
    record("appointment.released", found, by=by, at=at)
    found.delete()
    tell(held.centre_id)


@recorded
def move(appointment: Appointment, wanted: State, *, by: User, at: datetime) -> Appointment:
    """Arrived, seen, not come or cancelled. At an end only the day stays. Errors: AlreadyMoved; MoveRefused."""
    found = _locked_open(appointment)
    grace = door_of(found.centre).grace_minutes
    assert found.starts_at is not None
    refused = refused_move(State(found.state), wanted, found.starts_at, at, grace)
    if refused is not None:
        raise MoveRefused(refused)
    if wanted is State.ARRIVED:
        found.state = State.ARRIVED
        found.save(update_fields=["state"])
        record("appointment.arrived", found, by=by, at=at)
    else:
        end(found, wanted)
        record("appointment.ended", found, by=by, at=at, state=wanted)
    tell(found.centre_id)
    return found


def end(appointment: Appointment, state: State) -> None:
    """Cut an open appointment to its day; the note goes, and its key with it unless it is the person's own."""
    key = appointment.key
    appointment.state, appointment.starts_at, appointment.ends_at = state, None, None
    appointment.held_until_at, appointment.key, appointment.sealed_note = None, None, None
    appointment.save(update_fields=[*ENDED])
    if key is not None and key.pk != _persons_key_id(appointment.contact):
        discard_file_key(key)


def _locked_adviser(adviser: Adviser) -> Adviser:
    """The row as it stands now, with hours and account; NotOffered when the head took them off the door."""
    rows = Adviser.objects.active().select_for_update(of=("self",)).select_related("user", "centre")
    found: Adviser | None = rows.filter(centre_id=adviser.centre_id, pk=adviser.pk).first()
    if found is None:
        raise NotOffered(str(adviser.pk))
    return found


def _locked_open(appointment: Appointment) -> Appointment:
    rows = Appointment.objects.select_for_update(of=("self",))
    found: Appointment = rows.select_related("centre", "key", "contact__person").get(
        centre_id=appointment.centre_id, pk=appointment.pk
    )
    if found.state not in OPEN:
        raise AlreadyMoved(str(appointment.pk))
    return found


def _own_hold(adviser: Adviser, span: Span, by: User) -> Appointment | None:
    held: Appointment | None = Appointment.objects.filter(
        centre_id=adviser.centre_id,
        adviser=adviser,
        state=State.HELD,
        booked_by=by,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
    ).first()
    return held


def _drop_holds(adviser: Adviser, by: User, at: datetime, *, kept: Appointment | None = None) -> None:
    """What ran out with this adviser, and whatever else the same person still held."""
    held = Appointment.objects.filter(centre_id=adviser.centre_id, state=State.HELD)
    over = held.filter(Q(booked_by=by) | Q(adviser=adviser, held_until_at__lte=at))
    (over.exclude(pk=kept.pk) if kept else over).delete()


def _check_offered(adviser: Adviser, span: Span, asked: Asked, at: datetime) -> None:
    if not fits(adviser.offering, asked):
        raise NotOffered(str(adviser.pk))
    day = span.starts_at.astimezone(adviser.centre.zone).date()
    if span not in [slot.span for slot in free_on(adviser.centre, adviser, day, now=at)]:
        taken = Appointment.objects.filter(centre_id=adviser.centre_id, adviser=adviser).taking(at)
        is_taken = taken.filter(starts_at__lt=span.ends_at, ends_at__gt=span.starts_at).exists()
        raise SlotTaken(str(adviser.pk)) if is_taken else NotOffered(str(adviser.pk))


def _new(adviser: Adviser, span: Span, booking: Booking, *, by: User, at: datetime) -> Appointment:
    zone = adviser.centre.zone
    return Appointment(
        id=day_uuid(),
        centre_id=adviser.centre_id,
        adviser=adviser,
        contact=booking.contact,
        state=State.BOOKED,
        on_day=span.starts_at.astimezone(zone).date(),
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        language=booking.asked.language.value,
        wish=booking.asked.wish.value,
        may_remind=booking.may_remind,
        booked_on=timezone.localdate(at, zone),
        booked_by=by,
    )


def _insert(appointment: Appointment) -> None:
    """Errors: SlotTaken, when the database itself says so."""
    try:
        with transaction.atomic():
            appointment.save(force_insert=True)
    except IntegrityError as error:
        raise SlotTaken(str(appointment.adviser_id)) from error


def _seal_note(appointment: Appointment, booking: Booking) -> None:
    """Under the person's key where there is a person, so that erasing them takes the note along."""
    if not booking.note:
        return
    key = _key_for(booking.contact, appointment.centre_id)
    appointment.key = key
    appointment.sealed_note = seal_json(key, note_place(appointment.id), {NOTE: booking.note})


def _key_for(contact: Contact | None, centre_id: UUID) -> FileKey:
    person = contact.person if contact else None
    if person is None:
        return new_file_key(centre_id)
    key = held_key(centre_id, person.key_id)
    if key.is_restricted or key.destroyed_on is not None:
        raise NoteRefused(str(person.pk))
    return key


def _persons_key_id(contact: Contact | None) -> UUID | None:
    key_id: UUID | None = contact.person.key_id if contact and contact.person else None
    return key_id
