"""Callers whose answer a change of the law touches are called back and told; that they were told is kept."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.choices import State
from jardam.contacts.models import Callback, Contact
from jardam.contacts.touching import touched_in
from jardam.database.live import tell
from jardam.kernel.languages import Language
from jardam.kernel.moments import cut_to_minute
from jardam.law.actions import note_told
from jardam.law.models import Change


@recorded
def ask_to_call(
    contact_ids: Iterable[UUID], change: Change, due_at: datetime, *, by: User, at: datetime
) -> int:
    """Put callbacks into the queue for those contacts that ``by`` may see; answers how many are new.

    Left out: whoever left no number with us, was erased, or is called back already. No message is left: nobody asked them.
    """
    waiting = Callback.objects.waiting().filter(contact=OuterRef("pk"), centre_id=OuterRef("centre_id"))
    seen = Contact.objects.visible_to(by).filter(pk__in=list(contact_ids), state=State.CLOSED)
    known = seen.filter(~Exists(waiting), person__isnull=False, person__erased_on=None)
    contacts = list(known.select_for_update(of=("self",)).order_by("pk"))
    moment = cut_to_minute(due_at)
    for contact in contacts:
        spoken = Language.RU.value if contact.language == Language.UNKNOWN else contact.language
        Callback.objects.create(
            centre_id=contact.centre_id,
            contact=contact,
            due_at=moment,
            due_on=timezone.localdate(moment),
            language=spoken,
            promised_by=by,
            change=change,
        )
        record("callback.asked", contact, by=by, at=at, number=change.number)
    if contacts:
        tell(contacts[0].centre_id)
    return len(contacts)


@recorded
def note_reached(callback: Callback, *, by: User, at: datetime) -> None:
    """Somebody was reached about a change of the law: they were told; part of ending the callback."""
    if callback.change is None:
        return
    codes = callback.change.rows.values_list("code", flat=True)
    for kind, keys in touched_in(callback.contact, codes).items():
        if keys:
            note_told(callback.change, kind, keys, by=by, at=at)
