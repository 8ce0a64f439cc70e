"""Callers whose answer a change of the law touches are called back and told; that they were told is kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
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
from jardam.people.choices import IndexKind
from jardam.people.models import PersonIndex


@recorded
def ask_to_call(
    contact_ids: Iterable[UUID], change: Change, due_at: datetime, *, by: User, at: datetime
) -> int:
    """Put callbacks into the queue for those contacts that ``by`` may see; answers how many are new.

    Left out: whoever left no number with us, was erased, or is called back already. No message is left: nobody asked them.
    """
    seen = Contact.objects.visible_to(by).filter(pk__in=list(contact_ids), state=State.CLOSED)
    reachable = seen.filter(Exists(_numbers()), person__erased_on=None)
    locked = list(reachable.select_for_update(of=("self",)).order_by("pk"))
    waiting = set(_called_back(locked, by))
    contacts = [contact for contact in locked if contact.pk not in waiting]
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


def _numbers() -> QuerySet[PersonIndex]:
    """Under which the person of a contact is found again; nobody's identity is opened for it."""
    return PersonIndex.objects.filter(
        centre_id=OuterRef("centre_id"), person=OuterRef("person"), kind=IndexKind.PHONE
    )


def _called_back(contacts: Sequence[Contact], by: User) -> Iterable[UUID]:
    """Which of these wait for a callback: a statement of its own after the lock, so that it sees what a second click put."""
    waiting = Callback.objects.waiting().filter(centre_id=by.centre_id, contact__in=contacts)
    return waiting.values_list("contact", flat=True)


@recorded
def note_reached(callback: Callback, *, by: User, at: datetime) -> None:
    """Somebody was reached about a change of the law: they were told; part of ending the callback."""
    if callback.change is None:
        return
    codes = callback.change.rows.values_list("code", flat=True)
    for kind, keys in touched_in(callback.contact, codes).items():
        if keys:
            note_told(callback.change, kind, keys, by=by, at=at)
