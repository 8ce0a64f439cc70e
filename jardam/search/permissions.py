"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.search.models import Alias


def may_see_unanswered(user: User) -> bool:
    """What nobody could answer: whoever writes answers."""
    return user.holds(Right.CARD_EDIT)


def may_see_aliases(user: User) -> bool:
    """The words that became aliases of answers: whoever writes answers."""
    return user.holds(Right.CARD_EDIT)


def may_withdraw_alias(user: User, alias: Alias) -> bool:
    return user.holds(Right.CARD_EDIT) and alias.withdrawn_on is None
