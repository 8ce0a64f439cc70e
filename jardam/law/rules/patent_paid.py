"""Until when a patent is paid. A day without payment ends it, and no later payment brings it back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jardam.kernel.months import months_later
from jardam.law.rules.explaining import Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.patent_price import MONTHS, Known, MonthPrice, month_price
from jardam.law.rules.rulebook import RuleBook

LAPSE, LONGEST = "stay.patent_lapse", "stay.patent_longest"
DAY = timedelta(days=1)
WHOLE = Decimal(1)
"""Tax is paid in whole roubles (Tax Code art. 52 (6)): a month may be short by less than one, or long by as much."""
REMINDED_BEFORE = (14, 7, 3, 1)
"""Days before the last paid one on which the product reminds; not a matter of law."""


class PatentPaidSaid(Code):
    """Steps, warnings and refusals of the paid time."""

    PAID_FOR = "PATENT_PAID_FOR"
    PAID_UNTIL = "PATENT_PAID_UNTIL"
    LAPSED = "PATENT_LAPSED"
    LAPSED_AT_END = "PATENT_LAPSED_AT_END"
    PAID_TOO_LATE = "PATENT_PAID_TOO_LATE"  # after it had ended: this payment kept nothing
    CUT_AT_TWELVE = "PATENT_CUT_AT_TWELVE"
    NOT_WHOLE_MONTHS = "PATENT_NOT_WHOLE_MONTHS"
    REST_UNSURE = "PATENT_REST_UNSURE"  # with what was left of an earlier payment it would be paid for longer
    PRICE_UNKNOWN = "PATENT_PRICE_UNKNOWN"
    PRICE_UNSURE = "PATENT_PRICE_UNSURE"  # by a price that nobody published it would have ended: ask
    DAY_UNSURE = "PATENT_DAY_UNSURE"
    NOT_PAID = "PATENT_NOT_PAID"
    NOT_POSITIVE = "PATENT_NOT_POSITIVE"
    AFTER_TODAY = "PATENT_AFTER_TODAY"
    NO_REGION = "PATENT_NO_REGION"


@dataclass(frozen=True, slots=True)
class PatentPayment:
    """``months``: for how many it was, when the receipt or the person says so; else it follows from the sum."""

    on: date
    amount: Decimal | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class PatentPaid:
    """``until``: the last paid day, the safe one by a day; before ``issued`` when nothing was paid.

    ``ended_on``: the day from which the patent is none, when that day has come.
    ``longest``: the last day it may have at all.
    """

    issued: date
    until: date
    longest: date
    ended_on: date | None
    reminders: tuple[date, ...]


def patent_paid_until(
    book: RuleBook, region: str, issued: date, payments: Iterable[PatentPayment], today: date
) -> Explained[PatentPaid]:
    """The last paid day of a patent issued on ``issued``.

    A month runs to the day before the same date of the next month: the shorter way to count, by a day.
    Units: roubles, whole months. What a sum holds beyond whole months is not counted: no row carries it into the next
    payment, so a caution says what that would give.
    Errors: Refused.
    Source: 115-FZ art. 13.3 (5) (stay.patent_lapse, stay.patent_longest); Tax Code art. 227.1 (patent_fees.*).
    """
    told = sorted(payments, key=lambda payment: payment.on)
    _check(told, issued, today)
    lapse, longest_row = book.at(LAPSE, issued), book.at(LONGEST, issued)
    longest = months_later(issued, int(longest_row.number)) - DAY
    prices = [_price_of(book, region, payment) for payment in told]
    run, carried = _Run(issued, longest), _Run(issued, longest, carries_rest=True)
    for payment, price in zip(told, prices, strict=True):
        run.pay(payment, price)
        carried.pay(payment, price)
    until = run.until
    ended = until + DAY if until < today else None
    if ended and run.unsure:
        raise Refused(Said(PatentPaidSaid.PRICE_UNSURE, {"day": run.unsure.on}))
    steps = [*run.said, Said(PatentPaidSaid.PAID_UNTIL, {"day": until}, lapse)]
    if ended:
        code = PatentPaidSaid.LAPSED_AT_END if until == longest else PatentPaidSaid.LAPSED
        steps.append(Said(code, {"day": ended}, lapse))
    rows = tuple(dict.fromkeys([lapse, longest_row, *(price.row for price in prices if price and price.row)]))
    unsure = [Said(PatentPaidSaid.REST_UNSURE, {"day": until, "until": carried.until})]
    warnings = [
        *run.warnings,
        *run.odd(),
        *(unsure if carried.until > until else []),
        Said(PatentPaidSaid.DAY_UNSURE, {"day": until}, lapse),
    ]
    answer = PatentPaid(issued, until, longest, ended, tuple(_reminders(until, today)))
    return Explained(answer, tuple(steps), rows, (*warnings, *cautions_of(rows, today)))


class _Run:
    """Payments one after the other, each from the day after the last paid one.

    ``rest``: what was paid beyond whole months and, where the run ``carries_rest``, counts with the next payment;
    ``odd_ones``: the payments with a rest; ``unsure``: the one of which a price that nobody published does not say how
    many months it was for.
    """

    def __init__(self, issued: date, longest: date, *, carries_rest: bool = False) -> None:
        self.issued = issued
        self.longest = longest
        self.carries_rest = carries_rest
        self.months = 0
        self.is_over = False
        self.rest = Decimal(0)
        self.odd_ones: list[PatentPayment] = []
        self.unsure: PatentPayment | None = None
        self.said: list[Said] = []
        self.warnings: list[Said] = []

    @property
    def until(self) -> date:
        """By months from the day of issue, so that a 31st does not wander."""
        return min(self.longest, months_later(self.issued, min(self.months, MONTHS)) - DAY)

    def pay(self, payment: PatentPayment, price: MonthPrice | None) -> None:
        told = {"day": payment.on, "until": self.until}
        is_first = payment.on <= self.issued  # what is paid before the patent is issued pays its first months
        self.is_over = self.is_over or (not is_first and payment.on > self.until)
        if self.is_over:
            self.warnings.append(Said(PatentPaidSaid.PAID_TOO_LATE, told))
            return
        months = payment.months or self._bought(payment, price)
        self.months += months
        self.said.append(
            Said(PatentPaidSaid.PAID_FOR, {"day": payment.on, "months": months, "until": self.until})
        )
        if self.months > MONTHS:
            self.warnings.append(Said(PatentPaidSaid.CUT_AT_TWELVE, {"day": self.longest, "months": MONTHS}))

    def odd(self) -> Iterator[Said]:
        """What is left over of each payment."""
        for payment in self.odd_ones:
            yield Said(PatentPaidSaid.NOT_WHOLE_MONTHS, {"day": payment.on})

    def _bought(self, payment: PatentPayment, price: MonthPrice | None) -> int:
        """How many whole months the sum is for; the rest is kept where it is carried on."""
        if price is None or price.amount is None or payment.amount is None:
            raise Refused(
                Said(PatentPaidSaid.PRICE_UNKNOWN, {"day": payment.on}, price.row if price else None)
            )
        available = payment.amount + (self.rest if self.carries_rest else 0)
        months = _months_for(available, price.amount, price.known)
        rest = available - months * price.amount
        self.rest = rest if rest >= WHOLE * max(months, 1) else Decimal(0)
        if self.rest:
            self.odd_ones.append(payment)
        if price.known is not Known.PUBLISHED and self.rest:
            self.unsure = payment
        return months


def _months_for(sum_paid: Decimal, price: Decimal, known: Known) -> int:
    """Months are short by less than a rouble each; by a whole one too where the price is our own reckoning."""
    months = int(sum_paid // (price - WHOLE))
    is_short_by_all = months * (price - WHOLE) == sum_paid
    return months - 1 if months and is_short_by_all and known is Known.PUBLISHED else months


def _price_of(book: RuleBook, region: str, payment: PatentPayment) -> MonthPrice | None:
    """What a month cost on the day of a payment; not asked where the months are told.

    Errors: Refused.
    """
    return None if payment.months is not None else month_price(book, region, payment.on)


def _reminders(until: date, today: date) -> Iterator[date]:
    return (until - DAY * days for days in REMINDED_BEFORE if until - DAY * days >= today)


def _check(payments: Sequence[PatentPayment], issued: date, today: date) -> None:
    if issued > today:
        raise Refused(Said(PatentPaidSaid.AFTER_TODAY, {"day": issued}))
    if not payments:
        raise Refused(Said(PatentPaidSaid.NOT_PAID))
    for payment in payments:
        if payment.on > today:
            raise Refused(Said(PatentPaidSaid.AFTER_TODAY, {"day": payment.on}))
        if (payment.months is not None and payment.months < 1) or (
            payment.amount is not None and payment.amount <= 0
        ):
            raise Refused(Said(PatentPaidSaid.NOT_POSITIVE, {"day": payment.on}))
