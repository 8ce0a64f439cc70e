"""Spans said instead of numbers: a sum to the rouble or a length to the day may tell which case it was. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

ENOUGH = 5
"""Fewer known lengths than this have no middle worth saying. The same threshold as for small numbers."""
MONTH = 30  # days


class Lasted(StrEnum):
    """How long a case was open. Stored as written. Add freely; never rename or reuse."""

    MONTH = "MONTH"
    QUARTER = "QUARTER"
    HALF_YEAR = "HALF_YEAR"
    YEAR = "YEAR"
    LONGER = "LONGER"


class Money(StrEnum):
    """What was claimed, or received. Stored as written. Add freely; never rename or reuse."""

    NOT_KNOWN = "NOT_KNOWN"
    NONE = "NONE"
    TO_50 = "TO_50"
    TO_150 = "TO_150"
    TO_500 = "TO_500"
    TO_1500 = "TO_1500"
    MORE = "MORE"


_LASTED = ((Lasted.MONTH, MONTH), (Lasted.QUARTER, 91), (Lasted.HALF_YEAR, 183), (Lasted.YEAR, 365))
_MONEY = (
    (Money.TO_50, 50_000),
    (Money.TO_150, 150_000),
    (Money.TO_500, 500_000),
    (Money.TO_1500, 1_500_000),
)


def lasted(days: int) -> Lasted:
    """The span of so many days. Units: days of the calendar.

    >>> lasted(30).value, lasted(31).value
    ('MONTH', 'QUARTER')
    """
    return next((band for band, most in _LASTED if days <= most), Lasted.LONGER)


def money(sum_: Decimal | None) -> Money:
    """The span of a sum. Units: roubles; None where nobody has counted.

    >>> money(Decimal("50000.01")).value, money(Decimal(0)).value
    ('TO_150', 'NONE')
    """
    if sum_ is None:
        return Money.NOT_KNOWN
    if sum_ <= 0:
        return Money.NONE
    return next((band for band, most in _MONEY if sum_ <= most), Money.MORE)


def middle(spans: Sequence[Lasted]) -> tuple[Lasted, Lasted] | None:
    """Between which spans the middle one lies: the same twice where it is one of them. None where there are too few.

    >>> middle([Lasted.MONTH] * 4) is None
    True
    >>> [span.value for span in middle([Lasted.MONTH, Lasted.YEAR, Lasted.YEAR, Lasted.YEAR, Lasted.LONGER])]
    ['YEAR', 'YEAR']
    """
    if len(spans) < ENOUGH:
        return None
    order = list(Lasted)
    sorted_ = sorted(spans, key=order.index)
    return sorted_[(len(sorted_) - 1) // 2], sorted_[len(sorted_) // 2]
