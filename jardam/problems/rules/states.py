"""How far a problem is, what may be done with it then, and what comes of it. Pure.

Nothing is solved because somebody wrote a letter: only a verdict says how it ended, and it does not close by itself.
"""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    RAISED = "RAISED"
    SOUGHT = "SOUGHT"  # a solution is looked for
    IN_HANDS = "IN_HANDS"  # an authority was asked, or somebody carries a measure out
    ANSWERED = "ANSWERED"
    JUDGED = "JUDGED"  # a second person has said how it ended
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"  # raised by mistake


class Deed(StrEnum):
    """What is done with a problem. Stored as written. Add freely; never rename or reuse."""

    RAISE = "RAISE"
    NEXT = "NEXT"  # the next action is done, and another one follows
    SEEK = "SEEK"
    HAND = "HAND"
    ANSWER = "ANSWER"
    JUDGE = "JUDGE"
    CLOSE = "CLOSE"
    OWN = "OWN"  # a colleague answers for it from now on
    WITHDRAW = "WITHDRAW"


class Verdict(StrEnum):
    """Stored as written."""

    SOLVED = "SOLVED"
    PARTLY = "PARTLY"
    NOT_SOLVED = "NOT_SOLVED"
    CANNOT = "CANNOT"  # nobody can solve it now


class Hands(StrEnum):
    """Whom the solution is given to. Stored as written."""

    AUTHORITY = "AUTHORITY"
    MEASURE = "MEASURE"


class MoveRefused(ValueError):
    """The table allows no such deed in this state."""


TABLE: Mapping[State, Mapping[Deed, State]] = {
    State.RAISED: {
        Deed.SEEK: State.SOUGHT,
        Deed.HAND: State.IN_HANDS,
        Deed.NEXT: State.RAISED,
        Deed.OWN: State.RAISED,
        Deed.WITHDRAW: State.WITHDRAWN,
    },
    State.SOUGHT: {
        Deed.HAND: State.IN_HANDS,
        Deed.JUDGE: State.JUDGED,
        Deed.NEXT: State.SOUGHT,
        Deed.OWN: State.SOUGHT,
        Deed.WITHDRAW: State.WITHDRAWN,
    },
    State.IN_HANDS: {
        Deed.ANSWER: State.ANSWERED,
        Deed.SEEK: State.SOUGHT,
        Deed.JUDGE: State.JUDGED,
        Deed.NEXT: State.IN_HANDS,
        Deed.OWN: State.IN_HANDS,
        Deed.WITHDRAW: State.WITHDRAWN,
    },
    State.ANSWERED: {
        Deed.JUDGE: State.JUDGED,
        Deed.HAND: State.IN_HANDS,
        Deed.SEEK: State.SOUGHT,
        Deed.NEXT: State.ANSWERED,
        Deed.OWN: State.ANSWERED,
        Deed.WITHDRAW: State.WITHDRAWN,
    },
    State.JUDGED: {
        Deed.CLOSE: State.CLOSED,
        Deed.SEEK: State.SOUGHT,
        Deed.NEXT: State.JUDGED,
        Deed.OWN: State.JUDGED,
    },
    State.CLOSED: {Deed.SEEK: State.SOUGHT},
    State.WITHDRAWN: {},
}
"""The most likely deed first. What was closed is taken up again when the pattern goes on."""

ENDED = frozenset({State.CLOSED, State.WITHDRAWN})
OPEN = tuple(state for state in State if state not in ENDED)
JUDGED = frozenset({State.JUDGED, State.CLOSED})
"""Here a verdict stands; what is taken up again has none until somebody says another."""


def after(state: State, deed: Deed) -> State:
    """Errors: MoveRefused.

    >>> after(State.RAISED, Deed.HAND)
    <State.IN_HANDS: 'IN_HANDS'>
    """
    try:
        return TABLE[state][deed]
    except KeyError:
        raise MoveRefused(f"{state}: {deed}") from None


def moves(state: State) -> list[State]:
    """The other states that may follow, as they are drawn."""
    return list(dict.fromkeys(then for then in TABLE[state].values() if then is not state))
