"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.exhibits.models import Exhibit


def may_read_original(user: User, exhibit: Exhibit) -> bool:
    """With the place and hour that it tells: whoever brings it before a court."""
    return user.centre_id == exhibit.centre_id and user.holds(Right.ORIGINAL_READ)


def may_drop(user: User, exhibit: Exhibit) -> bool:
    """Whoever brought it, and whoever leads the centre."""
    return user.pk == exhibit.added_by_id or user.holds(Right.QUALITY_LEAD)
