"""Who may give which role: nobody gives a right that they do not hold themselves.

So no account can be made, raised or taken over to see more than its maker sees. A system
administrator, who reads no content, cannot make a caseworker of anybody, nor sign in as one.
"""

from jardam.centres.rules.roles import RIGHTS, Role

NETWORK_ROLES = frozenset(
    {Role.NETWORK_COORDINATOR, Role.DATA_PROTECTION_OFFICER, Role.ANALYST, Role.SYSTEM_ADMINISTRATOR}
)
"""The roles that an account without a centre may have."""


def covers(manager: Role, role: Role) -> bool:
    """Whether ``manager`` holds every right of ``role``."""
    return RIGHTS[role] <= RIGHTS[manager]


def grantable_roles(manager: Role, *, in_centre: bool) -> list[Role]:
    """The roles that ``manager`` may give to a colleague, in the order of the table."""
    return [role for role in Role if covers(manager, role) and (in_centre or role in NETWORK_ROLES)]
