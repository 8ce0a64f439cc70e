"""One of everything at the door of a centre: an adviser, hours, closed days, appointments, a number, a wish."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.kernel.languages import Language
from jardam.reception.actions import (
    Booking,
    Entry,
    Ways,
    add_adviser,
    book,
    close_days,
    hold,
    move,
    note_wish,
    open_hours,
    take_ticket,
)
from jardam.reception.models import Adviser, Appointment
from jardam.reception.rules.fitting import Asked
from jardam.reception.rules.moves import State
from jardam.reception.rules.slots import Hours
from jardam.reception.slots import slots_for

ASKED = Asked(Language.KY)


@dataclass(frozen=True, slots=True)
class Door:
    adviser: UUID
    hours: UUID
    closure: UUID
    booked: UUID
    ended: UUID
    held: UUID
    ticket: UUID
    wish: UUID


def door_of(adviser_user: User, contact: Contact, *, by: User, holder: User, at: datetime) -> Door:
    """A door that is open at every hour. ``holder``: who holds a slot there."""
    adviser_user.languages = [ASKED.language.value]
    adviser_user.save(update_fields=["languages"])
    adviser = add_adviser(adviser_user, Ways(sex="F", room="2"), by=by, at=at)
    open_hours(adviser, [Hours(day, 0, 1440, 30) for day in range(7)], by=by, at=at)
    far = timezone.localdate(at) + timedelta(days=300)
    closure = close_days(adviser.centre, far, far, adviser, by=by, at=at)
    booked, ended = (_booked(adviser, contact, by, at) for _ in "ab")
    move(ended, State.CANCELLED, by=by, at=at)
    ticket = take_ticket(Entry(Asked(Language.UZ)), by=by, at=at)  # of whom this adviser is no help
    return Door(
        adviser=adviser.pk,
        hours=adviser.hours.order_by("weekday").first().pk,
        closure=closure.pk,
        booked=booked.pk,
        ended=ended.pk,
        held=held_by(holder, adviser.pk, at=at),
        ticket=ticket.pk,
        wish=note_wish(contact, ASKED, by=by, at=at).pk,
    )


def held_by(user: User, adviser_id: UUID, *, at: datetime) -> UUID:
    """A slot that this person holds, at the door of that adviser."""
    adviser = Adviser.objects.select_related("centre").get(centre_id=user.centre_id, pk=adviser_id)
    slot = slots_for(adviser.centre, ASKED, timezone.localdate(at), now=at)[0]
    return hold(slot, ASKED, by=user, at=at).pk


def _booked(adviser: Adviser, contact: Contact, by: User, at: datetime) -> Appointment:
    slot = slots_for(adviser.centre, ASKED, timezone.localdate(at), now=at)[0]
    return book(slot, Booking(ASKED, contact), by=by, at=at)
