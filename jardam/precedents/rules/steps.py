"""What was done in a case, in order, by the month of it: a day may tell which case it was, the third month does not. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jardam.precedents.rules.bands import MONTH


@dataclass(frozen=True, slots=True)
class Step:
    """``what``: said by the house, never by anybody who worked on the case."""

    day: date
    what: str


def by_months(steps: Iterable[Step], opened_on: date) -> list[tuple[int, str]]:
    """In order, each with the month of the case in which it was, from 1; the same in one month is said once.

    What was done before the case was opened belongs to its first month. Units: months of 30 days.

    >>> by_months([Step(date(2026, 3, 9), "ответ"), Step(date(2026, 1, 9), "жалоба")], date(2026, 1, 7))
    [(1, 'жалоба'), (3, 'ответ')]
    """
    in_order = sorted(steps, key=lambda step: step.day)
    said = [(max((step.day - opened_on).days, 0) // MONTH + 1, step.what) for step in in_order]
    return list(dict.fromkeys(said))
