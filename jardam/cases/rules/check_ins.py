"""Asking later how it went, where somebody agreed: when, and what the asking may come to. Pure.

The days are the house's own: two weeks, then 3, 6 and 12 months after the case was closed. None of them is law.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from jardam.cases.rules.stages import Ending
from jardam.kernel.months import months_later


class After(StrEnum):
    """How long after closing. Stored as written."""

    TWO_WEEKS = "TWO_WEEKS"
    THREE_MONTHS = "THREE_MONTHS"
    SIX_MONTHS = "SIX_MONTHS"
    A_YEAR = "A_YEAR"


class Asked(StrEnum):
    """What became of a check-in. Stored as written."""

    WAITING = "WAITING"
    ANSWERED = "ANSWERED"
    NOT_REACHED = "NOT_REACHED"
    NO_MORE = "NO_MORE"  # they do not want to be asked any more
    DROPPED = "DROPPED"  # the case was opened again before it


class Result(StrEnum):
    """How it stands, as the client tells it, and apart from that as we see it. Stored as written."""

    GOOD = "GOOD"
    PARTLY = "PARTLY"
    SAME = "SAME"
    WORSE = "WORSE"
    NOT_SAID = "NOT_SAID"


class NobodyToAsk(ValueError):
    """After such an ending nobody can be asked."""


class CheckInEnded(ValueError):
    """What became of this one was said already."""


_MONTHS: Mapping[After, int] = {After.THREE_MONTHS: 3, After.SIX_MONTHS: 6, After.A_YEAR: 12}
_NOBODY = {Ending.DIED, Ending.MISTAKE}
ENDS = (Asked.ANSWERED, Asked.NOT_REACHED, Asked.NO_MORE)
ASKED_MOVES: Mapping[Asked, tuple[Asked, ...]] = {Asked.WAITING: (*ENDS, Asked.DROPPED)}


def check_in_days(closed_on: date) -> dict[After, date]:
    """On which day each is due, the earliest first.

    >>> check_in_days(date(2026, 11, 30))[After.THREE_MONTHS]
    datetime.date(2027, 2, 28)
    """
    later = {after: months_later(closed_on, months) for after, months in _MONTHS.items()}
    return {After.TWO_WEEKS: closed_on + timedelta(weeks=2), **later}


def may_become(state: Asked, then: Asked) -> None:
    """Errors: CheckInEnded.

    >>> may_become(Asked.WAITING, Asked.NO_MORE)
    """
    if then not in ASKED_MOVES.get(state, ()):
        raise CheckInEnded(f"{state} -> {then}")


def somebody_to_ask(ending: Ending) -> None:
    """Errors: NobodyToAsk."""
    if ending in _NOBODY:
        raise NobodyToAsk(ending)
