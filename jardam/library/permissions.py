"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.library.models import Evidence


def may_read_library(user: User) -> bool:
    """The same for every centre, for whoever reads answers."""
    return user.holds(Right.ANSWER_READ)


def may_note(user: User) -> bool:
    """Write down how the law is applied: whoever writes answers or keeps the law."""
    return user.holds(Right.CARD_EDIT) or user.holds(Right.LAW_KEEP)


def may_withdraw(user: User, evidence: Evidence) -> bool:
    """Whoever noted it, or whoever keeps the law; once."""
    if evidence.withdrawn_on is not None or not may_note(user):
        return False
    return evidence.noted_by_id == user.pk or user.holds(Right.LAW_KEEP)
