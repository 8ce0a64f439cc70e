"""Whether what was read from a file has the shape that it should have: every misfit in one go, each with its place.

No units, no errors: a misfit is told, never raised. Keys that nobody asked for are misfits too, so that nothing which
somebody wrote is silently left out.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LONGEST_SHOWN = 60
"""Letters of a foreign value that a sentence repeats."""


class Wrong(StrEnum):
    """What is wrong at a place; the words for it stand in ``choices.misfits``."""

    MISSING = "MISSING"
    UNKNOWN = "UNKNOWN"
    NO_TEXT = "NO_TEXT"
    EMPTY = "EMPTY"
    TOO_LONG = "TOO_LONG"
    UNREADABLE = "UNREADABLE"
    NO_NUMBER = "NO_NUMBER"
    NO_FLAG = "NO_FLAG"
    NO_DAY = "NO_DAY"
    NO_LIST = "NO_LIST"
    NO_PARTS = "NO_PARTS"
    NOT_ONE_OF = "NOT_ONE_OF"


@dataclass(frozen=True, slots=True)
class Misfit:
    """``place``: the keys down to it, as ``texts.KY.title``; ``detail``: what was found or what may stand there."""

    place: str
    wrong: Wrong
    detail: str = ""


class Shape(Protocol):
    """What may stand at a place of a file."""

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        """Everything about ``told`` that is not of this shape."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of at most so many letters."""

    longest: int
    may_be_empty: bool = False

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        if not isinstance(told, str):
            yield Misfit(place, Wrong.NO_TEXT)
        elif not is_readable(told):
            yield Misfit(place, Wrong.UNREADABLE)
        elif len(told) > self.longest:
            yield Misfit(place, Wrong.TOO_LONG, str(self.longest))
        elif not told.strip() and not self.may_be_empty:
            yield Misfit(place, Wrong.EMPTY)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two bounds, both allowed."""

    least: int
    most: int

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        if not isinstance(told, int) or isinstance(told, bool) or not self.least <= told <= self.most:
            yield Misfit(place, Wrong.NO_NUMBER, f"{self.least}–{self.most}")


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        if not isinstance(told, bool):
            yield Misfit(place, Wrong.NO_FLAG)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as 2026-11-22."""

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        if not _is_day(told):
            yield Misfit(place, Wrong.NO_DAY)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        if told not in self.words:
            yield Misfit(place, Wrong.NOT_ONE_OF, ", ".join(self.words))


@dataclass(frozen=True, slots=True)
class Many:
    """A list, each entry of one shape."""

    each: Shape
    least: int = 0
    most: int = 60

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        if not isinstance(told, list):
            yield Misfit(place, Wrong.NO_LIST)
        elif len(told) < self.least:
            yield Misfit(place, Wrong.EMPTY)
        elif len(told) > self.most:
            yield Misfit(place, Wrong.TOO_LONG, str(self.most))
        else:
            for count, one in enumerate(told, start=1):
                yield from self.each.misfits(one, _below(place, str(count)))


@dataclass(frozen=True, slots=True)
class Parts:
    """Named parts. ``optional`` ones may be missing or null."""

    needed: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def misfits(self, told: object, place: str = "") -> Iterator[Misfit]:
        if not isinstance(told, dict):
            yield Misfit(place, Wrong.NO_PARTS)
            return
        for name, part in self.needed.items():
            below = _below(place, name)
            yield from part.misfits(told[name], below) if name in told else [Misfit(below, Wrong.MISSING)]
        for name, part in self.optional.items():
            if told.get(name) is not None:
                yield from part.misfits(told[name], _below(place, name))
        known = self.needed.keys() | self.optional.keys()
        yield from (Misfit(_below(place, _shown(name)), Wrong.UNKNOWN) for name in told if name not in known)


def is_readable(text: str) -> bool:
    """Whether every sign of a text can be kept and shown as it stands: no NUL, no other control sign, no half of a
    letter, none that turns the direction of writing."""
    return all(
        sign not in _TURNING and (unicodedata.category(sign) not in {"Cc", "Cs"} or sign in "\n\r\t")
        for sign in text
    )


def _is_day(told: object) -> bool:
    if not isinstance(told, str) or len(told) != len("2026-11-22"):
        return False
    try:
        date.fromisoformat(told)
    except ValueError:
        return False
    return True


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _shown(name: object) -> str:
    """A foreign key as a sentence may repeat it."""
    told = str(name)[:LONGEST_SHOWN]
    return told if is_readable(told) else "?"
