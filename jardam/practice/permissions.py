"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.practice.models import Practice, Transfer


def may_read_practices(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.ANSWER_READ)


def may_write_practices(user: User) -> bool:
    """Write practices down, and hand them from one branch to another."""
    return user.centre_id is not None and user.holds(Right.PRACTICE_WRITE)


def may_keep_practices(user: User) -> bool:
    """Change and withdraw what others wrote, and say what became of any transfer."""
    return user.centre_id is not None and user.holds(Right.PRACTICE_KEEP)


def may_change(user: User, practice: Practice) -> bool:
    """Its author or the head, until it is withdrawn."""
    if user.centre_id != practice.centre_id or practice.is_withdrawn:
        return False
    is_author = may_write_practices(user) and practice.written_by_id == user.pk
    return is_author or may_keep_practices(user)


def may_hand(user: User, practice: Practice) -> bool:
    return user.centre_id == practice.centre_id and may_write_practices(user) and not practice.is_withdrawn


def may_look(user: User, transfer: Transfer) -> bool:
    """Say what became of it: whoever answers for it at the branch, or the head."""
    if user.centre_id != transfer.centre_id:
        return False
    return may_keep_practices(user) or (transfer.answers_for_id == user.pk and may_read_practices(user))
