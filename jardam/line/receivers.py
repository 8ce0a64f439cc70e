"""What this room does when a contact is closed: the missed call that it returned ends, or waits for another attempt."""

from datetime import datetime
from typing import Any

from jardam.centres.models import User
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.kernel.languages import Language
from jardam.line.actions.remembering import remember
from jardam.line.actions.tickets import end_ticket, note_attempt
from jardam.line.models import LineCall, MissedCall
from jardam.line.recognising import told
from jardam.line.rules.tickets import NOT_REACHED, TicketEnd


def follow_contact(contact: Contact, by: User, at: datetime, **_signal: Any) -> None:
    if contact.channel != Channel.PHONE:
        return
    _end_missed(contact, by, at)
    _remember(contact, at)


def _end_missed(contact: Contact, by: User, at: datetime) -> None:
    ticket = MissedCall.objects.waiting().filter(centre_id=contact.centre_id, contact=contact).first()
    if ticket is None:
        return
    if contact.kind in NOT_REACHED:
        note_attempt(ticket, by=by, at=at)
    else:
        end_ticket(ticket, TicketEnd.RETURNED, by=by, at=at)


def _remember(contact: Contact, at: datetime) -> None:
    """What was spoken is better known than what was pressed."""
    of_contact = LineCall.objects.filter(centre_id=contact.centre_id, contact=contact, key__isnull=False)
    call = of_contact.select_related("key", "centre").first()
    if call is not None:
        remember(call.centre, told(call).number, Language(contact.language), at=at)
