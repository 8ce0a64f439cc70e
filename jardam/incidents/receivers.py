"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.incidents.models import Incident
from jardam.incidents.sealing import PARTS, place_of
from jardam.people.models import Person
from jardam.vault.actions import Move


def take_incidents_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: what happened to them moves under the new key."""
    theirs = Incident.objects.filter(centre_id=person.centre_id, person=person)
    for incident in theirs.select_for_update(of=("self",)):
        for part in PARTS:
            sealed = getattr(incident, part)
            if sealed is not None:
                setattr(incident, part, move(place_of(incident.pk, part), bytes(sealed)))
        incident.save(update_fields=list(PARTS))
