"""How far a case is, and what may follow what. Pure.

A table, because where every move is allowed a report of stages means nothing.
"""

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    ASSESSMENT = "ASSESSMENT"
    SUPPORT = "SUPPORT"
    NEGOTIATION = "NEGOTIATION"
    AUTHORITY = "AUTHORITY"
    COURT = "COURT"
    ENFORCEMENT = "ENFORCEMENT"
    CLOSED = "CLOSED"


class Ending(StrEnum):
    """Why a case was closed, honestly. Stored as written."""

    ACHIEVED = "ACHIEVED"
    PARTLY = "PARTLY"
    NOT_ACHIEVED = "NOT_ACHIEVED"
    COULD_NOT_HELP = "COULD_NOT_HELP"
    DISAPPEARED = "DISAPPEARED"
    LEFT = "LEFT"
    HANDED_ON = "HANDED_ON"
    DIED = "DIED"
    MISTAKE = "MISTAKE"


class MoveRefused(ValueError):
    """The table allows no such move."""


_AT_WORK = (Stage.SUPPORT, Stage.NEGOTIATION, Stage.AUTHORITY, Stage.COURT)

MOVES: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.ASSESSMENT: (*_AT_WORK, Stage.ENFORCEMENT, Stage.CLOSED),
    Stage.SUPPORT: (Stage.NEGOTIATION, Stage.AUTHORITY, Stage.COURT, Stage.CLOSED),
    Stage.NEGOTIATION: (Stage.SUPPORT, Stage.AUTHORITY, Stage.COURT, Stage.CLOSED),
    Stage.AUTHORITY: (
        Stage.SUPPORT,
        Stage.NEGOTIATION,
        Stage.COURT,
        Stage.ENFORCEMENT,
        Stage.CLOSED,
    ),
    Stage.COURT: (Stage.SUPPORT, Stage.NEGOTIATION, Stage.AUTHORITY, Stage.ENFORCEMENT, Stage.CLOSED),
    Stage.ENFORCEMENT: (Stage.SUPPORT, Stage.NEGOTIATION, Stage.AUTHORITY, Stage.COURT, Stage.CLOSED),
    Stage.CLOSED: (Stage.ASSESSMENT,),
}
"""What may follow each stage: somebody may come with a writ, and complain of the bailiffs to whoever oversees them. A closed
case is opened again by being assessed again."""


def after(stage: Stage, move: Stage) -> Stage:
    """The stage after a move. Errors: MoveRefused.

    >>> after(Stage.ASSESSMENT, Stage.COURT)
    <Stage.COURT: 'COURT'>
    """
    if move not in MOVES[stage]:
        raise MoveRefused(f"{stage} -> {move}")
    return move


def open_moves(stage: Stage) -> tuple[Stage, ...]:
    """What may follow without closing the case."""
    return tuple(move for move in MOVES[stage] if move is not Stage.CLOSED)
