"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.models import Case
from jardam.cases.permissions import may_work_on_cases, may_write
from jardam.centres.models import User


def may_hand_over(user: User, case: Case) -> bool:
    """Offer a case to another centre, and take it back: whoever may close it. It leaves with the person's own yes alone."""
    return may_write(user, case)


def may_take_in(user: User) -> bool:
    """Read what another centre hands over, take it in or refuse it: whoever works on cases."""
    return may_work_on_cases(user)
