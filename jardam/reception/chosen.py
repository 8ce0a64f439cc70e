"""One slot on its way through a page: whose, from when, until when. What comes back is checked by the action."""

from datetime import datetime
from uuid import UUID

from jardam.reception.rules.slots import Span
from jardam.reception.slots import Slot

BETWEEN = "_"


def slot_value(slot: Slot) -> str:
    """What a button sends. Example: '0198…_2026-11-23T10:00:00+03:00_2026-11-23T10:30:00+03:00'."""
    moments = (slot.span.starts_at.isoformat(), slot.span.ends_at.isoformat())
    return BETWEEN.join((str(slot.adviser.pk), *moments))


def read_slot(value: str) -> tuple[UUID, Span]:
    """Undo `slot_value`. Errors: ValueError for anything else."""
    adviser, starts, ends = value.split(BETWEEN)
    span = Span(datetime.fromisoformat(starts), datetime.fromisoformat(ends))
    if span.starts_at.tzinfo is None or span.ends_at.tzinfo is None or span.starts_at >= span.ends_at:
        raise ValueError("not the moments of a slot")
    return UUID(adviser), span
