"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.followups.actions import remark_place
from jardam.followups.models import Step
from jardam.people.models import Person
from jardam.vault.actions import Move


def take_remarks_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: remarks on their steps move under the new key."""
    steps = Step.objects.filter(
        centre_id=person.centre_id, contact__person=person, sealed_remarks__isnull=False
    )
    for step in steps.select_for_update(of=("self",)):
        step.sealed_remarks = move(remark_place(step.pk), bytes(step.sealed_remarks))
        step.save(update_fields=["sealed_remarks"])
