"""May this person do this to that account? Functions of a user and an object, nothing else.

Whether the person may know of the account is asked before, by `queries.staff_visible_to`.
"""

from jardam.accounts.rules.granting import covers, grantable_roles
from jardam.centres.models import User
from jardam.centres.rules.roles import Right, Role


def may_read_staff(user: User) -> bool:
    return user.holds(Right.STAFF_READ)


def may_open_account(user: User) -> bool:
    return user.holds(Right.STAFF_MANAGE)


def may_manage_staff(user: User, colleague: User) -> bool:
    """Change, reset or close an account: a colleague's, and only one that holds no right beyond one's own."""
    return (
        user.holds(Right.STAFF_MANAGE)
        and user.pk != colleague.pk
        and user.centre_id == colleague.centre_id
        and covers(Role(user.role), Role(colleague.role))
    )


def may_give_role(user: User, role: Role) -> bool:
    in_centre = user.centre_id is not None
    return user.holds(Right.STAFF_MANAGE) and role in grantable_roles(Role(user.role), in_centre=in_centre)


def may_keep_branches(user: User) -> bool:
    """Add, rename and close the branches of the own centre: one of the lists that it keeps."""
    return user.centre_id is not None and user.holds(Right.LIST_KEEP)


def may_name_centre(user: User) -> bool:
    """Say what the own centre is called by law, and where it sits."""
    return user.centre_id is not None and user.holds(Right.LIST_KEEP)


def may_read_roles(user: User) -> bool:
    return user.holds(Right.ROLE_READ)
