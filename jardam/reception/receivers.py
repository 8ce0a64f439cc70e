"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.contacts.models import Contact
from jardam.database.written import Written
from jardam.people.models import Person
from jardam.reception.actions import note_place
from jardam.reception.models import Appointment
from jardam.vault.actions import Move, discard_file_key
from jardam.vault.restricted import Opener
from jardam.vault.sealing import open_json, seal_json

_NOTES = Written[Appointment](
    lambda *, centre_id, contact_id, key_id: (
        Appointment.objects.filter(centre_id=centre_id, contact_id=contact_id, sealed_note__isnull=False)
        .exclude(key_id=key_id)
        .select_for_update(of=("self",))
        .select_related("key")
    )
)
"""Notes on what was booked in a contact that do not lie under this key. Asked at every closing: written once."""


def bring_notes_home(contact: Contact, opener: Opener | None, **_signal: Any) -> None:
    """Whoever was booked during the call has a file now: the note lies under its key, and is closed and erased with it."""
    if contact.person_id is None:
        return
    booked = _NOTES.rows(centre_id=contact.centre_id, contact_id=contact.pk, key_id=contact.key_id)
    for appointment in booked:
        before, place = appointment.key, note_place(appointment.id)
        note = open_json(before, place, bytes(appointment.sealed_note or b""))
        appointment.key = contact.key
        appointment.sealed_note = seal_json(contact.key, place, note, opener=opener)
        appointment.save(update_fields=["key", "sealed_note"])
        discard_file_key(before)


def take_notes_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: notes that lie under its key move along."""
    sealed = Appointment.objects.filter(
        centre_id=person.centre_id, key_id=person.key_id, sealed_note__isnull=False
    )
    for appointment in sealed.select_for_update(of=("self",)):
        appointment.sealed_note = move(note_place(appointment.id), bytes(appointment.sealed_note or b""))
        appointment.save(update_fields=["sealed_note"])
