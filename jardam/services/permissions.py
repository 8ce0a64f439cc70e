"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_see(user: User) -> bool:
    """What the own centre gives; what it delivered is `quality.permissions.may_read_month`."""
    return user.centre_id is not None and (user.holds(Right.ANSWER_READ) or user.holds(Right.COUNT_READ))


def may_see_network(user: User) -> bool:
    """Which centre gives what, and protected figures: whoever talks to callers, and people of the network."""
    return user.holds(Right.ANSWER_READ)


def may_keep(user: User) -> bool:
    """Say what the own centre gives."""
    return user.centre_id is not None and user.holds(Right.SERVICE_KEEP)
