"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.law.models import Change
from jardam.law.rules.changing import ChangeState


def may_keep_law(user: User) -> bool:
    """Enter changes of the law, see whom they touch, withdraw them."""
    return user.holds(Right.LAW_KEEP)


def may_edit_change(user: User, change: Change) -> bool:
    """Only whoever entered it, and only until it is confirmed."""
    return may_keep_law(user) and change.is_open and change.entered_by_id == user.pk


def may_confirm(user: User, change: Change) -> bool:
    """Never one's own."""
    is_waiting = change.state == ChangeState.REHEARSED
    return may_keep_law(user) and is_waiting and change.entered_by_id != user.pk


def may_discard(user: User, change: Change) -> bool:
    return may_keep_law(user) and change.is_open


def may_withdraw(user: User, change: Change) -> bool:
    return may_keep_law(user) and change.state == ChangeState.CONFIRMED
