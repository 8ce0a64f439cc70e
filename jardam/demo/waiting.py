"""The open work of the demo network: a few callbacks around the moment of the building, some of them late."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from jardam.contacts.rules.closing import Outcome
from jardam.demo.calls import InventedCall
from jardam.kernel.languages import Language

DUE_IN = tuple(timedelta(minutes=minutes) for minutes in (-20, 110, 1500, 25, -95, 300, 2900))
"""When they are due, counted from now: in a small centre the first three."""

SMALL = 3
BUSY_CONTACTS = 30
"""A centre with so many contacts in the running month has all seven."""


def due_moments(calls: Sequence[InventedCall], at: datetime) -> Mapping[int, datetime]:
    """Which of the month's calls still wait, by their place in it, and when they are due.

    The youngest consultation of each language first, so that everybody finds one that they can take.
    """
    due = DUE_IN if len(calls) >= BUSY_CONTACTS else DUE_IN[:SMALL]
    chosen = _youngest_of_each_language(calls)[: len(due)]
    return {place: at + wait for place, wait in zip(chosen, due, strict=False)}


def waiting(call: InventedCall) -> InventedCall:
    """The same call, ended with a promise; a promise needs a number."""
    return replace(call, outcome=Outcome.CALLBACK, reason=None, left_number=True)


def _youngest_of_each_language(calls: Sequence[InventedCall]) -> list[int]:
    """Places of consultations: one of each language, then the others, each part youngest first."""
    consultations = [place for place, call in enumerate(calls) if call.topics][::-1]
    first: dict[Language, int] = {}
    for place in consultations:
        first.setdefault(calls[place].language, place)
    chosen = list(first.values())
    return chosen + [place for place in consultations if place not in chosen]
