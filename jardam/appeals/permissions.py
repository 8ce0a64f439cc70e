"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.appeals.models import Appeal
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.contacts.permissions import may_record


def may_see_appeals(user: User) -> bool:
    """That they wait, and from whom: whoever works the callback queue."""
    return user.centre_id is not None and user.holds(Right.CALLBACK_TAKE)


def may_take_up(user: User, appeal: Appeal) -> bool:
    return user.centre_id == appeal.centre_id and may_see_appeals(user) and may_record(user)
