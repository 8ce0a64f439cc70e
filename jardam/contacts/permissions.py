"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.contacts.models import Callback, Contact


def may_record(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.CONTACT_RECORD)


def may_write(user: User, contact: Contact) -> bool:
    """Only whoever began a contact writes in it; two people never type into one page."""
    return may_record(user) and contact.recorded_by_id == user.pk


def may_take_callback(user: User, callback: Callback) -> bool:
    return user.centre_id == callback.centre_id and user.holds(Right.CALLBACK_TAKE)


def may_keep_lists(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.LIST_KEEP)


def may_count(user: User) -> bool:
    return user.centre_id is not None and user.holds(Right.COUNT_READ)


def may_see_contacts(user: User) -> bool:
    """Open the list at all; which rows it holds is `Contact.objects.visible_to`."""
    return user.centre_id is not None and (user.holds(Right.CONTACT_RECORD) or user.holds(Right.CONTACT_READ))
