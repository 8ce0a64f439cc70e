"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_see_unanswered(user: User) -> bool:
    """What nobody could answer: whoever writes answers."""
    return user.holds(Right.CARD_EDIT)
