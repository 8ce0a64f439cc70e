"""What the worker does with calls by the clock: end those the exchange forgot, and forget what is history."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.line.actions.events import locked_call, settle
from jardam.line.actions.tickets import end_ticket
from jardam.line.models import CallerLanguage, LineCall, MissedCall, Seat
from jardam.line.recognising import told
from jardam.line.rules.calls import CallState
from jardam.line.rules.events import Cause, Event, EventKind
from jardam.line.rules.tickets import TicketEnd
from jardam.vault.actions import discard_file_key

LONGEST_RING = timedelta(minutes=30)
LONGEST_TALK = timedelta(hours=4)
CALL_KEPT = timedelta(days=1)  # after its day: late events still find it
TICKET_KEPT = timedelta(days=30)
LANGUAGE_KEPT = timedelta(days=90)
SEAT_KEPT = timedelta(days=1)  # a shift of 24 hours crosses midnight once
BATCH = 500


def tidy_lines(at: datetime) -> None:
    """Walk through the centres, each in its own name and transaction. Safe to repeat, and to kill in the middle."""
    for centre in Centre.objects.order_by("pk"):
        with for_centre(centre.pk), transaction.atomic():
            end_forgotten(centre, at=at)
            forget_history(centre, at=at)


@recorded
def end_forgotten(centre: Centre, *, at: datetime) -> int:
    """End calls of whose end the exchange never told: nobody waits for half an hour, and the wall says who does."""
    rang_out = Q(state=CallState.RINGING, rang_at__lt=at - LONGEST_RING)
    talked_out = Q(state=CallState.TALKING, rang_at__lt=at - LONGEST_TALK)
    forgotten = LineCall.objects.filter(rang_out | talked_out, centre=centre).order_by("pk")[:BATCH]
    digests = list(forgotten.values_list("told_as", flat=True))
    for digest in digests:
        call = locked_call(centre.pk, bytes(digest))
        if call is not None and call.rang_at is not None:
            settle(call, told(call).hearing(Event("", EventKind.ENDED, at, cause=Cause.LOST)), at=at)
    return len(digests)


@recorded
def forget_history(centre: Centre, *, at: datetime) -> int:
    """Destroy what was told of calls that are over, tickets that waited in vain, old languages, left seats."""
    today = at.astimezone(centre.zone).date()
    over = LineCall.objects.filter(
        centre=centre, rang_at=None, key__isnull=False, rang_on__lt=today - CALL_KEPT
    )
    calls = list(over.select_for_update(of=("self",)).select_related("key").order_by("pk")[:BATCH])
    for call in calls:
        key, call.key, call.sealed_told = call.key, None, None
        call.save(update_fields=["key", "sealed_told"])
        discard_file_key(key)
    if calls:
        record("line.forgotten", centre, by=None, at=at, calls=len(calls))
    waited = MissedCall.objects.waiting().filter(centre=centre, missed_on__lt=today - TICKET_KEPT)
    for ticket in waited.order_by("pk")[:BATCH]:
        end_ticket(ticket, TicketEnd.TOO_OLD, by=None, at=at)
    CallerLanguage.objects.filter(centre=centre, heard_on__lt=today - LANGUAGE_KEPT).delete()
    Seat.objects.filter(centre=centre, seated_on__lt=today - SEAT_KEPT).delete()
    return len(calls)
