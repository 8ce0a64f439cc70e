"""Who stands in for a colleague who is away, from which day to which; and that it ends before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.models import Cover
from jardam.cases.rules.cover import days_away
from jardam.centres.models import User
from jardam.database.bulk import one_at_a_time
from jardam.database.live import tell


@dataclass(frozen=True, slots=True)
class Naming:
    """``cover_id``: drawn by the page, so that a form sent twice names once. The days are both of the absence."""

    cover_id: UUID
    away: User
    stand_in: User
    first: date
    last: date


@recorded
def name_cover(naming: Naming, *, by: User, at: datetime) -> Cover:
    """From the first to the last day their cases stand on the day of ``stand_in``, too. Errors: DaysRefused."""
    assert by.centre_id is not None
    assert naming.away.centre_id == naming.stand_in.centre_id == by.centre_id
    one_at_a_time(f"cases.Cover/{naming.cover_id}")
    sent_before: Cover | None = Cover.objects.filter(centre_id=by.centre_id, pk=naming.cover_id).first()
    if sent_before is not None:
        return sent_before
    first, last = days_away(naming.first, naming.last, timezone.localdate(at))
    cover: Cover = Cover.objects.create(
        id=naming.cover_id,
        centre_id=by.centre_id,
        away=naming.away,
        stand_in=naming.stand_in,
        first_on=first,
        last_on=last,
        named_by=by,
    )
    record("cover.named", cover, by=by, at=at, away=naming.away.pk, stand_in=naming.stand_in.pk)
    tell(cover.centre_id)
    return cover


@recorded
def end_cover(cover: Cover, *, by: User, at: datetime) -> Cover:
    """Whoever was away is back before the last day; twice the same is once."""
    held: Cover = Cover.objects.select_for_update().get(centre_id=cover.centre_id, pk=cover.pk)
    if held.ended_on is not None:
        return held
    held.ended_on = timezone.localdate(at)
    held.save(update_fields=["ended_on"])
    record("cover.ended", held, by=by, at=at)
    tell(held.centre_id)
    return held
