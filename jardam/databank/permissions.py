"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_read_bank(user: User) -> bool:
    """Cross protected figures: of the own centre, and for people of the network of all."""
    return user.holds(Right.BANK_READ)


def may_read_network(user: User) -> bool:
    return may_read_bank(user) and user.centre_id is None
