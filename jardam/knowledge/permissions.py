"""May this person do this here? Functions of a user and a draft, nothing else."""

from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.knowledge.choices import DraftState
from jardam.knowledge.models import Draft


def may_read_answers(user: User) -> bool:
    """Search and open answer cards."""
    return user.holds(Right.ANSWER_READ)


def may_edit(user: User) -> bool:
    """Write answers and translations, and see what waits."""
    return user.holds(Right.CARD_EDIT)


def may_publish(user: User) -> bool:
    """Decide, as second person, on what others wrote; sign a sentence off."""
    return user.holds(Right.CARD_PUBLISH)


def may_write(user: User, draft: Draft) -> bool:
    """One's own only, so that it stays clear who the author is and who the second person."""
    return may_edit(user) and draft.is_open and draft.author_id == user.pk


def may_judge(user: User, draft: Draft) -> bool:
    """Be the second person: whoever may publish, never the author."""
    return may_publish(user) and draft.author_id != user.pk


def may_decide(user: User, draft: Draft) -> bool:
    """Now, while it waits."""
    return may_judge(user, draft) and draft.state == DraftState.WAITING


def may_discard(user: User, draft: Draft) -> bool:
    """Its author, or whoever may publish."""
    return draft.is_open and may_let_go(user, draft)


def may_let_go(user: User, draft: Draft) -> bool:
    return may_publish(user) or is_author(user, draft)


def is_author(user: User, draft: Draft) -> bool:
    return may_edit(user) and draft.author_id == user.pk
