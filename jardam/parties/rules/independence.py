"""How many people tell of somebody independently of each other: whoever lives together counts once. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

FEWEST = 3
"""From so many independent people on it is said that others had trouble; below, nothing is said to anybody."""

NAMELESS = b"nameless"
"""What all those share of whom neither a name nor a number is known: how many they are, nobody can say."""


@dataclass(frozen=True, slots=True)
class Teller:
    """``near``: what they share with others who may be the same or live with them: a telephone, as its keyed hash, each
    other's file, or `NAMELESS`."""

    person: UUID
    near: frozenset[bytes] = frozenset()


def independent(tellers: Iterable[Teller]) -> int:
    """Into how many households the tellers fall, as far as is known. Units: people, each standing for a household.

    >>> independent([Teller(UUID(int=1)), Teller(UUID(int=1))])
    1
    """
    return len(_groups(tellers))


def households(tellers: Sequence[Teller]) -> dict[UUID, UUID]:
    """By person the one who stands for their household: the same for all who live together, as far as is known.

    >>> one, other = UUID(int=1), UUID(int=2)
    >>> households([Teller(other, frozenset({b"phone"})), Teller(one, frozenset({b"phone"}))])[other] == one
    True
    """
    people = sorted({teller.person for teller in tellers}, key=lambda person: person.hex)
    groups = _groups(tellers)
    return {
        person: next(one for one in people if one.bytes in group)
        for group in groups
        for person in people
        if person.bytes in group
    }


def _groups(tellers: Iterable[Teller]) -> list[set[bytes]]:
    groups: list[set[bytes]] = []
    for teller in tellers:
        joined = {teller.person.bytes, *teller.near}
        apart = [group for group in groups if not group & joined]
        for group in groups:
            joined |= group if group & joined else set()
        groups = [*apart, joined]
    return groups


def is_enough(tellers: Iterable[Teller]) -> bool:
    """Whether it may be said that others had trouble here."""
    return independent(tellers) >= FEWEST
