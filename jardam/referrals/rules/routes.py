"""Whom a referral goes to, one after the other, and which of them can be asked without a person's hand. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

MOST_PARTNERS = 5


class Way(StrEnum):
    """How a partner gets it. Stored as written. Add freely; never rename or reuse."""

    MAIL = "MAIL"  # the house sends the link
    HAND = "HAND"  # somebody of the centre hands the link over: a messenger, a printed square
    PHONE = "PHONE"  # a number and a code, read out
    SYSTEM = "SYSTEM"  # the partner's own system fetches it


class SameTwice(ValueError):
    """A partner stands in the route twice."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One partner of the route. ``address``: of the letter, for `Way.MAIL` alone."""

    organisation: UUID
    way: Way
    address: str = ""

    @property
    def goes_by_itself(self) -> bool:
        return self.way in (Way.MAIL, Way.SYSTEM)

    @property
    def bundle(self) -> list[str]:
        return [str(self.organisation), self.way.value, self.address]

    @classmethod
    def from_bundle(cls, bundle: Sequence[str]) -> Stop:
        organisation, way, address = bundle
        return cls(UUID(organisation), Way(way), address)


def checked(stops: Sequence[Stop]) -> Sequence[Stop]:
    """Errors: SameTwice; ValueError for none or too many."""
    if not 1 <= len(stops) <= MOST_PARTNERS:
        raise ValueError(len(stops))
    if len({stop.organisation for stop in stops}) < len(stops):
        raise SameTwice
    return stops


def next_by_itself(stops: Sequence[Stop], asked: Sequence[UUID], willing: Sequence[UUID]) -> Stop | None:
    """The next partner of the route that nobody asked yet and of whom the person still agrees; None where that one must be
    asked by a person, or where none is left.

    ``asked``: whom it went to already; ``willing``: to whom it may go today.
    """
    left = [stop for stop in stops if stop.organisation not in asked and stop.organisation in willing]
    return left[0] if left and left[0].goes_by_itself else None
