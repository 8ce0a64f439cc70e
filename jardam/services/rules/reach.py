"""How many a change of the law touches, centre by centre and in the whole network, as it may be shown. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from jardam.quality.rules.small_numbers import (
    HIDDEN,
    SMALL,
    SMALLEST_SHOWN,
    Shown,
    protected,
    tells,
)


@dataclass(frozen=True, slots=True)
class Reached:
    """``whole``: of the network. ``parts``: of each centre, in the order in which they were asked."""

    whole: Shown
    parts: Sequence[Shown]


def reached(parts: Sequence[int]) -> Reached:
    """What the network may see of the counts of its centres.

    Each centre knows its own count and sees the whole: so the whole is said only where it leaves no one to four for
    all the others together. People of the network see the parts as well: so it is said only where the parts that are
    withheld cannot be worked out from it. Where it is not said, a small part alone is withheld.

    >>> reached([40, 7, 2])
    Reached(whole=49, parts=[40, 'hidden', 'small'])
    >>> reached([40, 2])
    Reached(whole='hidden', parts=[40, 'small'])
    """
    whole, shown = sum(parts), protected(parts)
    if _may_be_said(whole, parts, shown):
        return Reached(whole, shown)
    alone: list[Shown] = [SMALL if 0 < part < SMALLEST_SHOWN else part for part in parts]
    return Reached(SMALL if whole < SMALLEST_SHOWN else HIDDEN, alone)


def _may_be_said(whole: int, parts: Sequence[int], shown: Sequence[Shown]) -> bool:
    others = [whole, *(whole - part for part in parts)]
    if any(0 < rest < SMALLEST_SHOWN for rest in others):
        return False
    pairs = list(zip(parts, shown, strict=True))
    small = [part for part, said in pairs if said == SMALL]
    hidden = [part for part, said in pairs if said == HIDDEN]
    return not tells(small, hidden)
