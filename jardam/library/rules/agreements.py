"""Is an agreement in force, and does it work? Two questions: what the papers say, and what happened to people.

A paper in force may be refused at every counter, and one that nobody finds may be honoured; so neither answer is made
from the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

RECENT = timedelta(days=2 * 365)
"""What happened longer ago says how it was, not how it is."""


class Status(StrEnum):
    """What the papers say."""

    IN_FORCE = "IN_FORCE"
    PARTLY = "PARTLY"
    NOT_YET = "NOT_YET"
    SUPERSEDED = "SUPERSEDED"  # never ended, but another agreement is applied instead
    ENDED = "ENDED"
    NOT_RATIFIED = "NOT_RATIFIED"
    NONE = "NONE"  # looked for, and there is none
    UNKNOWN = "UNKNOWN"


class Works(StrEnum):
    """What the evidence says."""

    WORKS = "WORKS"
    REFUSED = "REFUSED"
    BOTH = "BOTH"
    LONG_AGO = "LONG_AGO"
    UNTRIED = "UNTRIED"


class Outcome(StrEnum):
    """What happened when somebody relied on an agreement, or asked after it."""

    APPLIED = "APPLIED"
    REFUSED = "REFUSED"
    LOOKED_UP = "LOOKED_UP"  # a text or an official was asked; nobody was helped or refused


@dataclass(frozen=True, slots=True)
class Told:
    """What a row of `data/law/agreements.yaml` says of one agreement. ``in_force``: its words, in English."""

    in_force: str
    signed: tuple[str, ...] = ()  # ISO days; more than one where sources do not agree
    in_force_from: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of evidence that stands."""

    on: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Practice:
    """``last``: the day of the newest entry that was applied or refused; ``checked``: of the newest of any kind."""

    works: Works
    last: date | None = None
    checked: date | None = None
    counts: Mapping[Outcome, int] = field(default_factory=dict)


def status_of(told: Told, on: date) -> Status:
    """What the papers say on a day. An agreement that has ended is ended, whatever else is written of it.

    Units: days. Source: the words of `data/law/agreements.yaml`, explained at its head.
    """
    words = told.in_force.lower()
    if told.ended is not None and told.ended <= on:
        return Status.ENDED
    if words.startswith("not "):  # "not ratified by RU", "not for RU until ratification"
        return Status.NOT_RATIFIED
    if words.startswith("no"):
        return Status.ENDED if told.signed else Status.NONE
    if told.in_force_from is not None and told.in_force_from > on:
        return Status.NOT_YET
    if words.startswith("yes"):
        return Status.SUPERSEDED if "superseded" in words else Status.IN_FORCE
    return Status.PARTLY if words.startswith("partly") else Status.UNKNOWN


def practice_of(entries: Iterable[Happened], on: date) -> Practice:
    """Whether it works, by what happened within two years before a day; older entries alone say 'long ago'."""
    past = [entry for entry in entries if entry.on <= on]
    tried = [entry for entry in past if entry.outcome is not Outcome.LOOKED_UP]
    counts = {outcome: sum(entry.outcome is outcome for entry in past) for outcome in Outcome}
    return Practice(
        works=_works(tried, on),
        last=max((entry.on for entry in tried), default=None),
        checked=max((entry.on for entry in past), default=None),
        counts=counts,
    )


def _works(tried: Iterable[Happened], on: date) -> Works:
    outcomes = {entry.outcome: entry for entry in tried}
    recent = {entry.outcome for entry in tried if on - entry.on <= RECENT}
    if recent == {Outcome.APPLIED, Outcome.REFUSED}:
        return Works.BOTH
    if recent:
        return Works.WORKS if Outcome.APPLIED in recent else Works.REFUSED
    return Works.LONG_AGO if outcomes else Works.UNTRIED


def days_told(details: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The days that a row names for an event, each once: "2021-05-21 / 2021-06-17" are two, and so is one told otherwise."""
    told = [part.strip() for part in str(details.get(name) or "").split("/")]
    further = [str(day) for day in details.get(f"{name}_otherwise") or ()]
    return tuple(dict.fromkeys(day for day in (*told, *further) if day))
