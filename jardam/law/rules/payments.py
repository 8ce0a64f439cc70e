"""Which month a payment belongs to. What is paid too much for a month stays there and never lessens another's debt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jardam.kernel.months import Month
from jardam.law.rules.explaining import Code, Refused, Said, Value

NOTHING = Decimal(0)


class PaymentSaid(Code):
    """Why a payment stands where it stands."""

    FOR_ITS_MONTH = "PAYMENT_FOR_ITS_MONTH"
    FOR_THE_OLDEST = "PAYMENT_FOR_THE_OLDEST"
    FOR_NO_MONTH = "PAYMENT_FOR_NO_MONTH"
    BELOW_ZERO = "PAYMENT_BELOW_ZERO"
    AFTER_TODAY = "PAYMENT_AFTER_TODAY"


@dataclass(frozen=True, slots=True)
class Paid:
    """``month``: for which month it was paid, when somebody said so."""

    on: date
    amount: Decimal
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Allotted:
    """Payments by month. ``over`` is what no month that had begun still lacked.

    ``said``: where each payment went and why.
    """

    by_month: Mapping[Month, tuple[Paid, ...]]
    over: tuple[Paid, ...]
    said: tuple[Said, ...]


def allot(owed: Mapping[Month, Decimal], payments: Iterable[Paid]) -> Allotted:
    """Each payment to the month it was made for; one without a name to the oldest month that still lacks something.

    A payment without a name goes to no month that had not begun when it was made.
    Units: roubles; ``owed`` holds the months whose pay is known.
    Errors: Refused for a payment below zero.
    Source: who pays says for what; where nobody did, the oldest debt first is our choice and the explanation says so.
    """
    ledger = _Ledger(dict(owed), {}, [], [])
    for payment in _in_order(payments):
        if payment.month is None:
            ledger.put_by_age(payment)
        else:
            ledger.put(payment, payment.month, PaymentSaid.FOR_ITS_MONTH)
    return Allotted(
        {month: tuple(paid) for month, paid in ledger.by_month.items()},
        tuple(ledger.over),
        tuple(ledger.said),
    )


@dataclass(slots=True)
class _Ledger:
    lacking: dict[Month, Decimal]
    by_month: dict[Month, list[Paid]]
    over: list[Paid]
    said: list[Said]

    def put(self, payment: Paid, month: Month, code: PaymentSaid) -> None:
        self.by_month.setdefault(month, []).append(payment)
        self.lacking[month] = self.lacking.get(month, NOTHING) - payment.amount
        told: dict[str, Value] = {"day": payment.on, "amount": payment.amount, "month": month.first}
        self.said.append(Said(code, told))

    def put_by_age(self, payment: Paid) -> None:
        left = payment.amount
        for month in sorted(self.lacking):
            part = min(left, self.lacking[month])
            if part > 0 and month.first <= payment.on:
                self.put(Paid(payment.on, part, month), month, PaymentSaid.FOR_THE_OLDEST)
                left -= part
        if left > 0:
            self.over.append(Paid(payment.on, left))
            self.said.append(Said(PaymentSaid.FOR_NO_MONTH, {"day": payment.on, "amount": left}))


def _in_order(payments: Iterable[Paid]) -> list[Paid]:
    """Named payments first, then by day: what is named is not taken by what is not."""
    listed = list(payments)
    for payment in listed:
        if payment.amount < 0:
            raise Refused(Said(PaymentSaid.BELOW_ZERO, {"day": payment.on}))
    return sorted(listed, key=lambda payment: (payment.month is None, payment.on))
