"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.quality.models import Complaint, Review


def may_read_month(user: User) -> bool:
    """The figures of the centre. Whoever may not open the lists behind them sees no number of one to four people."""
    return user.centre_id is not None and user.holds(Right.COUNT_READ)


def may_open_lists(user: User) -> bool:
    return may_read_month(user) and user.holds(Right.CONTACT_READ) and user.holds(Right.LINE_WORK)


def may_see_own(user: User) -> bool:
    """One's own load and feedback, and that one's own debrief was held."""
    return user.centre_id is not None and user.holds(Right.CONTACT_RECORD)


def may_lead(user: User) -> bool:
    """Everybody's load, their debriefs, and the centre's own numbers."""
    return user.centre_id is not None and user.holds(Right.QUALITY_LEAD)


def may_take_complaint(user: User) -> bool:
    """Write down that somebody complains; whoever does reads nothing of it afterwards."""
    return user.centre_id is not None and user.holds(Right.COMPLAINT_TAKE)


def may_settle(user: User) -> bool:
    """Look into complaints at all; which ones is `Complaint.objects.visible_to`."""
    return user.centre_id is not None and user.holds(Right.COMPLAINT_SETTLE)


def may_move(user: User, complaint: Complaint) -> bool:
    """Its owner, or whoever leads; never the colleague whom it is about."""
    if user.centre_id != complaint.centre_id or user.pk == complaint.colleague_id:
        return False
    return may_settle(user) and (complaint.owner_id == user.pk or may_lead(user))


def may_hand_over(user: User, complaint: Complaint) -> bool:
    return may_lead(user) and may_move(user, complaint) and complaint.is_waiting


def may_review(user: User, review: Review) -> bool:
    """Whoever leads, and never their own record."""
    return may_lead(user) and user.centre_id == review.centre_id and review.contact.recorded_by_id != user.pk


def may_read_words(user: User, review: Review) -> bool:
    """Open what was told, with names and numbers covered: needs the right to read the contacts of the centre as well."""
    return may_review(user, review) and user.holds(Right.CONTACT_READ)
