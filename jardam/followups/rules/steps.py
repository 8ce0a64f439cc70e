"""What must follow a contact that is not done when the line goes dead: who acts next, and by when. Pure.

The terms are habits of a good desk, in working days; none of them is law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jardam.contacts.rules.closing import Outcome
from jardam.law.rules.calendar import ProductionCalendar
from jardam.law.rules.own_terms import own_term


class StepKind(StrEnum):
    """What was asked for."""

    APPOINTMENT = "APPOINTMENT"
    CERTIFICATE = "CERTIFICATE"
    REFERRAL = "REFERRAL"
    CASE = "CASE"


class StepState(StrEnum):
    """How far it is. The first two wait for somebody; each of the others is an end."""

    ASKED = "ASKED"
    SENT = "SENT"
    BOOKED = "BOOKED"
    ISSUED = "ISSUED"
    REFUSED = "REFUSED"
    HELPED = "HELPED"
    NOT_HELPED = "NOT_HELPED"
    TAKEN = "TAKEN"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class Actor(StrEnum):
    """Who of the centre must act next."""

    OPERATOR = "OPERATOR"
    RECEPTION = "RECEPTION"
    CASEWORKER = "CASEWORKER"


@dataclass(frozen=True, slots=True)
class Stage:
    """A state that waits: for whom, how many working days at most, and what may follow."""

    actor: Actor
    working_days: int
    moves: tuple[StepState, ...]


class MoveRefused(ValueError):
    """The table allows no such move."""


STEP_AFTER: Mapping[Outcome, StepKind] = {
    Outcome.APPOINTMENT: StepKind.APPOINTMENT,
    Outcome.CERTIFICATE: StepKind.CERTIFICATE,
    Outcome.REFERRED: StepKind.REFERRAL,
    Outcome.CASE: StepKind.CASE,
}
"""The outcomes that leave a step behind; a callback is a table of its own, the others end with the contact."""

STAGES: Mapping[StepKind, Mapping[StepState, Stage]] = {
    StepKind.APPOINTMENT: {
        StepState.ASKED: Stage(Actor.RECEPTION, 1, (StepState.BOOKED, StepState.WITHDRAWN)),
    },
    StepKind.CERTIFICATE: {
        StepState.ASKED: Stage(
            Actor.OPERATOR, 1, (StepState.SENT, StepState.ISSUED, StepState.REFUSED, StepState.WITHDRAWN)
        ),
        StepState.SENT: Stage(Actor.OPERATOR, 5, (StepState.ISSUED, StepState.REFUSED, StepState.WITHDRAWN)),
    },
    StepKind.REFERRAL: {
        StepState.ASKED: Stage(
            Actor.OPERATOR, 3, (StepState.HELPED, StepState.NOT_HELPED, StepState.WITHDRAWN)
        ),
    },
    StepKind.CASE: {
        StepState.ASKED: Stage(
            Actor.CASEWORKER, 2, (StepState.TAKEN, StepState.DECLINED, StepState.WITHDRAWN)
        ),
    },
}


def waiting_states() -> list[StepState]:
    """Every state in which some step waits for somebody, in the order of the table."""
    return [state for state in StepState if any(state in stages for stages in STAGES.values())]


def stage(kind: StepKind, state: StepState) -> Stage | None:
    """What a step waits for; None when it has ended."""
    return STAGES[kind].get(state)


def after(kind: StepKind, state: StepState, move: StepState) -> StepState:
    """The state after a move. Errors: MoveRefused.

    >>> after(StepKind.CERTIFICATE, StepState.ASKED, StepState.SENT)
    <StepState.SENT: 'SENT'>
    """
    waiting = stage(kind, state)
    if waiting is None or move not in waiting.moves:
        raise MoveRefused(f"{kind}: {state} -> {move}")
    return move


def due_on(waiting: Stage, day: date, calendar: ProductionCalendar) -> date:
    """The last day on which the next one may act, counted from ``day``, which itself is never counted.

    Where no production calendar is held for the year, Monday to Friday are taken for working days: this is
    a clock of the desk, not a term of law.
    """
    return own_term(day, waiting.working_days, calendar).last
