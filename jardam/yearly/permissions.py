"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.quality import permissions as quality


def may_read_year(user: User) -> bool:
    """The figures of the centre. Whoever may not open the lists behind them sees no number of one to four people."""
    return quality.may_read_month(user)


def may_open_lists(user: User) -> bool:
    """See exact numbers and the records behind them: whoever reads contacts, cases and persons of the centre anyway."""
    return quality.may_open_lists(user) and user.holds(Right.CASE_WORK) and user.holds(Right.PERSON_IDENTIFY)
