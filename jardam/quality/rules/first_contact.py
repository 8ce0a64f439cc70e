"""Whether a matter was solved the first time somebody came with it: the field's first contact resolution (FCR)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

WINDOW_DAYS = 14
"""So many days after a consultation somebody who comes back with the same topic was not helped by it."""


class FirstContact(StrEnum):
    """Each consultation is exactly one of these, the first that applies in this order."""

    REPEAT = "REPEAT"  # is itself a return: no first contact
    YOUNG = "YOUNG"  # the window is still open: nobody can say yet
    NOT_AT_ONCE = "NOT_AT_ONCE"  # something had to follow, or nobody could help
    CAME_BACK = "CAME_BACK"  # answered, and yet the same person came again with it
    SOLVED = "SOLVED"  # answered, and they did not come back that we know of


JUDGED = (FirstContact.SOLVED, FirstContact.NOT_AT_ONCE, FirstContact.CAME_BACK)
"""What the share is taken of. Repeats and what is too young stand in neither part of it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one closed consultation.

    ``came_before``, ``came_back``: the same person, a topic in common, within the window; both are known only of
    people who left something that identifies them. On one day nobody knows which of two contacts was earlier: their
    ids decide, the same way each time.
    """

    is_answered: bool
    came_before: bool
    came_back: bool
    is_young: bool


def first_contact(facts: Facts) -> FirstContact:
    """What this consultation counts as.

    Units: the window is `WINDOW_DAYS` days of the calendar.
    Source: the field's word and its usual proxy, "no repeat contact on the same issue within a set window". No
            standard fixes the window; fourteen days are ours. Returns of people who left no number stay unseen,
            so the share is an upper bound, and the page says so.
    """
    if facts.came_before:
        return FirstContact.REPEAT
    if facts.is_young:
        return FirstContact.YOUNG
    if not facts.is_answered:
        return FirstContact.NOT_AT_ONCE
    return FirstContact.CAME_BACK if facts.came_back else FirstContact.SOLVED


def every_case() -> Iterator[Facts]:
    """All that can be known of a consultation: sixteen cases. Who asks a database asks for those of one answer."""
    return (Facts(*known) for known in product((False, True), repeat=4))


def judged(counted: Mapping[FirstContact, int]) -> int:
    """Of how many the share of the solved ones is taken.

    >>> judged({FirstContact.SOLVED: 17, FirstContact.NOT_AT_ONCE: 20, FirstContact.YOUNG: 9})
    37
    """
    return sum(counted.get(one, 0) for one in JUDGED)
