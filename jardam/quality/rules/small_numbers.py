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
    while others and tells(small, hidden):
        part, place = others.pop(0)
        hidden.append(part)
        shown[place] = HIDDEN
    return shown


def tells(small: Sequence[int], hidden: Sequence[int]) -> bool:
    """Whether the sum of what is withheld tells its parts, or a group of fewer than five."""
    if not small:
        return False
    if not hidden:
        whole = sum(small)
        is_extreme = whole in {len(small), (SMALLEST_SHOWN - 1) * len(small)}
        return len(small) == 1 or whole < SMALLEST_SHOWN or is_extreme
    return sum(small) + sum(hidden) == len(small) + SMALLEST_SHOWN * len(hidden)


def protected_parts(
    wholes: Sequence[int], parts: Sequence[int]
) -> tuple[Sequence[Shown], Sequence[Shown] | None]:
    """Wholes side by side, and a part of each (of the consultations of a branch those that were solved).

    The parts are None where one of them, what it leaves of its whole, or a whole is not to be said: with the sum of
    the parts known, and all wholes, a single withheld one could be worked out from the others.

    >>> protected_parts([40, 20], [30, 8])
    ([40, 20], [30, 8])
    >>> protected_parts([40, 20], [30, 18])
    ([40, 20], None)
    """
    shown = protected(wholes)
    pairs = [protected([part, whole - part]) for whole, part in zip(wholes, parts, strict=True)]
    cells = [*shown, *(cell for pair in pairs for cell in pair)]
    return shown, list(parts) if all(isinstance(cell, int) for cell in cells) else None
