"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.incidents.permissions import may_keep_incidents
from jardam.problems.models import Problem
from jardam.problems.rules.states import Deed

OF_LEADS = frozenset({Deed.JUDGE, Deed.OWN, Deed.WITHDRAW})


def may_read_problems(user: User) -> bool:
    """Whoever keeps incidents: a problem says no more than a pattern."""
    return may_keep_incidents(user)


def may_raise_problems(user: User) -> bool:
    return may_keep_incidents(user) and user.holds(Right.PROBLEM_LEAD)


def may_do(user: User, problem: Problem, deed: Deed) -> bool:
    """Its owner works on it, and whoever leads. How it ended says somebody else than its owner."""
    if user.centre_id != problem.centre_id or not may_read_problems(user):
        return False
    is_owner, is_lead = problem.owner_id == user.pk, may_raise_problems(user)
    if deed is Deed.JUDGE:
        return is_lead and not is_owner
    return is_lead or (is_owner and deed not in OF_LEADS)
