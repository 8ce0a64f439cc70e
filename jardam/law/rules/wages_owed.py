"""What is owed, month by month, from what was agreed, worked and paid. A month without an answer is unknown, not paid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from jardam.kernel.months import Month
from jardam.law.rules.earnings import Agreement, Earnings, earnings_of
from jardam.law.rules.explaining import Code, Explained, Refused, Said, Value, cautions_of
from jardam.law.rules.paydays import PayTerms, payday_of
from jardam.law.rules.payments import NOTHING, Allotted, Paid, PaymentSaid, allot
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.work_done import MonthWorked

PERCENT = Decimal(100)


class Basis(StrEnum):
    """Whether the agreed price is what comes into the hand, or what tax is still taken from."""

    IN_HAND = "IN_HAND"
    TAX_13 = "TAX_13"  # before tax: a resident, a patent, a citizen of an EAEU state
    TAX_OTHERS = "TAX_OTHERS"  # before tax: anybody else
    UNKNOWN = "UNKNOWN"  # nobody knows: counted as in the hand, and said


TAX_ROWS = {Basis.TAX_13: "wages.income_tax", Basis.TAX_OTHERS: "wages.income_tax_others"}


class OwedSaid(Code):
    """Steps and warnings of a debt."""

    MONTH = "OWED_MONTH"  # of which month the next sentences speak
    EARNED = "OWED_EARNED"
    TAX = "OWED_TAX"
    DEBT = "OWED_DEBT"
    PAID_WHOLE = "OWED_PAID_WHOLE"
    SURPLUS = "OWED_SURPLUS"
    NOT_YET_DUE = "OWED_NOT_YET_DUE"
    UNKNOWN_MONTH = "OWED_UNKNOWN_MONTH"
    LATE = "OWED_LATE"
    COURT = "OWED_COURT"
    COURT_PASSED = "OWED_COURT_PASSED"
    OVERTIME_AT_LEAST = "OWED_OVERTIME_AT_LEAST"
    NO_WORK_TOLD = "OWED_NO_WORK_TOLD"
    BOTH_SHAPES = "OWED_BOTH_SHAPES"
    PARTS_MISFIT = "OWED_PARTS_MISFIT"
    TOO_MANY_MONTHS = "OWED_TOO_MANY_MONTHS"
    TOLD_TWICE = "OWED_TOLD_TWICE"
    TOO_MANY_HOURS = "OWED_TOO_MANY_HOURS"
    WORK_AFTER_LEAVING = "OWED_WORK_AFTER_LEAVING"
    NO_PAYDAY = "OWED_NO_PAYDAY"
    NO_HOURS_A_DAY = "OWED_NO_HOURS_A_DAY"
    NO_MONTH = "OWED_NO_MONTH"
    NO_RATE = "OWED_NO_RATE"  # a month is counted by a price that nobody told
    NO_COUNT = "OWED_NO_COUNT"  # a month with neither work nor a sum
    NO_DAY_OF_PAYMENT = "OWED_NO_DAY_OF_PAYMENT"  # and no month either
    PAID_DAY_UNKNOWN = "OWED_PAID_DAY_UNKNOWN"
    BASIS_UNKNOWN = "OWED_BASIS_UNKNOWN"
    UNKNOWN_AND_UNNAMED = "OWED_UNKNOWN_AND_UNNAMED"  # an unnamed payment may be for a month nobody knows


@dataclass(frozen=True, slots=True)
class Owing:
    """One month.

    Units: roubles in the hand, to the kopeck.
    ``earned``: None where nobody knows what was worked; then nothing is known of the debt either.
    ``surplus``: paid too much for this month; it lessens no other.
    """

    month: Month
    payday: date
    earned: Earnings | None
    tax: Decimal
    paid: tuple[Paid, ...]
    is_due: bool

    @property
    def in_hand(self) -> Decimal | None:
        return self.earned.amount - self.tax if self.earned else None

    @property
    def received(self) -> Decimal:
        return sum((payment.amount for payment in self.paid), NOTHING)

    @property
    def debt(self) -> Decimal | None:
        """None where it is not known; nothing before the payday."""
        if self.in_hand is None:
            return None
        return max(NOTHING, self.in_hand - self.received) if self.is_due else NOTHING

    @property
    def surplus(self) -> Decimal:
        return max(NOTHING, self.received - self.in_hand) if self.in_hand is not None else NOTHING


@dataclass(frozen=True, slots=True)
class WagesOwed:
    """``over``: payments that no month lacked. ``debt``: of the known months together."""

    months: tuple[Owing, ...]
    over: tuple[Paid, ...]

    @property
    def debt(self) -> Decimal:
        return sum((month.debt or NOTHING for month in self.months), NOTHING)

    @property
    def surplus(self) -> Decimal:
        inside = sum((month.surplus for month in self.months), NOTHING)
        return inside + sum((payment.amount for payment in self.over), NOTHING)

    @property
    def unknown(self) -> tuple[Month, ...]:
        return tuple(month.month for month in self.months if month.earned is None)


@dataclass(frozen=True, slots=True)
class WageCase:
    """All that somebody tells.

    ``months``: those that are asked about; one that ``worked`` does not hold is unknown.
    """

    agreement: Agreement
    months: Sequence[Month]
    worked: Mapping[Month, MonthWorked]
    payments: Sequence[Paid]
    terms: PayTerms = field(default_factory=PayTerms)
    basis: Basis = Basis.IN_HAND


def wages_owed(book: RuleBook, case: WageCase, today: date) -> Explained[WagesOwed]:
    """What is owed by month on a day.

    Units: roubles; each month rounded once to the kopeck, tax to whole roubles.
    Errors: Refused, YearNotHeld, NotInForce.
    Source: Labour Code art. 136, 140, 152 to 154; Tax Code art. 52, 224 (deadlines.tc136_payday, wages.*).
    """
    for payment in case.payments:
        if payment.on > today:
            raise Refused(Said(PaymentSaid.AFTER_TODAY, {"day": payment.on}))
    months = sorted(set(case.months))
    reckoned = {month: _reckoned(book, case, month) for month in months}
    known = {month: one.in_hand for month, one in reckoned.items() if one.in_hand is not None}
    allotted = allot(known, case.payments)
    owing = tuple(_owing(one, allotted, today) for one in reckoned.values())
    owed = WagesOwed(owing, allotted.over)
    rows = tuple(dict.fromkeys(row for one in reckoned.values() for row in one.rows))
    steps = [said for one in owing for said in (*reckoned[one.month].steps, *_said(one))]
    warnings = [said for one in reckoned.values() for said in one.warnings]
    return Explained(
        owed,
        steps=(*steps, *allotted.said),
        rows=rows,
        warnings=(
            *dict.fromkeys(warnings),
            *_unknown(owed, case.payments),
            *([Said(OwedSaid.BASIS_UNKNOWN)] if case.basis is Basis.UNKNOWN else []),
            *cautions_of(rows, today),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Reckoned:
    month: Month
    payday: date
    earned: Earnings | None
    tax: Decimal
    steps: tuple[Said, ...]
    rows: tuple[RuleVersion, ...]
    warnings: tuple[Said, ...]

    @property
    def in_hand(self) -> Decimal | None:
        return self.earned.amount - self.tax if self.earned else None


def _reckoned(book: RuleBook, case: WageCase, month: Month) -> _Reckoned:
    payday = payday_of(book, month, case.terms)
    begin = Said(OwedSaid.MONTH, {"month": month.first})
    worked = case.worked.get(month)
    if worked is None:
        told = Said(OwedSaid.UNKNOWN_MONTH, {"month": month.first})
        return _Reckoned(month, payday.answer, None, NOTHING, (begin, told), payday.rows, payday.warnings)
    earned = earnings_of(book, case.agreement, worked)
    tax, taxed = tax_of(book, case.basis, earned.answer.amount, payday.answer)
    total = Said(OwedSaid.EARNED, {"amount": earned.answer.amount})
    return _Reckoned(
        month, payday.answer, earned.answer, tax,
        steps=(begin, *earned.steps, total, *taxed, *payday.steps),
        rows=(*earned.rows, *(said.row for said in taxed if said.row), *payday.rows),
        warnings=(*earned.warnings, *payday.warnings),
    )  # fmt: skip


def tax_of(book: RuleBook, basis: Basis, amount: Decimal, on: date) -> tuple[Decimal, tuple[Said, ...]]:
    """The tax that is kept back, and the sentence of it.

    Units: whole roubles.
    Errors: NotInForce.
    Source: Tax Code art. 52 (6), 224 (wages.income_tax, wages.income_tax_others).
    """
    if basis not in TAX_ROWS:
        return NOTHING, ()
    row = book.at(TAX_ROWS[basis], on)
    whole = Decimal(row.details["rounded_to_roubles"])
    tax = (amount * row.number / PERCENT).quantize(whole, ROUND_HALF_UP)
    return tax, (Said(OwedSaid.TAX, {"rate": row.number, "amount": tax, "left": amount - tax}, row),)


def _owing(one: _Reckoned, allotted: Allotted, today: date) -> Owing:
    paid = allotted.by_month.get(one.month, ())
    return Owing(one.month, one.payday, one.earned, one.tax, paid, is_due=one.payday < today)


def _said(one: Owing) -> tuple[Said, ...]:
    told: dict[str, Value] = {"month": one.month.first, "paid": one.received, "payday": one.payday}
    if one.debt is None:
        return ()
    if one.surplus:
        return (Said(OwedSaid.SURPLUS, {**told, "amount": one.surplus}),)
    if not one.is_due:
        return (Said(OwedSaid.NOT_YET_DUE, told),)
    code = OwedSaid.DEBT if one.debt else OwedSaid.PAID_WHOLE
    return (Said(code, {**told, "amount": one.debt}),)


def _unknown(owed: WagesOwed, payments: Iterable[Paid]) -> tuple[Said, ...]:
    said = [Said(OwedSaid.UNKNOWN_MONTH, {"month": month.first}) for month in owed.unknown]
    if said and any(payment.month is None for payment in payments):
        said.append(Said(OwedSaid.UNKNOWN_AND_UNNAMED))
    return tuple(said)
