"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.permissions import may_work_on_cases
from jardam.centres.models import User
from jardam.collective.models import Collective


def may_join(user: User, collective: Collective) -> bool:
    """Propose, confirm, take out, ask, write down what was received. Whether one may know of it, `visible_to` says."""
    return user.centre_id == collective.centre_id and may_work_on_cases(user)
