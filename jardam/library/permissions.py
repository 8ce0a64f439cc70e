"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.library.choices import Proposal
from jardam.library.models import Clarification, Evidence, Issue, Material, MaterialCopy, Wording


def may_read_library(user: User) -> bool:
    """The same for every centre, for whoever reads answers."""
    return user.holds(Right.ANSWER_READ)


def may_note(user: User) -> bool:
    """Write down how the law is applied: whoever writes answers or keeps the law."""
    return user.holds(Right.CARD_EDIT) or user.holds(Right.LAW_KEEP)


def may_withdraw(user: User, evidence: Evidence) -> bool:
    """Whoever noted it, or whoever keeps the law; once."""
    if evidence.withdrawn_on is not None or not may_note(user):
        return False
    return evidence.noted_by_id == user.pk or user.holds(Right.LAW_KEEP)


def may_withdraw_clarification(user: User, clarification: Clarification) -> bool:
    """Whoever noted it, or whoever keeps the law; once."""
    if clarification.withdrawn_on is not None or not may_note(user):
        return False
    return clarification.noted_by_id == user.pk or user.holds(Right.LAW_KEEP)


def may_see_official(user: User) -> bool:
    """The name of an official, where somebody wrote it: readers see office and position."""
    return user.holds(Right.LAW_KEEP)


def may_propose(user: User) -> bool:
    return user.holds(Right.CARD_EDIT)


def may_decide(user: User, wording: Wording) -> bool:
    """As a second person, never on one's own."""
    waits = wording.state == Proposal.PROPOSED
    return waits and user.holds(Right.CARD_PUBLISH) and wording.proposed_by_id != user.pk


def may_make_issue(user: User) -> bool:
    return user.holds(Right.CARD_EDIT)


def may_fill(user: User, issue: Issue) -> bool:
    return may_make_issue(user) and not issue.is_approved


def may_approve(user: User, issue: Issue) -> bool:
    """Never the one who began it; who added to it is asked for when it is approved."""
    return user.holds(Right.CARD_PUBLISH) and not issue.is_approved and issue.made_by_id != user.pk


def may_make_material(user: User) -> bool:
    return user.holds(Right.CARD_EDIT)


def may_decide_copy(user: User, copy: MaterialCopy) -> bool:
    """As a second person, never on one's own."""
    waits = copy.state == Proposal.PROPOSED
    return waits and user.holds(Right.CARD_PUBLISH) and copy.made_by_id != user.pk


def may_withdraw_material(user: User, material: Material) -> bool:
    """Whoever may publish, at once and alone: what is wrong must not be handed out until a second person has time."""
    return user.holds(Right.CARD_PUBLISH) and not material.is_withdrawn


def may_withdraw_copy(user: User, copy: MaterialCopy) -> bool:
    """One that was approved: what waits is refused instead."""
    stands = copy.state == Proposal.ACCEPTED and not copy.is_withdrawn
    return stands and may_withdraw_material(user, copy.material)


def may_fetch_copy(user: User, copy: MaterialCopy) -> bool:
    """What is in use, whoever reads the library; what is not, and what is withdrawn, those who write materials."""
    return may_read_library(user) if copy.is_current else may_make_material(user)
