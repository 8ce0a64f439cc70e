"""An operator takes a call: whoever presses first has it, and writes the contact of it."""

from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.database.live import tell
from jardam.line.actions.events import settle
from jardam.line.actions.records import AlreadyEnded, AlreadyTaken
from jardam.line.actions.tickets import known
from jardam.line.models import LineCall
from jardam.line.recognising import told
from jardam.line.rules.calls import UNANSWERED, CallState
from jardam.line.rules.events import Event, EventKind


@recorded
def take_call(call: LineCall, *, by: User, at: datetime) -> Contact:
    """Begin the contact of a call that rings, or of one that this person has answered at the telephone.

    Taking counts as the answer until the exchange tells of an earlier one. Number and language are on the page.
    Errors: AlreadyTaken; AlreadyEnded, when it rang out.
    """
    call = _locked(call)
    if call.contact_id is not None and call.contact.recorded_by_id == by.pk:
        return call.contact  # type: ignore[no-any-return]
    if call.contact_id is not None or call.answered_by_id not in {None, by.pk}:
        raise AlreadyTaken(str(call.pk))
    if call.sealed_told is None or call.state in UNANSWERED:
        raise AlreadyEnded(str(call.pk))
    heard = told(call)
    if heard.state is CallState.RINGING:
        heard = heard.hearing(Event("", EventKind.ANSWERED, max(at, heard.rang_at), who=by.username))
        settle(call, heard, at=at)
    contact = start_contact(Channel.PHONE, known=known(heard.number, call.language), by=by, at=at)
    call.contact, call.answered_by = contact, by
    call.save(update_fields=["contact", "answered_by"])
    record("line.taken", call, by=by, at=at)
    tell(call.centre_id)
    return contact


def _locked(call: LineCall) -> LineCall:
    """The contact is read after the lock: joined, it would be as it stood before a colleague's was waited for."""
    found: LineCall = (
        LineCall.objects.select_for_update(of=("self",))
        .select_related("key", "centre")
        .get(centre_id=call.centre_id, pk=call.pk)
    )
    return found
