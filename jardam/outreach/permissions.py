"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.outreach.models import Orientation


def may_note(user: User) -> bool:
    """Write orientations down and see those of the centre: whoever records contacts."""
    return user.centre_id is not None and user.holds(Right.CONTACT_RECORD)


def may_take_back(user: User, orientation: Orientation) -> bool:
    """Whoever wrote it down, or the head."""
    if user.centre_id != orientation.centre_id or orientation.is_taken_back:
        return False
    is_own = orientation.noted_by_id == user.pk and may_note(user)
    return is_own or (user.holds(Right.COUNT_READ) and may_note(user))
