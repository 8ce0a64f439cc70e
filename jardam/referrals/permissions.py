"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.contacts.models import Contact
from jardam.people.permissions import may_identify
from jardam.referrals.models import Referral


def may_pass_on(user: User, of: Case | Contact) -> bool:
    """Whoever works in the case; of a contact alone, whoever looks people up and has had this contact or reads them all."""
    if isinstance(of, Case):
        return may_write(user, of)
    is_theirs = of.recorded_by_id == user.pk or user.holds(Right.CONTACT_READ)
    return user.centre_id == of.centre_id and may_identify(user) and is_theirs


def may_handle(user: User, referral: Referral) -> bool:
    """Ask another partner, write to one, take it back."""
    if referral.case is not None:
        return may_write(user, referral.case)
    return user.centre_id == referral.centre_id and may_identify(user)
