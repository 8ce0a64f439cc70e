"""What a delayed payment of wages costs the employer: day by day, over changing rates and payments in part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.explaining import Caution, Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.late_rates import RateSpan, RateSpans, rate_spans
from jardam.law.rules.rounding import Rounded, decimal_of, to_kopecks
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.terms import counting_named, moved

LONGEST_YEARS = 30
_DAY = timedelta(days=1)
NOTHING = Decimal(0)


class Basis(StrEnum):
    """Which sum the person counts with. The law says `sums not paid`; courts differ, so the answer says which."""

    GROSS = "GROSS"  # before income tax
    NET = "NET"  # what would have come into the hand


class LatePayStep(Code):
    OWED = "LATE_PAY_OWED"
    FIRST_DAY = "LATE_PAY_FIRST_DAY"
    REFINANCING = "LATE_PAY_REFINANCING"
    KEY_RATE = "LATE_PAY_KEY_RATE"
    PAID = "LATE_PAY_PAID"
    PAID_BEFORE = "LATE_PAY_PAID_BEFORE"
    COUNTED_THROUGH = "LATE_PAY_COUNTED_THROUGH"
    ROUNDED_ONCE = "LATE_PAY_ROUNDED_ONCE"
    IN_TIME = "LATE_PAY_IN_TIME"
    GROSS = "LATE_PAY_GROSS"
    NET = "LATE_PAY_NET"
    AT_LEAST = "LATE_PAY_AT_LEAST"


class LatePayCaution(Code):
    OVERPAID = "LATE_PAY_OVERPAID"
    LATER_PAYMENTS = "LATE_PAY_LATER_PAYMENTS"
    DAYS_TO_COME = "LATE_PAY_DAYS_TO_COME"
    PAYDAY_OFF = "LATE_PAY_PAYDAY_OFF"
    END_BEFORE_START = "LATE_PAY_END_BEFORE_START"
    TOO_EARLY = "LATE_PAY_TOO_EARLY"
    TOO_LONG = "LATE_PAY_TOO_LONG"


@dataclass(frozen=True, slots=True)
class Payment:
    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class LateClaim:
    """Units: roubles.

    ``as_of``: through which day to count what is still unpaid; None counts to the payment, or through today.
    """

    amount: Decimal
    due: date
    payments: Sequence[Payment] = ()
    as_of: date | None = None
    basis: Basis = Basis.GROSS


@dataclass(frozen=True, slots=True)
class Segment:
    """Days with one debt, one rate and one divisor.

    Units: ``base`` in roubles, ``rate`` per cent a year.
    """

    first: date
    last: date
    base: Decimal
    span: RateSpan

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def exact(self) -> Fraction:
        """Units: roubles, not rounded."""
        return Fraction(self.base) * self.span.share * self.days

    @property
    def amount(self) -> Decimal:
        """Units: roubles; not rounded, as far as figures can write it."""
        return decimal_of(self.exact)


@dataclass(frozen=True, slots=True)
class LatePay:
    """``unpaid``: of the debt, on the last day counted."""

    claim: LateClaim
    through: date
    segments: Sequence[Segment]
    compensation: Rounded
    unpaid: Decimal


def late_pay(claim: LateClaim, book: RuleBook, today: date) -> Explained[LatePay]:
    """The compensation for delayed wages.

    Calendar days from the day after the payday through the day of payment; the rate in force on each day; a
    payment in part reduces the debt from the day after it; no interest on interest; rounded once, at the end.

    Units: roubles, rounded half up to the kopeck.
    Errors: Refused.
    Source: Labour Code art. 236.
    """
    rates = rate_spans(book)
    through = counted_through(claim, today)
    _check(claim, through, rates)
    segments = tuple(segments_of(claim, through, rates))
    total = to_kopecks(sum((segment.exact for segment in segments), Fraction(0)))
    unpaid = claim.amount - sum((paid.amount for paid in claim.payments if paid.on <= through), NOTHING)
    answer = LatePay(claim, through, segments, total, max(unpaid, NOTHING))
    rows = tuple(
        dict.fromkeys(
            row for segment in segments for row in (segment.span.formula_row, segment.span.rate_row)
        )
    ) or (_formula_on(claim.due + _DAY, rates),)
    warnings = (*_warnings(answer, rates, today), *_payday_off(claim, book), *cautions_of(rows, today))
    return Explained(answer, tuple(_steps(answer)), rows, warnings)


def _formula_on(day: date, rates: RateSpans) -> RuleVersion:
    """On which even the answer rests that nothing was late."""
    return next(span.formula_row for _, _, span in rates.within(day, day))


def counted_through(claim: LateClaim, today: date) -> date:
    """The last day that counts: as asked; else the day on which all was paid; else today, or a payment yet to come."""
    if claim.as_of:
        return claim.as_of
    left = claim.amount
    last = today
    for paid in sorted(claim.payments, key=lambda payment: payment.on):
        left -= paid.amount
        if left <= 0:
            return max(paid.on, claim.due)
        last = max(last, paid.on)
    return last


def unpaid_spans(claim: LateClaim, through: date) -> Iterator[tuple[date, date, Decimal]]:
    """First day, last day and debt, in order; without the days on which nothing was late."""
    first, left = claim.due + _DAY, claim.amount
    for paid in sorted(claim.payments, key=lambda payment: payment.on):
        if paid.on > through or left <= 0:
            break
        if paid.on >= first and paid.amount:
            yield first, paid.on, left
            first = paid.on + _DAY
        left -= paid.amount
    if left > 0 and first <= through:
        yield first, through, left


def segments_of(claim: LateClaim, through: date, rates: RateSpans) -> Iterator[Segment]:
    """Split at every change of debt, rate or divisor.

    Errors: NotInForce.
    """
    for first, last, base in unpaid_spans(claim, through):
        if base > 0:
            for begin, end, span in rates.within(first, last):
                yield Segment(begin, end, base, span)


def _check(claim: LateClaim, through: date, rates: RateSpans) -> None:
    if claim.as_of and claim.as_of < claim.due:
        said = {"due": claim.due, "day": claim.as_of}
        raise Refused(Said(LatePayCaution.END_BEFORE_START, said))
    if claim.due < rates.first_day - _DAY:
        raise Refused(Said(LatePayCaution.TOO_EARLY, {"day": rates.first_day}))
    if max(through, claim.due).year - min(through, claim.due).year > LONGEST_YEARS:
        raise Refused(Said(LatePayCaution.TOO_LONG, {"years": LONGEST_YEARS}))


def _steps(answer: LatePay) -> Iterator[Said]:
    claim = answer.claim
    yield Said(LatePayStep.OWED, {"amount": claim.amount, "due": claim.due})
    yield Said(LatePayStep.GROSS if claim.basis is Basis.GROSS else LatePayStep.NET)
    if not answer.segments:
        yield Said(LatePayStep.IN_TIME)
        return
    yield Said(LatePayStep.FIRST_DAY, {"day": answer.segments[0].first})
    yield from _formulas(answer)
    yield from _payments(answer)
    yield Said(LatePayStep.COUNTED_THROUGH, {"day": answer.segments[-1].last, "unpaid": answer.unpaid})
    yield Said(LatePayStep.ROUNDED_ONCE, {"total": answer.compensation})
    yield Said(LatePayStep.AT_LEAST)


def _formulas(answer: LatePay) -> Iterator[Said]:
    for row in dict.fromkeys(segment.span.formula_row for segment in answer.segments):
        is_old = row.valid_to is not None
        divisor = next(each.span.divisor for each in answer.segments if each.span.formula_row == row)
        code = LatePayStep.REFINANCING if is_old else LatePayStep.KEY_RATE
        yield Said(code, {"divisor": divisor}, row)


def _payments(answer: LatePay) -> Iterator[Said]:
    left = answer.claim.amount
    for paid in sorted(answer.claim.payments, key=lambda payment: payment.on):
        if paid.on > answer.through:
            return
        left = max(left - paid.amount, NOTHING)
        code = LatePayStep.PAID if paid.on > answer.claim.due else LatePayStep.PAID_BEFORE
        yield Said(code, {"day": paid.on, "amount": paid.amount, "left": left})


def _warnings(answer: LatePay, rates: RateSpans, today: date) -> Iterator[Said]:
    claim = answer.claim
    counted = sum((paid.amount for paid in claim.payments if paid.on <= answer.through), NOTHING)
    if counted > claim.amount:
        yield Said(LatePayCaution.OVERPAID, {"amount": counted - claim.amount})
    if any(paid.on > answer.through for paid in claim.payments) and counted < claim.amount:
        yield Said(LatePayCaution.LATER_PAYMENTS, {"day": answer.through})
    last = answer.segments[-1].last if answer.segments else claim.due
    if answer.segments and last > today:
        yield Said(LatePayCaution.DAYS_TO_COME, {"day": today})
    if answer.segments and last > rates.known_through:
        yield Said(Caution.ENDS_OF_KNOWLEDGE, {"day": rates.known_through}, rates.spans[-1].rate_row)


def _payday_off(claim: LateClaim, book: RuleBook) -> Iterator[Said]:
    """A payday on a day off comes earlier, which the person may not know. The day itself stays as it was told."""
    paydays = counting_named("paydays", claim.due, book)
    try:
        day = moved(claim.due, paydays.roll, book.calendar)
    except YearNotHeld:
        return
    if day != claim.due:
        yield Said(LatePayCaution.PAYDAY_OFF, {"due": claim.due, "day": day}, paydays.row)
