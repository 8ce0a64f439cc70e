"""May this person do this at the door? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.centres.tenancy import Tenant


def may_work(user: User) -> bool:
    """See the day at the door, book, call the next."""
    return user.centre_id is not None and user.holds(Right.RECEPTION_WORK)


def may_plan(user: User) -> bool:
    """Say who sees people, when, and when the door is closed."""
    return user.centre_id is not None and user.holds(Right.RECEPTION_PLAN)


def may_move(user: User, thing: Tenant) -> bool:
    """Move an appointment, a number or a wish of the own centre."""
    return may_work(user) and user.centre_id == thing.centre_id
