"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_read_month(user: User) -> bool:
    """The figures of the centre. Whoever may not open the lists behind them sees no number of one to four people."""
    return user.centre_id is not None and user.holds(Right.COUNT_READ)


def may_open_lists(user: User) -> bool:
    return may_read_month(user) and user.holds(Right.CONTACT_READ) and user.holds(Right.LINE_WORK)


def may_see_own(user: User) -> bool:
    """One's own load and feedback, and that one's own debrief was held."""
    return user.centre_id is not None and user.holds(Right.CONTACT_RECORD)


def may_lead(user: User) -> bool:
    """Everybody's load, their debriefs, and the centre's own numbers."""
    return user.centre_id is not None and user.holds(Right.QUALITY_LEAD)
