"""Missed calls: opened by the end of a call, returned, tried again, ended. The number goes when the ticket does."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.choices import State as ContactState
from jardam.contacts.models import Contact
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.moments import cut_to_minute
from jardam.line.actions.records import AlreadyEnded, AlreadyTaken, TooEarly
from jardam.line.models import LineCall, MissedCall
from jardam.line.recognising import caller_of, number_of, number_place
from jardam.line.rules.calls import UNANSWERED, Call
from jardam.line.rules.tickets import GIVING_UP, TicketEnd, TicketState, end_after_attempt, state_after
from jardam.vault.actions import discard_file_key, new_file_key
from jardam.vault.sealing import seal_json

JOINED = ("language", "calls", "missed_at", "missed_on", "has_voicemail", "has_asked_callback")
ENDED = ("state", "end", "ended_on", "missed_at", "sealed_number", "caller", "key")


def follow_call(call: LineCall, heard: Call, *, at: datetime) -> None:
    """A ticket for a call nobody took; none any more for one that was answered after all. Only inside an action.

    Without a number there is nobody to call back, unless a message was left at the exchange.
    """
    if heard.state in UNANSWERED and (heard.number or heard.has_voicemail):
        _join(call, heard, at)
    elif heard.answered:
        _leave(call, at)
        _reach(call, heard, at)


@recorded
def return_call(ticket: MissedCall, *, by: User, at: datetime) -> Contact:
    """Begin a contact with the number and the language of a missed call; it ends the ticket when it is closed.

    Errors: AlreadyTaken, while a colleague calls back; AlreadyEnded.
    """
    ticket = locked_ticket(ticket)
    going = ticket.contact
    if going is not None and going.state == ContactState.OPEN:
        if going.recorded_by_id != by.pk:
            raise AlreadyTaken(str(ticket.pk))
        return going  # type: ignore[no-any-return]
    contact = start_contact(Channel.PHONE, known=known(number_of(ticket), ticket.language), by=by, at=at)
    ticket.contact, ticket.owner = contact, by
    ticket.save(update_fields=["contact", "owner"])
    record("missed_call.returned", ticket, by=by, at=at)
    tell(ticket.centre_id)
    return contact


@recorded
def note_attempt(ticket: MissedCall, *, nth: int | None = None, by: User, at: datetime) -> MissedCall:
    """Nobody answered: back to the queue, or given up after the third attempt.

    ``nth``: which attempt the page speaks of, so that a second click does not count one attempt twice.
    Errors: AlreadyEnded; AlreadyTaken, when this attempt was written down already.
    """
    ticket = locked_ticket(ticket)
    if nth is not None and nth != ticket.attempts + 1:
        raise AlreadyTaken(str(ticket.pk))
    ticket.attempts += 1
    ticket.contact = None
    ticket.save(update_fields=["attempts", "contact"])
    record("missed_call.tried", ticket, by=by, at=at, attempts=ticket.attempts)
    end = end_after_attempt(ticket.attempts)
    tell(ticket.centre_id)
    return end_ticket(ticket, end, by=by, at=at) if end else ticket


@recorded
def give_up(ticket: MissedCall, reason: TicketEnd, *, by: User, at: datetime) -> MissedCall:
    """Before the third attempt only for a reason that no further attempt would change. Errors: TooEarly; AlreadyEnded."""
    if reason not in GIVING_UP:
        raise TooEarly(reason)
    return end_ticket(ticket, reason, by=by, at=at)


@recorded
def end_ticket(ticket: MissedCall, end: TicketEnd, *, by: User | None, at: datetime) -> MissedCall:
    """Over: the number, its hash and its key go, and only the day stays. Errors: AlreadyEnded."""
    ticket = locked_ticket(ticket)
    key = ticket.key
    ticket.state, ticket.end, ticket.ended_on = state_after(end), end, timezone.localdate(at)
    ticket.missed_at = ticket.sealed_number = ticket.caller = ticket.key = None
    ticket.save(update_fields=ENDED)
    if key is not None:
        discard_file_key(key)
    record("missed_call.ended", ticket, by=by, at=at, end=end)
    tell(ticket.centre_id)
    return ticket


def known(number: str, language: str) -> dict[str, Any]:
    """What a page of a call begins with, in the names of its fields."""
    return {"phone": number, "language": language}


def locked_ticket(ticket: MissedCall) -> MissedCall:
    """The contact is read after the lock: joined, it would be as it stood before a colleague's was waited for."""
    found: MissedCall = (
        MissedCall.objects.select_for_update(of=("self",))
        .select_related("key")
        .get(centre_id=ticket.centre_id, pk=ticket.pk)
    )
    if found.state != TicketState.WAITING:
        raise AlreadyEnded(str(ticket.pk))
    return found


def _join(call: LineCall, heard: Call, at: datetime) -> None:
    """Into the ticket of this number that waits, or a new one; a call that has its ticket stays in it."""
    ticket = call.ticket if call.ticket_id else _waiting_or_new(call, heard, at)
    ticket = MissedCall.objects.select_for_update(of=("self",)).get(centre_id=call.centre_id, pk=ticket.pk)
    call.ticket = ticket
    if ticket.state != TicketState.WAITING:
        return
    ticket.missed_at = min(ticket.missed_at, cut_to_minute(heard.rang_at))
    ticket.missed_on = min(ticket.missed_on, call.rang_on)
    if call.language != Language.UNKNOWN:
        ticket.language = call.language
    ticket.has_voicemail = ticket.has_voicemail or heard.has_voicemail
    ticket.has_asked_callback = ticket.has_asked_callback or heard.wishes_callback
    ticket.calls = _others(call, ticket) + 1
    ticket.save(update_fields=JOINED)


def _waiting_or_new(call: LineCall, heard: Call, at: datetime) -> MissedCall:
    caller = caller_of(call.centre_id, heard.number) if heard.number else None
    waiting = MissedCall.objects.waiting().filter(centre_id=call.centre_id, caller=caller)
    # locked here: a ticket that ends while it is waited for no longer waits, and would swallow the call
    found: MissedCall | None = waiting.select_for_update(of=("self",)).first() if caller else None
    if found is not None:
        return found
    ticket = MissedCall(
        id=day_uuid(),
        centre_id=call.centre_id,
        missed_at=cut_to_minute(heard.rang_at),
        missed_on=call.rang_on,
        caller=caller,
    )
    if heard.number:
        ticket.key = new_file_key(call.centre_id)
        sealed = {"number": heard.number}
        ticket.sealed_number = seal_json(ticket.key, number_place(ticket.pk), sealed)
    MissedCall.objects.bulk_create([ticket], ignore_conflicts=True)
    made: MissedCall = ticket if caller is None else waiting.get()
    if made.pk == ticket.pk:
        record("missed_call.opened", ticket, by=None, at=at)
    elif ticket.key is not None:
        discard_file_key(ticket.key)
    return made


def _leave(call: LineCall, at: datetime) -> None:
    """Late news: somebody had answered. A ticket in which no other call is left was none."""
    ticket, call.ticket = call.ticket, None
    if ticket is None:
        return
    ticket = MissedCall.objects.select_for_update(of=("self",)).get(centre_id=call.centre_id, pk=ticket.pk)
    ticket.calls = _others(call, ticket)
    ticket.save(update_fields=["calls"])
    if ticket.state == TicketState.WAITING and not ticket.calls:
        end_ticket(ticket, TicketEnd.NOT_MISSED, by=None, at=at)


def _reach(call: LineCall, heard: Call, at: datetime) -> None:
    """Whoever was missed before, and is talking now, need not be called back."""
    if not heard.number or heard.answered is None:
        return
    caller = caller_of(call.centre_id, heard.number)
    missed = MissedCall.objects.waiting().filter(centre_id=call.centre_id, caller=caller)
    ticket = missed.filter(missed_at__lte=heard.answered.at).first()
    if ticket is not None:
        end_ticket(ticket, TicketEnd.CALLED_AGAIN, by=None, at=at)


def _others(call: LineCall, ticket: MissedCall) -> int:
    unanswered = LineCall.objects.filter(centre_id=call.centre_id, ticket=ticket, state__in=UNANSWERED)
    return unanswered.exclude(pk=call.pk).count()
