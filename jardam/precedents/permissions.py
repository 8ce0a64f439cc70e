"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.models import Case
from jardam.cases.permissions import may_work_on_cases
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.precedents.models import Draft, Precedent


def may_read_precedents(user: User) -> bool:
    return may_work_on_cases(user)


def may_draft(user: User, case: Case) -> bool:
    """Write of a closed case that one may see. A file that is closed to all but named people teaches nobody else."""
    is_open_file = not case.person.key.is_restricted and case.person.erased_on is None
    return user.centre_id == case.centre_id and may_work_on_cases(user) and is_open_file and not case.is_open


def may_publish(user: User, draft: Draft) -> bool:
    """The second pair of eyes: not those that wrote it last."""
    return user.centre_id == draft.centre_id and may_work_on_cases(user) and draft.written_by_id != user.pk


def may_look(user: User, precedent: Precedent) -> bool:
    """Say that it holds under the changed law."""
    is_ours = user.centre_id == precedent.centre_id and may_work_on_cases(user)
    return is_ours and not precedent.is_withdrawn


def may_withdraw(user: User, precedent: Precedent) -> bool:
    """Whoever keeps the practices of the centre: nobody is known to have written it."""
    return may_look(user, precedent) and user.holds(Right.PRACTICE_KEEP)
