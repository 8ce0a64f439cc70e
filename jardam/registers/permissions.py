"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.registers.models import ExportRequest


def may_import(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.REGISTER_IMPORT)


def may_export(user: User) -> bool:
    """Take out contacts without anything that identifies."""
    return user.centre_id is not None and user.holds(Right.REGISTER_EXPORT)


def may_ask(user: User) -> bool:
    """Ask for what identifies: only who may see it on the screen anyway."""
    return may_export(user) and user.holds(Right.IDENTITY_REVEAL) and user.holds(Right.CONTACT_READ)


def may_decide_any(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.EXPORT_APPROVE)


def may_decide(user: User, request: ExportRequest) -> bool:
    """Never one's own request."""
    return may_decide_any(user) and user.centre_id == request.centre_id and user.pk != request.asked_by_id


def may_fetch(user: User, request: ExportRequest) -> bool:
    """Whoever asked, and nobody else, not even who approved."""
    return may_ask(user) and user.centre_id == request.centre_id and user.pk == request.asked_by_id
