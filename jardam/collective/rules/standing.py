"""Who stands in a collective claim, and of whom a paper to one reader tells today. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jardam.collective.rules.agreeing import Agreement, Reader

FEWEST, MOST = 2, 60
"""Of workers: one alone has their own claim; more than a brigade is several papers."""


class State(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    PROPOSED = "PROPOSED"
    CONFIRMED = "CONFIRMED"
    LEFT = "LEFT"


MOVES: Mapping[State, Sequence[State]] = {
    State.PROPOSED: (State.CONFIRMED, State.LEFT),
    State.CONFIRMED: (State.LEFT,),
    State.LEFT: (),
}


class Moved(ValueError):
    """Somebody said meanwhile what became of this worker's part."""


class Lack(StrEnum):
    """What is missing of a worker before a paper can tell of them."""

    NAME = "NAME"
    SUM = "SUM"
    NOTHING_OWED = "NOTHING_OWED"
    CASE_CLOSED = "CASE_CLOSED"


def check_move(state: State, then: State) -> None:
    """Errors: Moved.

    >>> check_move(State.PROPOSED, State.CONFIRMED)
    """
    if then not in MOVES[state]:
        raise Moved(f"{state} -> {then}")


@dataclass(frozen=True, slots=True)
class Standing:
    """One worker today. ``owed``: None where the law cannot count it yet. Units: roubles."""

    state: State
    is_open: bool  # their case
    agreements: Mapping[Reader, Agreement]
    owed: Decimal | None = None

    def is_told_to(self, reader: Reader) -> bool:
        """Whether a paper to this reader may tell of them, at this moment."""
        return self.state is State.CONFIRMED and self.is_open and self.agreements[reader].stands


def total(every: Iterable[Decimal | None]) -> Decimal:
    """What is owed to all of them together; who is not counted yet adds nothing. Units: roubles.

    >>> total([Decimal(2), None, Decimal(3)])
    Decimal('5')
    """
    return sum((one for one in every if one is not None), Decimal(0))
