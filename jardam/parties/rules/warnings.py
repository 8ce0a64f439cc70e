"""A warning of a party: what it says, how long, what may become of it, and when anybody may see it. Pure.

It says what people told, by kind; that somebody did it, only a court says.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

LASTS = timedelta(days=365)
"""From the day on which somebody looked; our judgement. Then nobody sees it until somebody has looked again."""
SOON = timedelta(days=30)


class Trouble(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    UNPAID = "UNPAID"
    CUT = "CUT"
    DOCUMENTS = "DOCUMENTS"
    THREATS = "THREATS"
    CONFINED = "CONFINED"
    UNSAFE = "UNSAFE"
    FEES = "FEES"
    DECEIVED = "DECEIVED"


class Evidence(StrEnum):
    """On what it rests, by kind. Stored as written."""

    TOLD = "TOLD"
    CHATS = "CHATS"
    TRANSFERS = "TRANSFERS"
    PAPERS = "PAPERS"
    AUTHORITY = "AUTHORITY"
    COURT = "COURT"


class State(StrEnum):
    """Stored as written."""

    STANDING = "STANDING"
    APPEALED = "APPEALED"
    WITHDRAWN = "WITHDRAWN"


class Outcome(StrEnum):
    """What a second person decided on an appeal. Stored as written."""

    STANDS = "STANDS"
    CHANGED = "CHANGED"
    WITHDRAWN = "WITHDRAWN"


class Look(StrEnum):
    """Why somebody must look at a warning; the first that is true is told."""

    APPEALED = "APPEALED"
    FEWER = "FEWER"
    EXPIRED = "EXPIRED"
    EXPIRES = "EXPIRES"


class MoveRefused(ValueError):
    """The table allows no such move."""


MOVES: Mapping[State, tuple[State, ...]] = {
    State.STANDING: (State.APPEALED, State.WITHDRAWN),
    State.APPEALED: (State.STANDING, State.WITHDRAWN),
    State.WITHDRAWN: (),
}
"""While an appeal is open, only the decision on it ends it. What is withdrawn is never shown again: a new one is opened."""
DECIDED: Mapping[Outcome, State] = {
    Outcome.STANDS: State.STANDING,
    Outcome.CHANGED: State.STANDING,
    Outcome.WITHDRAWN: State.WITHDRAWN,
}


def after(state: State, move: State) -> State:
    """The state after a move. Errors: MoveRefused.

    >>> after(State.STANDING, State.APPEALED)
    <State.APPEALED: 'APPEALED'>
    """
    if move not in MOVES[state]:
        raise MoveRefused(f"{state} -> {move}")
    return move


def is_shown(state: State, expires_on: date, today: date, *, is_enough: bool) -> bool:
    """Whether anybody who answers calls may see it. Anything else looks as if there had never been one."""
    return state is not State.WITHDRAWN and today <= expires_on and is_enough


def look_at(state: State, expires_on: date, today: date, *, is_enough: bool) -> Look | None:
    """Why somebody must look at it now; None while nobody need."""
    if state is State.WITHDRAWN:
        return None
    reasons = {
        Look.APPEALED: state is State.APPEALED,
        Look.FEWER: not is_enough,
        Look.EXPIRED: expires_on < today,
        Look.EXPIRES: expires_on <= today + SOON,
    }
    return next((reason for reason, is_so in reasons.items() if is_so), None)
