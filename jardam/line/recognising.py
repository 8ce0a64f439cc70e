"""A number and an exchange's call id as keyed hashes, and what rests sealed of a call. Nothing here saves."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from jardam.centres.models import Centre
from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.line.models import LineCall, MissedCall
from jardam.line.rules.calls import Call
from jardam.line.rules.events import Event, EventKind
from jardam.vault.indexes import blind_index
from jardam.vault.sealing import Place, open_json

SCHEMA = 1


def told_place(call_id: UUID) -> Place:
    return Place("line_linecall", call_id, "told", SCHEMA)


def number_place(ticket_id: UUID) -> Place:
    return Place("line_missedcall", ticket_id, "number", SCHEMA)


def secret_place(door_id: UUID) -> Place:
    return Place("line_linedoor", door_id, "secret", SCHEMA)


def told_as(centre_id: UUID, call: str) -> bytes:
    """What stands for the exchange's id of a call, which often is the second of its beginning."""
    return blind_index(centre_id, "line_call", call)


def caller_of(centre_id: UUID, number: str) -> bytes:
    """What stands for a number on the line; another hash than in a person's file, so that the two do not meet."""
    return blind_index(centre_id, "line_caller", number)


def spelled(number: str, centre: Centre) -> str:
    """As it is dialled from everywhere; empty for what is no number (withheld, 'anonymous', an inner extension)."""
    try:
        return e164(number, centre.country)
    except NotAPhoneNumber:
        return ""


def packed(events: Iterable[Event]) -> dict[str, Any]:
    """The events of one call for sealing; its id is not among them."""
    return {"told": [[e.kind, e.at.isoformat(), e.number, e.digit, e.who, e.cause] for e in events]}


def told(call: LineCall) -> Call:
    """Everything that was told of a call that is not history yet."""
    return Call.of(
        _event(row) for row in open_json(call.key, told_place(call.pk), call.sealed_told or b"")["told"]
    )


def number_of(ticket: MissedCall) -> str:
    """The number of a waiting ticket; empty when it was withheld."""
    if ticket.sealed_number is None:
        return ""
    return str(open_json(ticket.key, number_place(ticket.pk), ticket.sealed_number)["number"])


def _event(row: Sequence[str]) -> Event:
    kind, at, number, digit, who, cause = row
    return Event("", EventKind(kind), datetime.fromisoformat(at), number, digit, who, cause)
