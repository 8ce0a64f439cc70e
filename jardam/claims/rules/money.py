"""The money of a claim in four columns that are never added to each other: asked for, awarded, promised, in the hand. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MINOR = Decimal(100)
LARGEST_MINOR = 10**13
"""A hundred thousand million: what is more was mistyped."""


class Column(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    CLAIMED = "CLAIMED"
    AWARDED = "AWARDED"
    PROMISED = "PROMISED"
    RECEIVED = "RECEIVED"


class Currency(StrEnum):
    """Stored as written, by ISO 4217; each has a hundred parts."""

    RUB = "RUB"
    KGS = "KGS"
    UZS = "UZS"
    TJS = "TJS"
    MDL = "MDL"
    KZT = "KZT"
    USD = "USD"
    EUR = "EUR"


class AmountRefused(ValueError):
    """No sum of money: nothing, less than nothing, parts of a kopeck, or far too much."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Units: ``minor`` in hundredths of the currency."""

    minor: int
    currency: Currency = Currency.RUB

    @property
    def whole(self) -> Decimal:
        """Units: of the currency."""
        return Decimal(self.minor) / MINOR


def amount_of(typed: Decimal, currency: Currency) -> Amount:
    """What was typed as money.

    Errors: AmountRefused.

    >>> amount_of(Decimal("40000.50"), Currency.RUB).minor
    4000050
    """
    minor = typed * MINOR
    if minor != int(minor) or not 0 < minor <= LARGEST_MINOR:
        raise AmountRefused(str(typed))
    return Amount(int(minor), currency)


def totals(lines: Iterable[tuple[Column, Amount]]) -> Mapping[Currency, Mapping[Column, int]]:
    """By currency, what stands in each column; currencies and columns never mix.

    Units: hundredths of the currency.
    """
    sums: dict[Currency, dict[Column, int]] = {}
    for column, amount in lines:
        row = sums.setdefault(amount.currency, dict.fromkeys(Column, 0))
        row[column] += amount.minor
    return {currency: sums[currency] for currency in Currency if currency in sums}
