"""Reads across the tables of this room: what waits for whom."""

from jardam.centres.models import User
from jardam.followups.models import Step

STEPS_SHOWN = 100


def waiting_steps(user: User) -> list[Step]:
    """What waits in the centre for somebody to act, the earliest day first."""
    queue = Step.objects.visible_to(user).waiting().select_related("contact", "partner")
    return list(queue.prefetch_related("contact__topics").order_by("due_on", "pk")[:STEPS_SHOWN])
