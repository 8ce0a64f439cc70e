"""Sums are counted as exact fractions and become roubles and kopecks once, at the end."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

Rounded = Decimal
"""Roubles with two figures for kopecks."""
_FIGURES = Context(prec=34, rounding=ROUND_HALF_EVEN)


def to_kopecks(exact: Fraction) -> Rounded:
    """Half a kopeck is a kopeck.

    Units: roubles. The sum is not below zero.
    """
    kopecks = (exact.numerator * 200 + exact.denominator) // (exact.denominator * 2)
    return Decimal(kopecks).scaleb(-2)


def decimal_of(exact: Fraction) -> Decimal:
    """The fraction in figures: exactly where it ends, else to 34 of them."""
    return _FIGURES.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def in_figures(amount: Decimal) -> str:
    """Without an exponent, with at least the two figures of kopecks, and no noughts behind them."""
    whole, _, part = f"{amount:f}".partition(".")
    return f"{whole}.{part.rstrip('0').ljust(2, '0')}"
