"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_read_month(user: User) -> bool:
    """The figures of the centre. Whoever may not open the lists behind them sees no number of one to four people."""
    return user.centre_id is not None and user.holds(Right.COUNT_READ)


def may_open_lists(user: User) -> bool:
    return may_read_month(user) and user.holds(Right.CONTACT_READ) and user.holds(Right.LINE_WORK)
