"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.api.models import PartnerKey
from jardam.centres.models import User
from jardam.network.permissions import may_connect_partners


def may_keep_keys(user: User) -> bool:
    """Issue keys in the own centre, and enter the keys of partners' systems."""
    return may_connect_partners(user)


def may_change(user: User, key: PartnerKey) -> bool:
    return user.centre_id == key.centre_id and may_keep_keys(user)
