"""The days on which somebody stands in for a colleague. Pure.

Source: a habit of the house, no law; longer than half a year is no absence, and the cases are handed over.
"""

from datetime import date, timedelta

LONGEST_AWAY = timedelta(days=183)


class DaysRefused(ValueError):
    """These are no days of an absence."""


def days_away(first: date, last: date, today: date) -> tuple[date, date]:
    """The first and the last day, both of the absence, as they were said.

    Errors: DaysRefused, when they end before they begin or before today, or take longer than half a year.

    >>> days_away(date(2026, 12, 1), date(2026, 12, 14), date(2026, 11, 22))[1].isoformat()
    '2026-12-14'
    """
    if last < max(first, today) or last - first > LONGEST_AWAY:
        raise DaysRefused(f"{first} - {last}")
    return first, last
