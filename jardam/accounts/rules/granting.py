"""Who may give which role: nobody gives a right that they do not hold themselves.

So no account can be made, raised or taken over to see more than its maker sees. A system
administrator, who reads no content, cannot make a caseworker of anybody, nor sign in as one.
"""

from jardam.centres.rules.roles import NETWORK_ROLES, RIGHTS, Role

NOT_IN_A_CENTRE = frozenset({Role.NETWORK_COORDINATOR})
"""Works for all centres, so no head of one of them makes one, whatever rights the role holds at the time."""


def covers(manager: Role, role: Role) -> bool:
    """Whether ``manager`` holds every right of ``role``."""
    return RIGHTS[role] <= RIGHTS[manager]


def grantable_roles(manager: Role, *, in_centre: bool) -> list[Role]:
    """The roles that ``manager`` may give to a colleague, in the order of the table."""
    offered = set(Role) - NOT_IN_A_CENTRE if in_centre else set(NETWORK_ROLES)
    return [role for role in Role if role in offered and covers(manager, role)]
