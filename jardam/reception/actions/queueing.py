"""The walk-in queue: a number is given out, called, and ended."""

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.kernel.languages import Language
from jardam.kernel.moments import cut_to_minute
from jardam.reception.actions.records import AdviserBusy, AlreadyMoved, Entry, NobodyFits
from jardam.reception.models import Adviser, DoorSetting, Ticket
from jardam.reception.rules.moves import AFTER_PLACE, IN_QUEUE, Place
from jardam.reception.rules.order import next_for
from jardam.reception.rules.waits import rounded_wait


@recorded
def take_ticket(entry: Entry, *, by: User, at: datetime) -> Ticket:
    """Give out the next number of the day. The door's row is locked, so no number is given out twice."""
    assert by.centre is not None
    DoorSetting.objects.get_or_create(centre=by.centre)
    DoorSetting.objects.select_for_update().get(centre=by.centre)
    today = timezone.localdate(at, by.centre.zone)
    last = Ticket.objects.filter(centre=by.centre, on_day=today).aggregate(n=Max("number"))["n"] or 0
    ticket: Ticket = Ticket.objects.create(
        centre=by.centre,
        number=last + 1,
        on_day=today,
        came_at=cut_to_minute(at),
        language=entry.asked.language.value,
        wish=entry.asked.wish.value,
        block=entry.block,
        urgency=entry.urgency.value,
    )
    record("ticket.taken", ticket, by=by, at=at, number=ticket.number)
    tell(by.centre.pk)
    return ticket


@recorded
def call_next(adviser: Adviser, *, by: User, at: datetime) -> Ticket:
    """Call whoever is next for this adviser, in the fair order.

    Errors: AdviserBusy, while the number called last is with them; NobodyFits.
    """
    centre_id, today = adviser.centre_id, timezone.localdate(at, adviser.centre.zone)
    locked = Adviser.objects.select_for_update(of=("self",)).select_related("user")
    found = locked.get(centre_id=centre_id, pk=adviser.pk)
    queue = Ticket.objects.filter(centre_id=centre_id).in_queue(today)
    if queue.filter(adviser=found).exists():
        raise AdviserBusy(str(adviser.pk))
    waiting = list(queue.filter(place=Place.WAITING).select_for_update(of=("self",)).order_by("number"))
    first = next_for(found.offering, [ticket.waiting for ticket in waiting])
    if first is None:
        raise NobodyFits(str(adviser.pk))
    ticket: Ticket = next(ticket for ticket in waiting if ticket.number == first.number)
    ticket.place, ticket.adviser = Place.CALLED, found
    ticket.waited_minutes = rounded_wait(at - first.came_at)
    ticket.save(update_fields=["place", "adviser", "waited_minutes"])
    record("ticket.called", ticket, by=by, at=at, number=ticket.number)
    tell(centre_id)
    return ticket


@recorded
def move_ticket(ticket: Ticket, wanted: Place, *, by: User, at: datetime) -> Ticket:
    """Seen, left, or back into the queue at the old place. Errors: AlreadyMoved."""
    found = _locked(ticket)
    if wanted not in AFTER_PLACE.get(Place(found.place), frozenset()):
        raise AlreadyMoved(str(ticket.pk))
    if wanted is Place.WAITING:
        found.place, found.adviser, found.waited_minutes = Place.WAITING, None, None
    else:
        end_ticket(found, wanted)
    found.save(update_fields=["place", "adviser", "waited_minutes", "came_at"])
    record("ticket.moved", found, by=by, at=at, place=wanted)
    tell(found.centre_id)
    return found


@recorded
def say_language(ticket: Ticket, language: Language, *, by: User, at: datetime) -> Ticket:
    """Somebody found out what is spoken: only now can the number be called. Errors: AlreadyMoved."""
    found = _locked(ticket)
    if found.place not in IN_QUEUE:
        raise AlreadyMoved(str(ticket.pk))
    found.language = language.value
    found.save(update_fields=["language"])
    record("ticket.moved", found, by=by, at=at, language=language)
    tell(found.centre_id)
    return found


def end_ticket(ticket: Ticket, place: Place) -> None:
    """At an end only the day stays. The caller saves."""
    ticket.place, ticket.came_at = place, None


def _locked(ticket: Ticket) -> Ticket:
    rows = Ticket.objects.select_for_update(of=("self",))
    found: Ticket = rows.get(centre_id=ticket.centre_id, pk=ticket.pk)
    return found
