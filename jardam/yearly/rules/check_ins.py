"""How it went after the end, counted: who was asked and reached, what the client told, and apart from that what we saw. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jardam.cases.rules.check_ins import Asked, Result
from jardam.quality.rules.small_numbers import SMALLEST_SHOWN

STATES = (Asked.ANSWERED, Asked.NO_MORE, Asked.NOT_REACHED, Asked.WAITING)
"""What becomes of a check-in, but for those that fell away because their case was opened again: these were none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """So many check-ins alike. ``seen``: empty where we said nothing."""

    after: str
    track: str
    state: str
    told: str
    seen: str
    number: int


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What some check-ins came to. ``told`` and ``seen`` are of the answered ones, and never put together."""

    states: Mapping[Asked, int]
    told: Mapping[Result, int]
    seen: Mapping[Result, int]

    @property
    def whole(self) -> int:
        return sum(self.states.values())

    @property
    def reached(self) -> int:
        """Who wants not to be asked any more was reached, too."""
        return self.states[Asked.ANSWERED] + self.states[Asked.NO_MORE]

    @property
    def tried(self) -> int:
        return self.reached + self.states[Asked.NOT_REACHED]

    @property
    def is_sayable(self) -> bool:
        """Whether no number in it, and none that two of them leave, is one of one to four people."""
        unsaid = self.states[Asked.ANSWERED] - sum(self.seen.values())
        numbers = [*self.states.values(), *self.told.values(), *self.seen.values(), unsaid]
        return all(number == 0 or number >= SMALLEST_SHOWN for number in numbers)


def added_up(heard: Iterable[Heard]) -> Afterwards:
    states, told, seen = dict.fromkeys(STATES, 0), dict.fromkeys(Result, 0), dict.fromkeys(Result, 0)
    for each in heard:
        if each.state not in states:
            continue
        states[Asked(each.state)] += each.number
        if each.told:
            told[Result(each.told)] += each.number
        if each.seen:
            seen[Result(each.seen)] += each.number
    return Afterwards(states, told, seen)


def by(word: str, heard: Sequence[Heard], codes: Iterable[str]) -> dict[str, Afterwards]:
    """By ``after`` or ``track``, in the order of ``codes``; without those of which there is none."""
    found = {code: added_up(each for each in heard if getattr(each, word) == code) for code in codes}
    return {code: afterwards for code, afterwards in found.items() if afterwards.whole}


def sayable(parts: Mapping[str, Afterwards], *, is_exact: bool) -> Mapping[str, Afterwards] | None:
    """All of them, or None where one of them holds a small number: a table with a gap could be filled from the others."""
    return parts if is_exact or all(part.is_sayable for part in parts.values()) else None
