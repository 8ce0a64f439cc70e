"""The terms of a case: what may become of one, and when somebody is reminded of it. Pure.

The last day itself is worked out by `law`. Here stands only what the house does with it: nothing takes a term off the
list but a person who says what became of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=3)
LAST_CALL = timedelta(days=1)
HALF_SHOWN = timedelta(days=7)
"""A habit: as long as somebody may be away without having missed that half of the time is over."""


class TermState(StrEnum):
    """What became of a term. Stored as written. Add freely; never rename or reuse."""

    OPEN = "OPEN"
    MET = "MET"
    MISSED = "MISSED"
    DROPPED = "DROPPED"
    SILENT = "SILENT"  # of an authority: its answer did not come in time


TERM_MOVES: Mapping[TermState, Sequence[TermState]] = {
    TermState.OPEN: (TermState.MET, TermState.MISSED, TermState.DROPPED, TermState.SILENT),
    TermState.MET: (),
    TermState.MISSED: (),
    TermState.DROPPED: (),
    TermState.SILENT: (),
}


class TermEnded(ValueError):
    """It was said already what became of this term."""


class ReasonWanted(ValueError):
    """A term that was missed, or that is given up, needs a reason."""


class KeptDayWanted(ValueError):
    """A term is kept on a day that is not after its last one; without such a day nobody may say that it was."""


class TimeLeft(ValueError):
    """Nobody has failed to answer in time before the last day is over."""


class Reminder(StrEnum):
    """Why a term stands on a day: the most pressing of its reasons."""

    HALF = "HALF"
    SOON = "SOON"
    LAST = "LAST"
    LATE = "LATE"


@dataclass(frozen=True, slots=True)
class Running:
    """A term that is open. ``half_on``: the day on which half of its time is over."""

    due_on: date
    half_on: date


def half_of(since: date, due_on: date) -> date:
    """The day on which half of the time from ``since`` is over; never after the last day.

    >>> half_of(date(2026, 11, 1), date(2026, 11, 11))
    datetime.date(2026, 11, 6)
    """
    return min(due_on, since + (due_on - since) / 2)


def reminder_of(term: Running, today: date) -> Reminder | None:
    """Whether whoever answers for it is reminded today, and why; nothing between the half and the last three days."""
    if term.due_on < today:
        return Reminder.LATE
    if term.due_on <= today + LAST_CALL:
        return Reminder.LAST
    if term.due_on <= today + SOON:
        return Reminder.SOON
    return Reminder.HALF if term.half_on <= today <= term.half_on + HALF_SHOWN else None


def ends(*, is_over: bool, is_of_authority: bool) -> list[TermState]:
    """What may become of a running term. We miss none of an authority's, and it is not silent before its last day is over."""
    if not is_of_authority:
        return [TermState.MET, TermState.MISSED, TermState.DROPPED]
    return [TermState.MET, *([TermState.SILENT] if is_over else []), TermState.DROPPED]


def ended(state: TermState, end: TermState, reason: str, *, due_on: date, kept_on: date | None) -> TermState:
    """The end of an open term.

    Errors: TermEnded; ReasonWanted, for one that was missed or given up without a word; KeptDayWanted, for one that
    was kept on no day, or after its last one; TimeLeft, for an authority whose last day is not over on ``kept_on``.
    """
    if end not in TERM_MOVES[state]:
        raise TermEnded(f"{state} -> {end}")
    if end in {TermState.MISSED, TermState.DROPPED} and not reason.strip():
        raise ReasonWanted(end.value)
    if end is TermState.MET and (kept_on is None or kept_on > due_on):
        raise KeptDayWanted(str(kept_on))
    if end is TermState.SILENT and (kept_on is None or kept_on <= due_on):
        raise TimeLeft(str(due_on))
    return end
