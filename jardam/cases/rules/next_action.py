"""The day of a next action. Pure.

An open case always has one. How far ahead it may lie is a habit of a good desk, no law: a case that nobody looks at
for half a year is a case that nobody works on.
"""

from dataclasses import dataclass
from datetime import date, timedelta

FARTHEST = timedelta(days=183)


class DayRefused(ValueError):
    """The day is behind us, or so far ahead that the case would lie untouched."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """What is done next in a case, and the last day for it."""

    what: str
    day: date


def next_day(day: date, today: date) -> date:
    """The day itself. Errors: DayRefused, for a day before ``today`` or more than half a year after it."""
    if not today <= day <= today + FARTHEST:
        raise DayRefused(day.isoformat())
    return day
