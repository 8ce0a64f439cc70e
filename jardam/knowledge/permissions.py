"""May this person do this here? Functions of a user, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_read_answers(user: User) -> bool:
    """Search and open answer cards."""
    return user.holds(Right.ANSWER_READ)
