"""What may become of a practice that was handed to a branch, and when somebody must look. Pure: no clock, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

LOOK_AFTER = timedelta(days=30)
"""So long after the day of handing over somebody looks, unless another day is agreed. Ours, no norm."""


class How(StrEnum):
    """In which way it was handed over. Stored as written; add freely, never rename or reuse."""

    TRAINING = "TRAINING"
    SIDE_BY_SIDE = "SIDE_BY_SIDE"
    MATERIALS = "MATERIALS"
    CASE_TOGETHER = "CASE_TOGETHER"


class State(StrEnum):
    """What became of it; nobody has looked yet at what was only handed over."""

    HANDED = "HANDED"
    IN_USE = "IN_USE"
    ADAPTED = "ADAPTED"  # in use, with something changed: what, is said in words
    NOT_USED = "NOT_USED"  # with the reason in words; only then it may be handed to the branch again


OUTCOMES = (State.IN_USE, State.ADAPTED, State.NOT_USED)
SAID_IN_WORDS = (State.ADAPTED, State.NOT_USED)


class WordsMissing(ValueError):
    """What was changed, or why it is not used, is not said."""


class NoOutcome(ValueError):
    """What was only handed over cannot become that again."""


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody found. ``again_on``: the day of the next look; None ends the looking."""

    outcome: State
    words: str = ""
    again_on: date | None = None


def check_look(look: Look) -> Look:
    """The look as it may be kept: what is not used is looked at no more. Errors: WordsMissing; NoOutcome.

    >>> check_look(Look(State.NOT_USED, "nobody asked", date(2026, 12, 1))).again_on is None
    True
    """
    if look.outcome not in OUTCOMES:
        raise NoOutcome(look.outcome)
    if look.outcome in SAID_IN_WORDS and not look.words.strip():
        raise WordsMissing(look.outcome)
    again_on = None if look.outcome is State.NOT_USED else look.again_on
    return Look(look.outcome, look.words.strip(), again_on)


def default_look(handed_on: date) -> date:
    """When to look again where nobody says a day.

    >>> default_look(date(2026, 11, 1))
    datetime.date(2026, 12, 1)
    """
    return handed_on + LOOK_AFTER


def is_waiting(look_on: date | None, today: date) -> bool:
    """Whether the agreed day has come and nobody has looked. Units: days of the calendar, the day itself included."""
    return look_on is not None and look_on <= today


@dataclass(frozen=True, slots=True)
class Handed:
    """One transfer as the picture needs it, with the day on which it happened."""

    to_branch: UUID
    state: State
    handed_on: date
    is_waiting: bool = False


def reuse_of(states: Iterable[str]) -> int:
    """At how many branches it is in use, as it was handed over or with something changed.

    >>> reuse_of(["IN_USE", "HANDED", "ADAPTED", "NOT_USED"])
    2
    """
    return sum(State(state) in {State.IN_USE, State.ADAPTED} for state in states)


class Mark(StrEnum):
    """What one branch has to do with a practice: a cell of the picture."""

    ORIGIN = "ORIGIN"
    HANDED = "HANDED"
    IN_USE = "IN_USE"
    ADAPTED = "ADAPTED"
    NOT_USED = "NOT_USED"
    NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Cell:
    mark: Mark
    is_waiting: bool = False


def picture(branches: Sequence[UUID], origin: UUID | None, transfers: Sequence[Handed]) -> list[Cell]:
    """Branch by branch: where the practice comes from, and what became of it elsewhere.

    Of several transfers to one branch the one that still stands counts, else the youngest.
    """
    return [
        _cell(branch, origin, [one for one in transfers if one.to_branch == branch]) for branch in branches
    ]


def _cell(branch: UUID, origin: UUID | None, own: Sequence[Handed]) -> Cell:
    if branch == origin:
        return Cell(Mark.ORIGIN)
    if not own:
        return Cell(Mark.NONE)
    last = max(own, key=lambda one: (one.state is not State.NOT_USED, one.handed_on))
    return Cell(Mark(last.state.value), last.is_waiting)
