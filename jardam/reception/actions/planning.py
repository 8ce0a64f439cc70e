"""What the head says about the door: who sees people, in which hours, on which days nobody does."""

from collections.abc import Sequence
from datetime import date, datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.database.live import tell
from jardam.reception.actions.records import HoursOverlap, Ways
from jardam.reception.models import Adviser, Closure, DoorSetting, OpeningHours
from jardam.reception.rules.slots import Hours, overlapping

WAYS = ("sex", "room", "is_remote", "is_active")


@recorded
def add_adviser(user: User, ways: Ways, *, by: User, at: datetime) -> Adviser:
    """Let a colleague see people; one who did before begins again."""
    assert user.centre_id is not None
    adviser, _is_new = Adviser.objects.update_or_create(
        centre_id=user.centre_id, user=user, defaults={name: getattr(ways, name) for name in WAYS}
    )
    record("adviser.added", adviser, by=by, at=at)
    tell(adviser.centre_id)
    return adviser


@recorded
def change_adviser(adviser: Adviser, ways: Ways, *, by: User, at: datetime) -> Adviser:
    """Another room, by telephone, or off the door. What is booked stays booked."""
    found: Adviser = _locked(adviser)
    for name in WAYS:
        setattr(found, name, getattr(ways, name))
    found.save(update_fields=[*WAYS])
    record("adviser.changed", found, by=by, at=at)
    tell(found.centre_id)
    return found


@recorded
def open_hours(adviser: Adviser, opened: Sequence[Hours], *, by: User, at: datetime) -> None:
    """Add weekly hours, all or none. Errors: HoursOverlap."""
    found = _locked(adviser)
    standing = [
        Hours(entry.weekday, entry.opens_minute, entry.closes_minute, entry.slot_minutes)
        for entry in OpeningHours.objects.filter(centre_id=found.centre_id, adviser=found)
    ]
    for hours in opened:
        if overlapping(hours, standing):
            raise HoursOverlap(str(adviser.pk))
        OpeningHours.objects.create(
            centre_id=found.centre_id,
            adviser=found,
            weekday=hours.weekday,
            opens_minute=hours.opens,
            closes_minute=hours.closes,
            slot_minutes=hours.length,
        )
        record("hours.added", found, by=by, at=at, weekday=hours.weekday)
    tell(found.centre_id)


@recorded
def close_hours(hours: OpeningHours, *, by: User, at: datetime) -> None:
    """Take weekly hours away. What is booked in them stays booked."""
    record("hours.removed", hours.adviser, by=by, at=at, weekday=hours.weekday)
    hours.delete()
    tell(hours.centre_id)


@recorded
def close_days(
    centre: Centre, first: date, last: date, adviser: Adviser | None = None, *, by: User, at: datetime
) -> Closure:
    """No slots from ``first`` to ``last``, of one adviser or of the whole door. What is booked stays booked."""
    closure: Closure = Closure.objects.create(centre=centre, adviser=adviser, first_day=first, last_day=last)
    record("closure.added", closure, by=by, at=at, first=first, last=last)
    tell(centre.pk)
    return closure


@recorded
def open_days(closure: Closure, *, by: User, at: datetime) -> None:
    record("closure.removed", closure, by=by, at=at, first=closure.first_day, last=closure.last_day)
    centre_id = closure.centre_id
    closure.delete()
    tell(centre_id)


@recorded
def set_door(
    centre: Centre, *, grace_minutes: int, is_closed_on_holidays: bool, by: User, at: datetime
) -> DoorSetting:
    """When somebody counts as not come, and whether public holidays close the door."""
    door, _is_new = DoorSetting.objects.update_or_create(
        centre=centre,
        defaults={"grace_minutes": grace_minutes, "is_closed_on_holidays": is_closed_on_holidays},
    )
    record("door.changed", door, by=by, at=at, grace=grace_minutes, closed=is_closed_on_holidays)
    tell(centre.pk)
    return door


def _locked(adviser: Adviser) -> Adviser:
    rows = Adviser.objects.select_for_update(of=("self",))
    found: Adviser = rows.get(centre_id=adviser.centre_id, pk=adviser.pk)
    return found
