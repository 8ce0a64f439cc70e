"""What a person needs, said in three ways that are never mixed: their words, our finding, the law's name for it. Pure.

Source: the design lesson that a stated problem, an assessed one and a legal qualification each have an author and a day.
"""

from collections.abc import Mapping
from enum import StrEnum


class Aspect(StrEnum):
    """Whose view of a need it is. Stored as written."""

    STATED = "STATED"
    ASSESSED = "ASSESSED"
    QUALIFIED = "QUALIFIED"


class NeedState(StrEnum):
    """What became of a need. Stored as written."""

    OPEN = "OPEN"
    MET = "MET"
    PARTLY = "PARTLY"
    NOT_MET = "NOT_MET"
    WITHDRAWN = "WITHDRAWN"


class NeedEnded(ValueError):
    """A need ends once; what comes up again is a new one."""


NEED_MOVES: Mapping[NeedState, tuple[NeedState, ...]] = {
    NeedState.OPEN: (NeedState.MET, NeedState.PARTLY, NeedState.NOT_MET, NeedState.WITHDRAWN),
    NeedState.MET: (),
    NeedState.PARTLY: (),
    NeedState.NOT_MET: (),
    NeedState.WITHDRAWN: (),
}


def ended(state: NeedState, move: NeedState) -> NeedState:
    """The state after a move. Errors: NeedEnded."""
    if move not in NEED_MOVES[state]:
        raise NeedEnded(f"{state} -> {move}")
    return move
