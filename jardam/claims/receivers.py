"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.claims.models import Claim
from jardam.claims.sealing import counted_place, facts_place
from jardam.people.models import Person
from jardam.vault.actions import Move


def take_claims_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: what their claims say moves under the new key."""
    claims = Claim.objects.filter(centre_id=person.centre_id, case__person=person)
    for claim in claims.select_for_update(of=("self",)):
        claim.sealed_facts = move(facts_place(claim.pk), bytes(claim.sealed_facts))
        if claim.sealed_counted is not None:
            claim.sealed_counted = move(counted_place(claim.pk), bytes(claim.sealed_counted))
        claim.save(update_fields=["sealed_facts", "sealed_counted"])
