"""What may be written down of an orientation, and what a month of them adds up to. Pure: no clock, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_PEOPLE = 2_000
"""In one session; more is a slip of the finger. Ours, no norm."""
OLDEST = timedelta(days=366)
"""Written down later than that, nobody remembers the numbers. Ours, no norm."""


class Kind(StrEnum):
    """Stored as written; add freely, never rename or reuse."""

    SESSION = "SESSION"
    SELF_STUDY = "SELF_STUDY"


class Wrong(StrEnum):
    """What is wrong with a tally."""

    NOBODY = "NOBODY"  # no woman and no man
    TOO_MANY = "TOO_MANY"
    MORE_PAPERS_THAN_PEOPLE = "MORE_PAPERS_THAN_PEOPLE"
    DAY_AHEAD = "DAY_AHEAD"
    DAY_TOO_OLD = "DAY_TOO_OLD"


@dataclass(frozen=True, slots=True)
class Tally:
    """Units: people, and papers handed out."""

    women: int
    men: int
    checklists: int
    cards: int

    @property
    def people(self) -> int:
        return self.women + self.men


def faults_of(tally: Tally, held_on: date, today: date) -> list[Wrong]:
    """All that is wrong; nothing when it may be written down.

    >>> faults_of(Tally(2, 3, 5, 4), date(2026, 11, 20), date(2026, 11, 22))
    []
    """
    found = {
        Wrong.NOBODY: tally.people == 0,
        Wrong.TOO_MANY: tally.people > MOST_PEOPLE,
        Wrong.MORE_PAPERS_THAN_PEOPLE: max(tally.checklists, tally.cards) > tally.people > 0,
        Wrong.DAY_AHEAD: held_on > today,
        Wrong.DAY_TOO_OLD: today - held_on > OLDEST,
    }
    return [wrong for wrong, is_so in found.items() if is_so]


def added(tallies: Iterable[Tally]) -> Tally:
    """The sum, part by part."""
    rows = list(tallies)
    return Tally(
        women=sum(row.women for row in rows),
        men=sum(row.men for row in rows),
        checklists=sum(row.checklists for row in rows),
        cards=sum(row.cards for row in rows),
    )
