"""How long a key opens: from its issue to its last day, and a week beside the one that follows it. Pure."""

from datetime import date, timedelta

LONGEST_DAYS = 366
USUAL_DAYS = 365
OVERLAP = timedelta(days=7)
"""Both keys of a rotation open: whoever runs the partner's system exchanges it by daylight."""


def last_day_of(issued_on: date, days: int) -> date:
    """Errors: ValueError for more than `LONGEST_DAYS` or for less than one."""
    if not 1 <= days <= LONGEST_DAYS:
        raise ValueError(days)
    return issued_on + timedelta(days=days)


def last_day_beside(until: date, today: date) -> date:
    """Of a key that another one follows: never later than it was.

    >>> last_day_beside(date(2026, 12, 31), date(2026, 11, 24))
    datetime.date(2026, 12, 1)
    """
    return min(until, today + OVERLAP)
