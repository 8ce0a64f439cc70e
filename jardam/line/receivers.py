"""What this room does when a contact is closed: the missed call that it returned ends, or waits for another attempt."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import connection

from jardam.centres.models import User
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.kernel.languages import Language
from jardam.line.actions.records import AlreadyEnded
from jardam.line.actions.remembering import remember
from jardam.line.actions.tickets import end_ticket, note_attempt
from jardam.line.models import LineCall, MissedCall
from jardam.line.recognising import told
from jardam.line.rules.tickets import NOT_REACHED, TicketEnd, TicketState

# One statement for the many contacts that have nothing to do with the line: saving one is counted in statements.
_LINKED = """
    SELECT 'ticket', id FROM line_missedcall WHERE centre_id = %(centre)s AND contact_id = %(contact)s AND state = %(waits)s
    UNION ALL
    SELECT 'call', id FROM line_linecall WHERE centre_id = %(centre)s AND contact_id = %(contact)s AND key_id IS NOT NULL
"""


def follow_contact(contact: Contact, by: User, at: datetime, **_signal: Any) -> None:
    if contact.channel != Channel.PHONE:
        return
    with connection.cursor() as cursor:
        words: dict[str, Any] = {
            "centre": contact.centre_id,
            "contact": contact.pk,
            "waits": TicketState.WAITING.value,
        }
        cursor.execute(_LINKED, words)
        linked = dict(cursor.fetchall())
    if "ticket" in linked:
        ticket = MissedCall.objects.get(centre_id=contact.centre_id, pk=linked["ticket"])
        _come_back(ticket, contact, by, at)
    if "call" in linked:
        calls = LineCall.objects.select_related("key", "centre")
        _remember(calls.get(centre_id=contact.centre_id, pk=linked["call"]), contact, at)


def _come_back(ticket: MissedCall, contact: Contact, by: User, at: datetime) -> None:
    """What the contact says of the missed call; nothing where the caller rang again and so ended it meanwhile."""
    with suppress(AlreadyEnded):
        if contact.kind in NOT_REACHED:
            note_attempt(ticket, by=by, at=at)
        else:
            end_ticket(ticket, TicketEnd.RETURNED, by=by, at=at)


def _remember(call: LineCall, contact: Contact, at: datetime) -> None:
    """What was spoken is better known than what was pressed."""
    remember(call.centre, told(call).number, Language(contact.language), at=at)
