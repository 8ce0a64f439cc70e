"""Figures for whoever may see counts and not the people behind them: one to four people are not said."""

from collections.abc import Sequence

SMALLEST_SHOWN = 5
SMALL = "small"
HIDDEN = "hidden"
Shown = int | str
"""A number as it is, `SMALL` (one to four), or `HIDDEN`, which keeps a small one from being worked out."""


def protected(parts: Sequence[int]) -> list[Shown]:
    """The parts of a whole that is known, as they may be shown.

    Nought is shown: nobody stands behind it. What is withheld adds up to the whole less the others, so the least of
    the others are hidden with it until that sum tells no number. Where no others are left, small ones stand alone.
    Source: primary and secondary suppression, threshold 5; the same words as the component that draws them.

    >>> protected([40, 7, 2, 0])
    [40, 'hidden', 'small', 0]
    >>> protected([40, 1, 1])
    ['hidden', 'small', 'small']
    """
    shown: list[Shown] = [SMALL if 0 < part < SMALLEST_SHOWN else part for part in parts]
    small = [part for part in parts if 0 < part < SMALLEST_SHOWN]
    others = sorted((part, place) for place, part in enumerate(parts) if part >= SMALLEST_SHOWN)
    hidden: list[int] = []
    while others and _tells(small, hidden):
        part, place = others.pop(0)
        hidden.append(part)
        shown[place] = HIDDEN
    return shown


def _tells(small: Sequence[int], hidden: Sequence[int]) -> bool:
    """Whether the sum of what is withheld tells its parts, or a group of fewer than five."""
    if not small:
        return False
    if not hidden:
        whole = sum(small)
        is_extreme = whole in {len(small), (SMALLEST_SHOWN - 1) * len(small)}
        return len(small) == 1 or whole < SMALLEST_SHOWN or is_extreme
    return sum(small) + sum(hidden) == len(small) + SMALLEST_SHOWN * len(hidden)
