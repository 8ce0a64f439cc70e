"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.permissions import may_work_on_cases
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.contacts.permissions import may_record
from jardam.parties.models import Party, PartyWarning


def may_change(user: User, party: Party) -> bool:
    """Say what it is called and that two are one. Whether one may know of it at all, `Party.objects.visible_to` says."""
    return user.centre_id == party.centre_id and may_work_on_cases(user)


def may_check(user: User) -> bool:
    """Ask whether others had trouble with somebody: all who answer people."""
    return may_record(user)


def may_keep_warnings(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.PARTY_WARN)


def may_warn(user: User, party: Party) -> bool:
    return user.centre_id == party.centre_id and may_keep_warnings(user)


def may_decide(user: User, warning: PartyWarning) -> bool:
    """On an appeal: the second pair of eyes."""
    is_another = user.pk not in {warning.opened_by_id, warning.looked_by_id}
    return user.centre_id == warning.centre_id and may_keep_warnings(user) and is_another
