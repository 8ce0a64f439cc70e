"""What must be true of everything that was saved, however often the house was killed in the middle."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from jardam.audit.heads import export_heads, witnessed
from jardam.audit.models import Entry
from jardam.audit.verifying import verify
from jardam.centres.models import Centre
from jardam.contacts.actions import narrative_place, read_draft
from jardam.contacts.choices import State
from jardam.contacts.models import Callback, Contact, ContactTopic
from jardam.database.scope import for_centre
from jardam.line.models import LineCall, LineDoor, MissedCall
from jardam.line.recognising import told, told_as
from jardam.people.actions import identity_place
from jardam.people.models import Person, PersonIndex
from jardam.vault.environment import witness_folder
from jardam.vault.models import FileKey
from jardam.vault.sealing import open_json

Acknowledged = Mapping[str, str]  # the contact's id: what was told in it


def faults(acknowledged: dict[str, Acknowledged]) -> list[str]:
    """``acknowledged``: the contacts whose end (``closed``) or draft (``kept``) a browser was told is saved, and
    the events of calls (``told``) of which the exchange was told so."""
    (centre,) = Centre.objects.all()
    with for_centre(centre.pk), transaction.atomic():
        return [
            *_lost(acknowledged),
            *_untold(centre, acknowledged["told"]),
            *_halves(),
            *_loose_keys(),
            *_audit_gaps(),
            *_broken_chains(),
        ]


def _lost(acknowledged: dict[str, Acknowledged]) -> Iterator[str]:
    contacts = {str(contact.pk): contact for contact in Contact.objects.select_related("key")}
    for contact_id, words in acknowledged["closed"].items():
        contact = contacts.get(contact_id)
        if contact is None or contact.state != State.CLOSED or _narrative(contact) != words:
            yield f"lost: the end of contact {contact_id}"
    for contact_id, words in acknowledged["kept"].items():
        contact = contacts.get(contact_id)
        if contact is None or (contact.state == State.OPEN and read_draft(contact).get("stated") != words):
            yield f"lost: the draft of contact {contact_id}"


def _untold(centre: Centre, acknowledged: Mapping[str, Any]) -> Iterator[str]:
    """``acknowledged``: by the exchange's id of a call, the kinds of events that were answered with 204."""
    for name, kinds in acknowledged.items():
        call = (
            LineCall.objects.select_related("key")
            .filter(centre=centre, told_as=told_as(centre.pk, name))
            .first()
        )
        kept = {event.kind for event in told(call).events} if call else set()
        if not kept >= set(kinds):
            yield f"lost: of call {name} the events {sorted(set(kinds) - kept)}"
        if call and "ENDED" in kept and call.has_number and call.ticket_id is None:
            yield f"half: call {name} has ended without a ticket"


def _narrative(contact: Contact) -> str:
    sealed = open_json(contact.key, narrative_place(contact.id), contact.sealed_narrative)
    return str(sealed["stated"])


def _halves() -> Iterator[str]:
    """Every closed contact here told of one topic, by somebody with a phone, and promised a callback."""
    closed = Contact.objects.filter(state=State.CLOSED).select_related("key", "person__key")
    for contact in closed:
        parts = [
            ContactTopic.objects.filter(contact=contact, centre=contact.centre).count(),
            Callback.objects.filter(contact=contact, centre=contact.centre).count(),
            PersonIndex.objects.filter(person=contact.person, centre=contact.centre).count(),
        ]
        if parts != [1, 1, 1] or not _identity(contact.person):
            yield f"half: contact {contact.pk} has {parts}"
    opened = Contact.objects.filter(state=State.OPEN).values("pk")
    for part in (ContactTopic, Callback):
        if part.objects.filter(contact_id__in=opened, centre__in=Centre.objects.all()).exists():
            yield f"half: an open contact has a {part.__name__}"
    if Person.objects.exclude(pk__in=closed.values("person_id")).exists():
        yield "half: a person whose contact was never closed"


def _identity(person: Person | None) -> bool:
    return person is not None and bool(
        open_json(person.key, identity_place(person.id), person.sealed_identity)
    )


def _loose_keys() -> Iterator[str]:
    """A key belongs to an open contact or to a person: another one is a file that nobody finds or erases."""
    owners = (Contact, Person, LineCall, MissedCall, LineDoor)
    held = {key for owner in owners for key in owner.objects.values_list("key_id", flat=True)}
    loose: set[UUID] = set(FileKey.objects.values_list("pk", flat=True)) - held
    if loose:
        yield f"loose keys: {len(loose)}"


def _audit_gaps() -> Iterator[str]:
    """No change without its entry, and no entry without its change. An empty contact may be begun twice."""
    things = models.Count("subject", distinct=True)
    written: dict[str, int] = dict(Entry.objects.values_list("verb").annotate(things))
    happened = {
        "contact.started": Contact.objects.count() + written.get("contact.discarded", 0),
        "contact.closed": Contact.objects.filter(state=State.CLOSED).count(),
        "line.rang": LineCall.objects.count(),
        "missed_call.opened": MissedCall.objects.count(),
        "person.added": Person.objects.count(),
    }
    for verb, number in happened.items():
        if written.get(verb, 0) != number:
            yield f"audit: {verb} is written of {written.get(verb, 0)} things and happened to {number}"


def _broken_chains() -> Iterator[str]:
    """Also against the heads that were signed at the last check: nothing since then may have gone back."""
    for verdict in verify(witnessed(witness_folder())):
        if verdict.fault is not None:
            yield f"chain {verdict.chain}: {verdict.fault}"
    export_heads(witness_folder(), on=timezone.localdate())
