"""What may follow what, for an appointment and for a number of the queue. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    """Where an appointment stands. The last five are ends: only the day stays of them."""

    HELD = "HELD"  # for a minute, while somebody is still asked whether it suits
    BOOKED = "BOOKED"
    ARRIVED = "ARRIVED"
    SEEN = "SEEN"
    NO_SHOW = "NO_SHOW"
    CANCELLED = "CANCELLED"
    LAPSED = "LAPSED"  # the day ended and nobody wrote down what happened: not the same as a no-show


class Place(StrEnum):
    """Where a number of the queue stands. The last three are ends."""

    WAITING = "WAITING"
    CALLED = "CALLED"
    SEEN = "SEEN"
    LEFT = "LEFT"
    LAPSED = "LAPSED"


OPEN = (State.HELD, State.BOOKED, State.ARRIVED)
PROMISED = (State.BOOKED, State.ARRIVED)
IN_QUEUE = (Place.WAITING, Place.CALLED)
HOLD_SECONDS = 60
DEFAULT_GRACE_MINUTES = 15

AFTER: Mapping[State, frozenset[State]] = {
    State.BOOKED: frozenset({State.ARRIVED, State.SEEN, State.NO_SHOW, State.CANCELLED}),
    State.ARRIVED: frozenset({State.SEEN, State.CANCELLED}),
}
"""What a person may write down of an appointment. Holding, booking and lapsing are actions of their own."""

AFTER_PLACE: Mapping[Place, frozenset[Place]] = {
    Place.WAITING: frozenset({Place.LEFT}),
    Place.CALLED: frozenset({Place.SEEN, Place.LEFT, Place.WAITING}),
}
"""The same for a number. From waiting to called there is one way only: being next."""


class Refusal(StrEnum):
    """Why an appointment cannot be moved so."""

    NOT_FROM_HERE = "NOT_FROM_HERE"
    TOO_EARLY = "TOO_EARLY"


def no_show_from(starts_at: datetime, grace_minutes: int) -> datetime:
    """The first moment at which somebody may be said not to have come."""
    return starts_at + timedelta(minutes=grace_minutes)


def refused_move(
    state: State, wanted: State, starts_at: datetime, now: datetime, grace_minutes: int
) -> Refusal | None:
    """Why this move cannot be made; None when it can. Nobody is a no-show before the grace has passed."""
    if wanted not in AFTER.get(state, frozenset()):
        return Refusal.NOT_FROM_HERE
    if wanted is State.NO_SHOW and now < no_show_from(starts_at, grace_minutes):
        return Refusal.TOO_EARLY
    return None
