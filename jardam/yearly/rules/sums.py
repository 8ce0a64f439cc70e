"""A sum of money for whoever may not know whose it is. Pure."""

from collections.abc import Sequence

from jardam.quality.rules.small_numbers import SMALL, SMALLEST_SHOWN, Shown

MOST_OF_ONE = 80
"""Units: per cent of a sum that one person may have of it. Our own number; no law names one."""


def shown_sum(by_person: Sequence[int], *, is_exact: bool) -> Shown:
    """What these people received together; withheld where it would tell what one of them did.

    Units: hundredths of one currency. Source: a magnitude is withheld below five who contribute, or where one of them
    dominates it.

    >>> shown_sum([100, 100, 100, 100, 100], is_exact=False)
    500
    >>> shown_sum([100, 100, 100, 100, 9_000], is_exact=False)
    'small'
    """
    together = sum(by_person)
    if is_exact or not by_person:
        return together
    dominates = max(by_person) * 100 > together * MOST_OF_ONE
    return SMALL if len(by_person) < SMALLEST_SHOWN or dominates else together
