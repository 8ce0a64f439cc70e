"""Whether an authority is late, and from which day the next clock runs. Pure.

The last day of an authority that goes by is nothing that we missed: one waits on, or goes to the next instance.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jardam.filings.rules.states import PaperState


class Outcome(StrEnum):
    """What an answer is worth to the person. Stored as written. Add freely; never rename or reuse."""

    HELPED = "HELPED"
    PARTLY = "PARTLY"
    REFUSED = "REFUSED"


class Reply(StrEnum):
    """How an authority has answered a paper, for the counts."""

    IN_TIME = "IN_TIME"
    LATE = "LATE"
    NEVER = "NEVER"  # its last day went by, and nothing came until now
    WAITED = "WAITED"  # it is not due yet, or no day is known


@dataclass(frozen=True, slots=True)
class Awaited:
    """``due_on``: by when an answer is due; None where no day is known, or where nobody waits for one any more."""

    state: PaperState
    due_on: date | None
    answered_on: date | None = None
    outcome: Outcome | None = None


def days_late(awaited: Awaited, today: date) -> int:
    """For how long nothing has come.

    >>> days_late(Awaited(PaperState.SENT, date(2026, 11, 20)), date(2026, 11, 23))
    3
    >>> days_late(Awaited(PaperState.SENT, date(2026, 11, 20)), date(2026, 11, 20))
    0
    """
    if awaited.state is not PaperState.SENT or awaited.due_on is None:
        return 0
    return max(0, (today - awaited.due_on).days)


def is_onward_wanted(awaited: Awaited, today: date) -> bool:
    """Whether the next instance is offered: nothing came in time, or what came does not help, or nobody said whether it does."""
    if awaited.state is PaperState.ANSWERED:
        return awaited.outcome is not Outcome.HELPED
    return days_late(awaited, today) > 0


def next_clock_begins(awaited: Awaited, today: date) -> date | None:
    """The day of the answer, or the day after the one by which it was due; None while neither has come."""
    if awaited.state is PaperState.ANSWERED:
        return awaited.answered_on
    return awaited.due_on + timedelta(1) if awaited.due_on and days_late(awaited, today) else None


def reply_of(awaited: Awaited, today: date) -> Reply:
    """Where no day is known no answer is late."""
    if awaited.state is not PaperState.ANSWERED:
        return Reply.NEVER if days_late(awaited, today) else Reply.WAITED
    is_late = awaited.due_on and awaited.answered_on and awaited.answered_on > awaited.due_on
    return Reply.LATE if is_late else Reply.IN_TIME
