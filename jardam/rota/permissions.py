"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.rota.models import Absence, Shift


def may_see_rota(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.ROTA_READ)


def may_plan(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.ROTA_PLAN)


def may_answer(user: User, shift: Shift) -> bool:
    """Confirm or decline: the person themselves, or whoever plans and has asked them."""
    return user.centre_id == shift.centre_id and (user.pk == shift.user_id or may_plan(user))


def may_end_absence(user: User, absence: Absence) -> bool:
    return user.centre_id == absence.centre_id and (user.pk == absence.user_id or may_plan(user))


def may_report_absence(user: User, of: User) -> bool:
    """One's own, or as whoever plans."""
    return may_see_rota(user) and (user.pk == of.pk or may_plan(user))


def may_hand_over(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.HANDOVER)
