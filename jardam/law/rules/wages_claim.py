"""A claim for wages as one hands it in: the debt by month, what the delay costs, by when to go to court, leave, and parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from jardam.kernel.months import Month, months_later
from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.explaining import Explained, Said, Value
from jardam.law.rules.instalments import Instalment, instalment_plan, plan_standing
from jardam.law.rules.late_pay import Basis, LateClaim, LatePay, LatePayStep, Payment, late_pay
from jardam.law.rules.payments import NOTHING, Paid
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.unused_leave import LeavePay, leave_pay
from jardam.law.rules.wages_owed import OwedSaid, Owing, WageCase, WagesOwed, wages_owed

COURT = "deadlines.tc392_wages"
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Employment:
    """``leave_taken``: calendar days of leave that were given; the rest is paid when the work ends."""

    began: date
    ended: date
    leave_taken: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Promise:
    """On the day ``on`` the debt of that day was promised in ``count`` parts, the first on ``first``, then every month."""

    count: int
    first: date
    on: date


@dataclass(frozen=True, slots=True)
class MonthClaimed:
    """``court_by``: None where nothing is owed; what was paid late leaves its compensation to be claimed."""

    owing: Owing
    late: LatePay | None
    court_by: date | None

    @property
    def compensation(self) -> Decimal:
        return self.late.compensation if self.late else NOTHING


@dataclass(frozen=True, slots=True)
class WagesClaim:
    """``debt`` is without the leave, which is told before tax. ``today``: the day for which it was asked."""

    owed: WagesOwed
    months: tuple[MonthClaimed, ...]
    leave: LeavePay | None
    plan: tuple[Instalment, ...]
    today: date

    @property
    def debt(self) -> Decimal:
        return self.owed.debt

    @property
    def compensation(self) -> Decimal:
        return sum((month.compensation for month in self.months), NOTHING)


def wages_claim(
    book: RuleBook, case: WageCase, employment: Employment | None, promise: Promise | None, today: date
) -> Explained[WagesClaim]:
    """All of it: each month with its own clock of delay and its own term for the court.

    Units: roubles; each sum rounded once to the kopeck.
    Errors: Refused, YearNotHeld, NotInForce.
    Source: Labour Code art. 127, 136, 236, 392 (deadlines.tc392_wages); see the rules that are asked.
    """
    owed = wages_owed(book, case, today)
    told = [_claimed(book, owing, today) for owing in owed.answer.months]
    leave = _leave(book, employment, owed.answer, today)
    plan = _plan(book, case, promise, today) if promise else None
    claim = WagesClaim(
        owed.answer,
        tuple(one.answer for one in told),
        leave.answer if leave else None,
        plan.answer if plan else (),
        today,
    )
    every: list[Explained[object]] = [owed, *told, *([leave] if leave else []), *([plan] if plan else [])]
    return Explained(
        claim,
        steps=tuple(said for one in every for said in one.steps),
        rows=tuple(dict.fromkeys(row for one in every for row in one.rows)),
        warnings=tuple(dict.fromkeys(said for one in every for said in one.warnings)),
    )


def _claimed(book: RuleBook, owing: Owing, today: date) -> Explained[MonthClaimed]:
    """One month: the delay of each kopeck from its payday, and the last day for the court."""
    if not owing.is_due or owing.in_hand is None:
        return Explained(MonthClaimed(owing, None, None))
    claim = LateClaim(owing.in_hand, owing.payday, tuple(_up_to(owing.in_hand, owing.paid)), today, Basis.NET)
    late = late_pay(claim, book, today)
    told: dict[str, Value] = {
        "month": owing.month.first,
        "amount": late.answer.compensation,
        "payday": owing.payday,
    }
    steps = [said for said in late.steps if said.code in _HOW] if late.answer.compensation else []
    steps += [Said(OwedSaid.LATE, told)] if late.answer.compensation else []
    if not owing.debt and not late.answer.compensation:
        return Explained(MonthClaimed(owing, late.answer, None), tuple(steps), late.rows, late.warnings)
    row = book.at(COURT, owing.payday)
    court_by = court_day(book, row, owing.payday)
    code = OwedSaid.COURT if today <= court_by else OwedSaid.COURT_PASSED
    steps.append(Said(code, {"month": owing.month.first, "day": court_by}, row))
    answer = MonthClaimed(owing, late.answer, court_by)
    return Explained(answer, tuple(steps), (*late.rows, row), late.warnings)


def court_day(book: RuleBook, row: RuleVersion, payday: date) -> date:
    """The last day to go to court over one payday; not moved off a day off that no calendar is held for: the earlier one.

    Source: Labour Code art. 14, 392 part 2 (deadlines.tc392_wages).
    """
    day = months_later(payday, MONTHS * int(row.number))
    try:
        return book.calendar.first_working(day)
    except YearNotHeld:
        return day


_HOW = {LatePayStep.REFINANCING, LatePayStep.KEY_RATE}


def _up_to(owed: Decimal, paid: Sequence[Paid]) -> Iterator[Payment]:
    """The payments as far as they lessened the debt: what is too much is told elsewhere."""
    left = owed
    for payment in sorted(paid, key=lambda payment: payment.on):
        if part := min(left, payment.amount):
            yield Payment(payment.on, part)
        left -= part


def _leave(
    book: RuleBook, employment: Employment | None, owed: WagesOwed, today: date
) -> Explained[LeavePay] | None:
    if employment is None:
        return None
    earned: dict[Month, Decimal] = {month.month: month.earned.amount for month in owed.months if month.earned}
    return leave_pay(book, employment.began, employment.ended, employment.leave_taken, earned, today)


def _plan(book: RuleBook, case: WageCase, promise: Promise, today: date) -> Explained[tuple[Instalment, ...]]:
    """The debt of the day of the promise in parts; what came after that day pays them, the oldest first."""
    before = [paid for paid in case.payments if paid.on <= promise.on]
    debt = wages_owed(book, replace(case, payments=before), promise.on).answer.debt
    plan = instalment_plan(debt, promise.count, promise.first)
    later = [paid.amount for paid in case.payments if paid.on > promise.on]
    standing = plan_standing(plan.answer, later, today)
    return Explained(standing.answer, (*plan.steps, *standing.steps), warnings=standing.warnings)
