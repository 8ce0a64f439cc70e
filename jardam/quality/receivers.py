"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.people.models import Person
from jardam.quality.actions.samples import remark_place
from jardam.quality.models import Review
from jardam.vault.actions import Move


def take_remarks_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: remarks on its records move under the new key."""
    reviews = Review.objects.filter(
        centre_id=person.centre_id, contact__person=person, sealed_remark__isnull=False
    )
    for review in reviews.select_for_update(of=("self",)):
        review.sealed_remark = move(remark_place(review.pk), bytes(review.sealed_remark))
        review.save(update_fields=["sealed_remark"])
