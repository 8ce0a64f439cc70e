"""A promise of money in parts: which are late, and of which somebody is reminded. Pure; the parts are filled by `law`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jardam.claims.rules.money import MINOR, Amount, Currency
from jardam.law.rules.instalments import Instalment, plan_standing

SOON = timedelta(days=3)
MOST_PARTS = 60


class PartsRefused(ValueError):
    """No parts, too many, or two of them on one day."""


@dataclass(frozen=True, slots=True)
class Part:
    """Units: ``minor`` in hundredths of the promise's currency."""

    due_on: date
    minor: int


@dataclass(frozen=True, slots=True)
class Promised:
    """``parts``: in the order of their days."""

    on: date
    parts: tuple[Part, ...]
    currency: Currency = Currency.RUB

    @property
    def amount(self) -> Amount:
        return Amount(sum(part.minor for part in self.parts), self.currency)


def promised(on: date, parts: Iterable[Part], currency: Currency = Currency.RUB) -> Promised:
    """A promise of the day ``on``.

    Errors: PartsRefused.
    """
    in_order = tuple(sorted(parts, key=lambda part: part.due_on))
    days = [part.due_on for part in in_order]
    is_before = bool(days) and days[0] < on
    if not 0 < len(in_order) <= MOST_PARTS or len(set(days)) < len(days) or is_before:
        raise PartsRefused(str(len(in_order)))
    return Promised(on, in_order, currency)


def standing(parts: Sequence[Part], received_minor: int, today: date) -> Sequence[Instalment]:
    """The parts with what came since the promise, the oldest first.

    Units: of the currency.
    Source: as `law.rules.instalments.plan_standing`.
    """
    plan = [
        Instalment(number, part.due_on, Decimal(part.minor) / MINOR)
        for number, part in enumerate(parts, start=1)
    ]
    return plan_standing(plan, [Decimal(max(0, received_minor)) / MINOR], today).answer


def to_remind(parts: Sequence[Instalment], today: date) -> Instalment | None:
    """The oldest part that lacks something and is late, or due within three days."""
    return next((part for part in parts if part.lacking and part.due <= today + SOON), None)
