"""What becomes of a paper: it is a draft until it is sent, and what was sent is never changed. Pure."""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class PaperState(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    DRAFT = "DRAFT"
    SENT = "SENT"
    ANSWERED = "ANSWERED"
    DROPPED = "DROPPED"

    @property
    def is_frozen(self) -> bool:
        return self in {PaperState.SENT, PaperState.ANSWERED}


class Way(StrEnum):
    """How a paper was sent. Stored as written."""

    POST = "POST"
    IN_PERSON = "IN_PERSON"
    ONLINE = "ONLINE"
    BY_CLIENT = "BY_CLIENT"
    OTHER = "OTHER"


class PaperMoved(ValueError):
    """The paper is no longer in the state in which this could be done."""


AFTER: Mapping[PaperState, Sequence[PaperState]] = {
    PaperState.DRAFT: (PaperState.SENT, PaperState.DROPPED),
    PaperState.SENT: (PaperState.ANSWERED,),
    PaperState.ANSWERED: (),
    PaperState.DROPPED: (),
}


def after(state: PaperState, then: PaperState) -> PaperState:
    """The state that follows.

    Errors: PaperMoved.

    >>> after(PaperState.DRAFT, PaperState.SENT).value
    'SENT'
    """
    if then not in AFTER[state]:
        raise PaperMoved(f"{state} -> {then}")
    return then
