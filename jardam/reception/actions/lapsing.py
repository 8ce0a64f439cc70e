"""The night at the door: what nobody ended is ended as such, so that no moment outlives its day."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.reception.actions.booking import end
from jardam.reception.actions.queueing import end_ticket
from jardam.reception.models import Appointment, Ticket
from jardam.reception.rules.moves import IN_QUEUE, PROMISED, Place, State

LAPSED_AT_ONCE = 200


def lapse_everywhere(at: datetime) -> None:
    """One centre after the other, each in its own name and transaction: the worker's round."""
    for centre in Centre.objects.order_by("pk"):
        with for_centre(centre.pk):
            lapse_before(centre, at=at)


@recorded
def lapse_before(centre: Centre, *, at: datetime) -> int:
    """End what is still open of earlier days, and drop holds that ran out. Safe to do twice; returns how many."""
    today = timezone.localdate(at, centre.zone)
    Appointment.objects.filter(centre=centre, state=State.HELD, held_until_at__lte=at).delete()
    promised = Appointment.objects.filter(centre=centre, state__in=PROMISED, on_day__lt=today)
    locked = promised.select_for_update(of=("self",), skip_locked=True)
    forgotten = list(locked.select_related("key", "contact__person").order_by("pk")[:LAPSED_AT_ONCE])
    for appointment in forgotten:
        end(appointment, State.LAPSED)
        record("appointment.ended", appointment, by=None, at=at, state=State.LAPSED)
    tickets = Ticket.objects.filter(centre=centre, place__in=IN_QUEUE, on_day__lt=today)
    left = list(tickets.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:LAPSED_AT_ONCE])
    for ticket in left:
        end_ticket(ticket, Place.LAPSED)
        ticket.save(update_fields=["place", "came_at"])
        record("ticket.moved", ticket, by=None, at=at, place=Place.LAPSED)
    return len(left) + len(forgotten)
