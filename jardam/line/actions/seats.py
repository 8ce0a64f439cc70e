"""Who sits at which telephone now: how the exchange's word for who answered becomes a colleague."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.line.actions.records import SeatTaken
from jardam.line.models import Seat


@recorded
def sit_down(extension: str, *, by: User, at: datetime) -> Seat:
    """Sit down at an extension, leaving the one before. Errors: SeatTaken."""
    assert by.centre_id is not None
    here = Seat.objects.select_for_update().filter(centre_id=by.centre_id)
    taken = here.filter(extension=extension).exclude(user=by)
    if taken.exists():
        raise SeatTaken(extension)
    try:
        with transaction.atomic():
            seat, _ = Seat.objects.update_or_create(
                centre_id=by.centre_id,
                user=by,
                defaults={"extension": extension, "seated_on": timezone.localdate(at)},
            )
    except (IntegrityError, Seat.DoesNotExist) as error:  # a colleague sat down at the same moment
        raise SeatTaken(extension) from error
    record("line.seated", seat, by=by, at=at)
    tell(seat.centre_id)
    return seat


@recorded
def leave_seat(*, by: User, at: datetime) -> None:
    """Nothing for whoever sits nowhere."""
    assert by.centre_id is not None
    seat = Seat.objects.select_for_update().filter(centre_id=by.centre_id, user=by).first()
    if seat is None:
        return
    record("line.left", seat, by=by, at=at)
    seat.delete()
    tell(seat.centre_id)
