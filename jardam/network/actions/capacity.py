"""What an organisation can do is written down with what shows it, and seen by a second person."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.network.choices import Told
from jardam.network.models import CapacityNote, Organisation, sealed_capacity_words
from jardam.network.rules.capacity import Parameter, Period

LONGEST_CAPACITY = 1_000  # characters


class SameEyes(ValueError):
    """Whoever wrote it down cannot be the second person who saw it."""


@dataclass(frozen=True, slots=True)
class NewCapacity:
    """``pk``: drawn by the page; ``said``: what is known; ``evidence``: what shows it; ``period``: of reporting alone."""

    pk: UUID
    parameter: Parameter
    as_of: date
    told: Told
    said: str
    evidence: str
    period: Period | None = None


@recorded
def note_capacity(organisation: Organisation, new: NewCapacity, *, by: User, at: datetime) -> None:
    """Write one parameter down; who sends the same form once more has written it once."""
    period = new.period if new.parameter is Parameter.REPORTING else None
    note, is_new = CapacityNote.objects.get_or_create(
        pk=new.pk,
        defaults={
            "organisation": organisation,
            "parameter": new.parameter.value,
            "known_on": new.as_of,
            "told": new.told.value,
            "period": period.value if period else "",
            "written_by": by,
            "written_on": timezone.localdate(at),
            "sealed_words": sealed_capacity_words(new.pk, {"said": new.said, "evidence": new.evidence}),
        },
    )
    if is_new:
        record("capacity.noted", note, by=by, at=at)


@recorded
def verify_capacity(note: CapacityNote, *, by: User, at: datetime) -> None:
    """Say as second person that one has seen what shows it. Once. Errors: SameEyes."""
    held: CapacityNote = CapacityNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if held.verified_by_id:
        return
    if held.written_by_id == by.pk:
        raise SameEyes(str(held.pk))
    held.verified_by, held.verified_on = by, timezone.localdate(at)
    held.save(update_fields=["verified_by", "verified_on"])
    record("capacity.verified", held, by=by, at=at)
