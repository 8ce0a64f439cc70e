"""Those who live with somebody, or depend on them: another person of the centre, or just a role and an age. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jardam.people.rules.ages import Ages, ages_told


class HouseholdRole(StrEnum):
    """What they are to the person. Stored as written. Add freely; never rename or reuse."""

    SPOUSE = "SPOUSE"
    CHILD = "CHILD"
    PARENT = "PARENT"
    SIBLING = "SIBLING"
    GRANDPARENT = "GRANDPARENT"
    RELATIVE = "RELATIVE"
    GUARDIAN = "GUARDIAN"
    WARD = "WARD"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Member:
    """One of them. All of it rests sealed, the tie to another file too: on a seized disk nobody has relatives.

    ``may_decide``: told to be a legal representative. ``may_harm``: perhaps the one who does harm; they decide nothing.
    """

    role: str
    name: str = ""
    age: int | None = None  # as told on told_on
    told_on: str = ""
    lives_with: bool = False
    depends: bool = False
    may_decide: bool = False
    may_harm: bool = False
    person: str = ""  # the id of their own file

    @property
    def represents(self) -> bool:
        """Whose word counts for a child."""
        return self.may_decide and not self.may_harm

    def ages(self, on: date) -> Ages | None:
        return None if self.age is None else ages_told(self.age, date.fromisoformat(self.told_on), on)

    def bundle(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_bundle(cls, bundle: dict[str, Any]) -> Member:
        """A field not held is empty."""
        return cls(**{name: bundle[name] for name in cls.__slots__ if name in bundle})
