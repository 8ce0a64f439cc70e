"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.incidents.models import Incident


def may_keep_incidents(user: User) -> bool:
    """Write incidents down and read those that one may see."""
    return user.centre_id is not None and user.holds(Right.INCIDENT_KEEP)


def may_read_witnesses(user: User, incident: Incident) -> bool:
    """Who wrote it down knows them anyway; everybody else needs the right."""
    is_ours = user.centre_id == incident.centre_id and may_keep_incidents(user)
    return is_ours and (incident.written_by_id == user.pk or user.holds(Right.WITNESS_READ))


def may_withdraw(user: User, incident: Incident) -> bool:
    """Its author, and whoever leads the centre."""
    is_ours = user.centre_id == incident.centre_id and may_keep_incidents(user)
    return is_ours and (incident.written_by_id == user.pk or user.holds(Right.QUALITY_LEAD))
