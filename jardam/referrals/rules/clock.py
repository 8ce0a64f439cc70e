"""How long a partner may take to answer, and how long a link lives. Pure.

Our own habits, no law: whoever is in danger cannot wait for an office to open its letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

USUAL_DAYS, MOST_DAYS = 14, 90
"""Units: days that a link lives, by itself and at most."""


class Urgency(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    NOW = "NOW"
    SOON = "SOON"
    USUAL = "USUAL"


PATIENCE: Mapping[Urgency, timedelta] = {
    Urgency.NOW: timedelta(hours=4),
    Urgency.SOON: timedelta(hours=24),
    Urgency.USUAL: timedelta(hours=72),
}
"""From the asking to an answer: accepted, refused, or a question."""


@dataclass(frozen=True, slots=True)
class Clock:
    """``remind_at``: half of the time is over; ``due_at``: all of it."""

    remind_at: datetime
    due_at: datetime


def clock_from(at: datetime, urgency: Urgency) -> Clock:
    """Units: moments, to the minute.

    >>> from datetime import UTC
    >>> clock_from(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), Urgency.NOW).remind_at.hour
    11
    """
    minute = at.replace(second=0, microsecond=0)
    return Clock(minute + PATIENCE[urgency] / 2, minute + PATIENCE[urgency])


def last_day(asked_on: date, days: int, agreed_until: date | None = None) -> date:
    """The last day on which a link opens: never after the last day of the yes.

    Errors: ValueError for more than `MOST_DAYS` or for less than one.
    """
    if not 1 <= days <= MOST_DAYS:
        raise ValueError(days)
    wanted = asked_on + timedelta(days=days)
    return min(wanted, agreed_until) if agreed_until else wanted
