"""How far a case is on its way to another centre, and what may happen then. Pure.

Handed over is not taken in: until it is, whoever handed it over answers for it.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

DAYS = 14
"""Units: days for which a centre may take it in, the first one included."""


class State(StrEnum):
    """Of a departure and of its arrival alike. Stored as written. Add freely; never rename or reuse."""

    OFFERED = "OFFERED"
    TAKEN = "TAKEN"
    REFUSED = "REFUSED"
    TAKEN_BACK = "TAKEN_BACK"  # by us, or because the person said no
    OVER = "OVER"  # the last day went by


class Move(StrEnum):
    """What happens to it. Stored as written in the audit. Add freely; never rename or reuse."""

    TAKE = "TAKE"
    REFUSE = "REFUSE"
    TAKE_BACK = "TAKE_BACK"
    RUN_OUT = "RUN_OUT"


class MoveRefused(ValueError):
    """The table allows no such move in this state."""


TABLE: Mapping[State, Mapping[Move, State]] = {
    State.OFFERED: {
        Move.TAKE: State.TAKEN,
        Move.REFUSE: State.REFUSED,
        Move.TAKE_BACK: State.TAKEN_BACK,
        Move.RUN_OUT: State.OVER,
    },
    State.TAKEN: {},
    State.REFUSED: {},
    State.TAKEN_BACK: {},
    State.OVER: {},
}


def moved(state: State, move: Move) -> State:
    """Errors: MoveRefused.

    >>> moved(State.OFFERED, Move.TAKE)
    <State.TAKEN: 'TAKEN'>
    """
    try:
        return TABLE[state][move]
    except KeyError as error:
        raise MoveRefused(f"{move} in {state}") from error


def last_day(first: date) -> date:
    """
    >>> last_day(date(2026, 11, 24))
    datetime.date(2026, 12, 7)
    """
    return first + timedelta(days=DAYS - 1)
