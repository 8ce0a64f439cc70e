"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.people.models import Person


def may_identify(user: User) -> bool:
    """Look persons of the own centre up, and enter who somebody is."""
    return user.centre_id is not None and user.holds(Right.PERSON_IDENTIFY)


def may_reveal(user: User, person: Person) -> bool:
    """See a hidden number or name in full."""
    return user.centre_id == person.centre_id and user.holds(Right.IDENTITY_REVEAL)


def may_change_identity(user: User, person: Person) -> bool:
    """Enter and correct who somebody is: whoever may read it, and look persons up at all."""
    return may_identify(user) and may_reveal(user, person)


def may_say_groups(user: User, person: Person) -> bool:
    """Write down how somebody is to be served: whoever meets them and looks persons up."""
    return may_identify(user) and user.centre_id == person.centre_id


def may_restrict(user: User, person: Person) -> bool:
    return user.centre_id == person.centre_id and user.holds(Right.FILE_RESTRICT)


def may_erase(user: User, person: Person) -> bool:
    return user.centre_id == person.centre_id and user.holds(Right.PERSON_ERASE)
