"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.models import Case
from jardam.cases.permissions import may_work_on_cases, may_write
from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_hand_over(user: User, case: Case) -> bool:
    """Give a case away: whoever answers for it, and whoever leads the centre."""
    return may_write(user, case) and (case.responsible_id == user.pk or user.holds(Right.QUALITY_LEAD))


def may_take_in(user: User) -> bool:
    """Read what another centre hands over, take it in or refuse it: whoever works on cases."""
    return may_work_on_cases(user)
