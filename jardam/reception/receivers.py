"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.people.models import Person
from jardam.reception.actions import note_place
from jardam.reception.models import Appointment
from jardam.vault.actions import Move


def take_notes_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: notes that lie under its key move along."""
    sealed = Appointment.objects.filter(
        centre_id=person.centre_id, key_id=person.key_id, sealed_note__isnull=False
    )
    for appointment in sealed.select_for_update(of=("self",)):
        appointment.sealed_note = move(note_place(appointment.id), bytes(appointment.sealed_note))
        appointment.save(update_fields=["sealed_note"])
