"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.followups.models import Step
from jardam.followups.rules.steps import StepKind


def may_move(user: User, step: Step) -> bool:
    """Whoever works the queue moves what the desk asked for; a case is taken by whoever reads the contacts."""
    if user.centre_id != step.centre_id:
        return False
    return user.holds(Right.CONTACT_READ if step.kind == StepKind.CASE else Right.CALLBACK_TAKE)
