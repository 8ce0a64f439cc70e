"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.line.models import LineCall, MissedCall


def may_work_line(user: User) -> bool:
    """See who rings and what was missed, sit down at an extension, take calls."""
    return user.centre_id is not None and user.holds(Right.LINE_WORK)


def may_take_call(user: User, call: LineCall) -> bool:
    return may_work_line(user) and user.centre_id == call.centre_id and user.holds(Right.CONTACT_RECORD)


def may_return_call(user: User, ticket: MissedCall) -> bool:
    return may_work_line(user) and user.centre_id == ticket.centre_id and user.holds(Right.CONTACT_RECORD)


def may_read_wall(user: User) -> bool:
    """The large screen: figures only, no person and no number."""
    return user.centre_id is not None and user.holds(Right.WALL_READ)
