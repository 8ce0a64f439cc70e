"""What becomes of a missed call: three attempts, then given up; and in which order they are returned. Pure."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from jardam.kernel.languages import Language

MOST_ATTEMPTS = 3


class TicketState(StrEnum):
    WAITING = "WAITING"
    REACHED = "REACHED"
    GIVEN_UP = "GIVEN_UP"


class TicketEnd(StrEnum):
    """How a ticket came to its end."""

    RETURNED = "RETURNED"  # somebody called back and talked
    CALLED_AGAIN = "CALLED_AGAIN"  # the caller tried once more, and was answered
    NOT_MISSED = "NOT_MISSED"  # late news from the exchange: somebody had answered
    NO_ANSWER = "NO_ANSWER"  # three attempts
    UNSAFE = "UNSAFE"  # calling could harm the person
    WRONG_NUMBER = "WRONG_NUMBER"
    UNWANTED = "UNWANTED"  # advertising, abuse
    TOO_OLD = "TOO_OLD"  # nobody came to it for a month
    NO_NUMBER = "NO_NUMBER"  # withheld, and the message says none


GIVING_UP = (TicketEnd.UNSAFE, TicketEnd.WRONG_NUMBER, TicketEnd.UNWANTED, TicketEnd.NO_NUMBER)
"""The reasons for which somebody may give up before the third attempt."""

NOT_REACHED = frozenset({"SILENT", "DROPPED"})
"""Kinds of a contact that say: nobody was at the other end. It counts as an attempt."""


def state_after(end: TicketEnd) -> TicketState:
    is_reached = end in {TicketEnd.RETURNED, TicketEnd.CALLED_AGAIN, TicketEnd.NOT_MISSED}
    return TicketState.REACHED if is_reached else TicketState.GIVEN_UP


def end_after_attempt(attempts: int) -> TicketEnd | None:
    """What an attempt that reached nobody means. ``attempts``: with this one. Example: 3 -> NO_ANSWER."""
    return TicketEnd.NO_ANSWER if attempts >= MOST_ATTEMPTS else None


def turn(language: Language, missed_at: datetime, spoken: Collection[str]) -> tuple[bool, datetime]:
    """Sort by this: first what the reader can speak, each part longest waiting first.

    An unknown language is nobody's own: it stands with the others, and is not lost among them.
    """
    return (language is Language.UNKNOWN or language.value not in spoken, missed_at)
