"""Figures for whoever may see counts and not the people behind them: one to four people are not said."""

from collections.abc import Sequence

SMALLEST_SHOWN = 5
SMALL = "small"
HIDDEN = "hidden"
Shown = int | str
"""A number as it is, `SMALL` (one to four), or `HIDDEN`, which keeps a small one from being worked out."""


def protected(parts: Sequence[int]) -> list[Shown]:
    """The parts of a whole that is known, as they may be shown.

    Nought is shown: nobody stands behind it. One small part alone would be the whole less the others, so the least
    of the others is hidden with it. What adds up to fewer than five leaves nothing but small ones.
    Source: primary and secondary suppression, threshold 5; the same words as the component that draws them.

    >>> protected([40, 7, 2, 0])
    [40, 'hidden', 'small', 0]
    """
    shown: list[Shown] = [SMALL if 0 < part < SMALLEST_SHOWN else part for part in parts]
    if shown.count(SMALL) != 1:
        return shown
    others = [place for place, part in enumerate(parts) if part >= SMALLEST_SHOWN]
    if others:
        shown[min(others, key=lambda place: (parts[place], place))] = HIDDEN
    return shown
