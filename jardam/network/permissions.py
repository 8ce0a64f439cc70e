"""May this person do this here? Functions of a user, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right


def may_read_facilities(user: User) -> bool:
    """Read where people are treated: whoever reads answers."""
    return user.holds(Right.ANSWER_READ)


def may_write_facilities(user: User) -> bool:
    """Write down, change and close places of care: whoever records contacts or writes answers has been told of them."""
    return user.holds(Right.CONTACT_RECORD) or user.holds(Right.CARD_EDIT)


def may_write_capacity(user: User) -> bool:
    """Write down what an organisation can do, and see it as second person: whoever turns to organisations for people."""
    return user.holds(Right.CONTACT_RECORD) or user.holds(Right.CARD_EDIT)


def may_connect_partners(user: User) -> bool:
    """Let partners' own systems talk to the own centre."""
    return user.centre_id is not None and user.holds(Right.PARTNER_CONNECT)


def may_see_discreet(user: User) -> bool:
    """See who helps only where nobody names it in public: whoever sends people there."""
    return user.holds(Right.CONTACT_RECORD)


def may_write_organisations(user: User) -> bool:
    """Write organisations down, change and retire them: whoever turns to them for people, or writes answers."""
    return user.holds(Right.CONTACT_RECORD) or user.holds(Right.CARD_EDIT)
