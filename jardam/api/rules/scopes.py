"""What a key is for, and which of the addresses ask for it. Pure."""

from enum import StrEnum


class Scope(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    DIRECTORY = "DIRECTORY"
    REFERRALS = "REFERRALS"
    INTAKE = "INTAKE"


_BY_FIRST = {
    "organizations": Scope.DIRECTORY,
    "services": Scope.DIRECTORY,
    "service_at_locations": Scope.DIRECTORY,
    "referrals": Scope.REFERRALS,
    "intake": Scope.INTAKE,
}


def scope_of(path: str) -> Scope:
    """By the first word of the address.

    >>> scope_of("referrals/00000000-0000-0000-0000-000000000001")
    <Scope.REFERRALS: 'REFERRALS'>
    """
    return _BY_FIRST[path.partition("/")[0]]
