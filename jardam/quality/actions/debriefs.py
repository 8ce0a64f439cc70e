"""Writing down that a debrief was held; never what was said in it."""

from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.quality.models import Debrief


class NotYet(ValueError):
    """The day lies ahead, or the talk was with nobody else."""


@recorded
def hold_debrief(user: User, on: date, held_with: User | None, *, by: User | None, at: datetime) -> Debrief:
    """A debrief of ``user`` was held; the same day again says with whom, and is no second one. Errors: NotYet."""
    assert user.centre_id is not None
    if on > timezone.localdate(at) or (held_with is not None and held_with.pk == user.pk):
        raise NotYet
    debrief, _is_new = Debrief.objects.update_or_create(
        centre_id=user.centre_id, user=user, held_on=on, defaults={"held_with": held_with, "noted_by": by}
    )
    record("debrief.held", debrief, by=by, at=at)
    tell(debrief.centre_id)
    return debrief
