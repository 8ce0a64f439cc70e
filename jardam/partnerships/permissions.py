"""May this person do this here? Functions of a user, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.people.permissions import may_identify


def may_read_agreements(user: User) -> bool:
    """Whoever looks people up, and so sends them to partners."""
    return user.centre_id is not None and may_identify(user)


def may_sign_agreements(user: User) -> bool:
    """Write down what was agreed, and that it ended: whoever says what the centre gives."""
    return may_read_agreements(user) and user.holds(Right.SERVICE_KEEP)
