"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.models import Case, Cover
from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_work_on_cases(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.CASE_WORK)


def may_write(user: User, case: Case) -> bool:
    """Write in a case that one may see: whoever works on cases in its centre."""
    return user.centre_id == case.centre_id and may_work_on_cases(user)


def may_keep_checklists(user: User) -> bool:
    """Add items to the checklists of one's centre."""
    return user.centre_id is not None and user.holds(Right.LIST_KEEP)


def may_name_for_others(user: User) -> bool:
    """Say who stands in for a colleague, who may be too ill to say it: whoever leads the centre."""
    return may_work_on_cases(user) and user.holds(Right.QUALITY_LEAD)


def may_end_cover(user: User, cover: Cover) -> bool:
    """Whoever was away, and whoever leads the centre."""
    is_ours = user.centre_id == cover.centre_id and may_work_on_cases(user)
    return is_ours and (user.pk == cover.away.pk or may_name_for_others(user))
