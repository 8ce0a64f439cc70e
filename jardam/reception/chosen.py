"""One slot on its way through a page: whose, from when, until when. What comes back is checked by the action."""

from datetime import datetime
from uuid import UUID

from jardam.reception.rules.slots import Span
from jardam.reception.slots import Slot

BETWEEN = "_"
FIRST_YEAR, LAST_YEAR = 2000, 2200  # beyond them the calendar of the machine ends


def slot_value(slot: Slot) -> str:
    """What a button sends. Example: '0198…_2026-11-23T10:00:00+03:00_2026-11-23T10:30:00+03:00'."""
    moments = (slot.span.starts_at.isoformat(), slot.span.ends_at.isoformat())
    return BETWEEN.join((str(slot.adviser.pk), *moments))


def read_slot(value: str) -> tuple[UUID, Span]:
    """Undo `slot_value`. Errors: ValueError for anything else."""
    adviser, starts, ends = value.split(BETWEEN)
    span = Span(datetime.fromisoformat(starts), datetime.fromisoformat(ends))
    zones = (span.starts_at.tzinfo, span.ends_at.tzinfo)
    if None in zones or not FIRST_YEAR <= span.starts_at.year <= LAST_YEAR or span.starts_at >= span.ends_at:
        raise ValueError("not the moments of a slot")
    return UUID(adviser), span
