"""Somebody does not come. Their shifts stay as they were planned; coverage looks past them, and they come back to life."""

from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.rota.choices import AbsenceKind
from jardam.rota.models import Absence
from jardam.rota.rules.spans import Span, on_grid


@recorded
def report_absence(user: User, span: Span, kind: AbsenceKind, *, by: User | None, at: datetime) -> Absence:
    """``user`` does not come in ``span``, whose ends are cut to the grid of half hours."""
    assert user.centre_id is not None
    absence = Absence.objects.create(
        centre_id=user.centre_id,
        user=user,
        kind=kind,
        starts_at=on_grid(span.start),
        ends_at=on_grid(span.end),
        reported_by=by,
    )
    record("absence.reported", absence, by=by, at=at)
    tell(absence.centre_id)
    return absence


@recorded
def end_absence(absence: Absence, *, by: User, at: datetime) -> Absence | None:
    """They are back: it ends with this half hour. One that had not begun is gone altogether, and None is left."""
    found: Absence = Absence.objects.select_for_update(of=("self",)).get(
        centre_id=absence.centre_id, pk=absence.pk
    )
    record("absence.ended", found, by=by, at=at)
    tell(found.centre_id)
    if on_grid(at) <= found.starts_at:
        found.delete()
        return None
    found.ends_at = min(found.ends_at, on_grid(at))
    found.save(update_fields=["ends_at"])
    return found
