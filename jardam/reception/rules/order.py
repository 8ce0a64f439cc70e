"""Who is next in the walk-in queue. Pure.

Fair means: urgent first, then whoever has waited longest, among those whom this adviser can help.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jardam.reception.rules.fitting import Asked, Offering, fits


class Urgency(StrEnum):
    """Why somebody goes before those who came earlier. A reason is always one of these, never a favour."""

    NONE = "NONE"
    DANGER = "DANGER"
    UNWELL = "UNWELL"
    CHILD = "CHILD"
    TERM = "TERM"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the queue. ``number``: of the day, breaks a tie of minutes."""

    number: int
    came_at: datetime
    asked: Asked
    urgency: Urgency = Urgency.NONE


def in_fair_order(queue: Iterable[Waiting]) -> list[Waiting]:
    """Urgent first, then by the moment of coming, then by number."""
    return sorted(queue, key=_place)


def next_for(offering: Offering, queue: Iterable[Waiting]) -> Waiting | None:
    """Whom this adviser calls now; None when nobody waits whom they can help."""
    return min((one for one in queue if fits(offering, one.asked)), key=_place, default=None)


def _place(one: Waiting) -> tuple[bool, datetime, int]:
    return one.urgency is Urgency.NONE, one.came_at, one.number
