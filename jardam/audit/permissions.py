"""May this person read the trail? Functions of a user, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_read_audit(user: User) -> bool:
    """The trail of the own centre; people of the network read the network's."""
    return user.holds(Right.AUDIT_READ)
