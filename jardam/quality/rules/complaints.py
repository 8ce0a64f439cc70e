"""A complaint about our own service: what it is about, what may follow what, how it may honestly end, who may look into it."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

Who = TypeVar("Who")


class About(StrEnum):
    """What somebody complains of. Stored as written; add freely, never rename or reuse."""

    LATE_CALLBACK = "LATE_CALLBACK"
    RUDENESS = "RUDENESS"
    WRONG_INFORMATION = "WRONG_INFORMATION"
    CONFIDENTIALITY = "CONFIDENTIALITY"
    DISCRIMINATION = "DISCRIMINATION"
    MONEY_ASKED = "MONEY_ASKED"
    OTHER = "OTHER"


class Came(StrEnum):
    """How it reached us."""

    PHONE = "PHONE"
    IN_PERSON = "IN_PERSON"
    LETTER = "LETTER"
    MESSAGE = "MESSAGE"
    PARTNER = "PARTNER"


class State(StrEnum):
    """How far it is. The first two wait for its owner; each of the others is an end."""

    RECEIVED = "RECEIVED"
    LOOKED_INTO = "LOOKED_INTO"
    JUSTIFIED = "JUSTIFIED"
    PARTLY = "PARTLY"
    UNFOUNDED = "UNFOUNDED"
    NOT_CLEARED = "NOT_CLEARED"  # word against word, or nothing is left to look at
    PASSED_ON = "PASSED_ON"  # somebody else decides: the police, another organisation
    NOT_OURS = "NOT_OURS"  # about somebody else's service
    WITHDRAWN = "WITHDRAWN"


class Answer(StrEnum):
    """Whether who complained was told how it ended, and if not, why not."""

    GIVEN = "GIVEN"
    NOT_WANTED = "NOT_WANTED"
    NOT_REACHED = "NOT_REACHED"
    NO_ADDRESS = "NO_ADDRESS"  # anonymous: nobody to tell


class MoveRefused(ValueError):
    """The table allows no such move."""


class AnswerMissing(ValueError):
    """Nobody has said whether an answer was given."""


MOVES: Mapping[State, Sequence[State]] = {
    State.RECEIVED: (State.LOOKED_INTO, State.NOT_OURS, State.WITHDRAWN),
    State.LOOKED_INTO: (
        State.JUSTIFIED,
        State.PARTLY,
        State.UNFOUNDED,
        State.NOT_CLEARED,
        State.PASSED_ON,
        State.WITHDRAWN,
    ),
}
"""What may follow what. Nobody finds a complaint justified or unfounded without having looked into it."""

WAITING = tuple(MOVES)


def after(state: State, move: State, answer: Answer | None) -> State:
    """The state after a move; an end says whether an answer was given. Errors: MoveRefused; AnswerMissing.

    >>> after(State.RECEIVED, State.LOOKED_INTO, None)
    <State.LOOKED_INTO: 'LOOKED_INTO'>
    """
    if move not in MOVES.get(state, ()):
        raise MoveRefused(f"{state} -> {move}")
    if move not in MOVES and answer is None:
        raise AnswerMissing(move)
    return move


def may_own(candidate: Who, involved: Iterable[Who | None]) -> bool:
    """Nobody looks into a complaint about themselves, nor into one about a contact that they recorded."""
    return candidate not in set(involved)


def first_owner(candidates: Sequence[Who], involved: Iterable[Who | None]) -> Who | None:
    """The first of those in question who may; None where nobody is left, which the page says aloud.

    >>> first_owner(["head", "lawyer"], ["head", None])
    'lawyer'
    """
    concerned = set(involved)
    return next((one for one in candidates if may_own(one, concerned)), None)
