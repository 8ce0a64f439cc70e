"""Whether an agreement holds on a day, and what many people say of the promise in it. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FEWEST = 5
"""From so many answers on a share is said: fewer tell more about single people than about the partner."""


class Told(StrEnum):
    """What a person whom we sent there said. Stored as written; add freely, never rename or reuse."""

    YES = "YES"
    NO = "NO"
    NOT_ASKED = "NOT_ASKED"


class Standing(StrEnum):
    AHEAD = "AHEAD"
    HOLDS = "HOLDS"
    OVER = "OVER"


@dataclass(frozen=True, slots=True)
class Tally:
    """Whoever we could not ask says neither yes nor no."""

    yes: int = 0
    no: int = 0
    not_asked: int = 0

    @property
    def answers(self) -> int:
        return self.yes + self.no

    @property
    def kept(self) -> int | None:
        """Of a hundred, whole; None below `FEWEST` answers.

        >>> Tally(yes=4, no=1).kept
        80
        >>> Tally(yes=4).kept is None
        True
        """
        return round(100 * self.yes / self.answers) if self.answers >= FEWEST else None


def tally(told: Iterable[Told]) -> Tally:
    counted = Counter(told)
    return Tally(counted[Told.YES], counted[Told.NO], counted[Told.NOT_ASKED])


def standing(begins: date, ends: date | None, today: date) -> Standing:
    """``ends``: the last day on which it holds; None for one without an end.

    >>> standing(date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31))
    <Standing.HOLDS: 'HOLDS'>
    """
    if today < begins:
        return Standing.AHEAD
    return Standing.OVER if ends is not None and today > ends else Standing.HOLDS
