"""An orientation is written down, and taken back when that was wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.outreach.models import Orientation
from jardam.outreach.rules.orientation import Kind, Tally


@dataclass(frozen=True, slots=True)
class Noted:
    """What was filled in. ``row``: the id that the page was given, so that a form sent twice writes once."""

    row: UUID
    kind: Kind
    held_on: date
    region: str
    language: Language
    tally: Tally


@recorded
def note_orientation(noted: Noted, *, by: User, at: datetime) -> Orientation:
    """Write it down; who sends the same form once more has written it once."""
    assert by.centre_id is not None
    before: Orientation | None = Orientation.objects.filter(centre_id=by.centre_id, pk=noted.row).first()
    if before is not None:
        return before
    orientation = Orientation(
        id=noted.row,
        centre_id=by.centre_id,
        kind=noted.kind.value,
        held_on=noted.held_on,
        region=noted.region,
        language=noted.language.value,
        women=noted.tally.women,
        men=noted.tally.men,
        checklists=noted.tally.checklists,
        cards=noted.tally.cards,
        noted_by=by,
    )
    orientation.save(force_insert=True)
    record("orientation.noted", orientation, by=by, at=at, people=noted.tally.people)
    return orientation


@recorded
def take_back(orientation: Orientation, *, by: User, at: datetime) -> None:
    """It counts no more, and can still be read. Once."""
    found: Orientation = Orientation.objects.select_for_update(of=("self",)).get(
        centre_id=orientation.centre_id, pk=orientation.pk
    )
    if found.is_taken_back:
        return
    found.taken_back_on = timezone.localdate(at)
    found.save(update_fields=["taken_back_on"])
    record("orientation.taken_back", found, by=by, at=at)
