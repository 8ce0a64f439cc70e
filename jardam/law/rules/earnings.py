"""What a month of work is worth by what was agreed, at least: the law's factors are floors, a contract may promise more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from jardam.law.rules.explaining import Code, Explained, Said
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.work_done import MonthWorked, Rest
from jardam.law.rules.working_time import Norm, day_hours, norm_of

KOPECK = Decimal("0.01")
PERCENT = Decimal(100)
ONCE = Decimal(1)
OVERTIME_FIRST, OVERTIME_FURTHER = "wages.overtime_first", "wages.overtime_further"
DAY_OFF, NIGHT = "wages.day_off", "wages.night"


class Way(StrEnum):
    """How the pay was agreed."""

    HOURLY = "HOURLY"
    SHIFT = "SHIFT"
    PIECE = "PIECE"
    MONTHLY = "MONTHLY"


class Earned(Code):
    """The parts of a month's pay, and what must be said of them."""

    HOURS = "EARNED_HOURS"
    SHIFTS = "EARNED_SHIFTS"
    PIECES = "EARNED_PIECES"
    AGREED = "EARNED_AGREED"  # one sum for the month
    SALARY = "EARNED_SALARY"  # the share of the salary by working days
    OVERTIME = "EARNED_OVERTIME"
    DAY_OFF = "EARNED_DAY_OFF"
    NIGHT = "EARNED_NIGHT"
    HOURS_ABOVE_NORM = "HOURS_ABOVE_NORM"  # sums alone: overtime must be told apart, day by day
    DAYS_ABOVE_NORM = "DAYS_ABOVE_NORM"  # more working days than the month has: days off must be told apart
    HOUR_HAS_NO_PRICE = (
        "HOUR_HAS_NO_PRICE"  # nights and overtime were worked and nobody knows what an hour costs
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed.

    ``rate``: roubles for an hour, a shift, a piece or a month.
    ``hours_a_day``: of a day or a shift, when it is not the ordinary day of the law.
    ``hour_rate``: what an hour costs where pieces are paid; elsewhere it follows.
    """

    way: Way
    rate: Decimal
    rest: Rest = Rest.CALENDAR
    hours_a_day: Decimal | None = None
    hour_rate: Decimal | None = None

    def overtime_after(self, book: RuleBook, on: date) -> Decimal | None:
        """After how many hours of a day overtime begins; None where a plan of shifts did not say how long a shift is.

        Errors: NotInForce.
        """
        if self.hours_a_day is not None or self.rest is Rest.BY_PLAN:
            return self.hours_a_day
        return day_hours(book, on)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a month's pay.

    Units: ``amount`` in roubles, not rounded.
    """

    code: Earned
    quantity: Decimal
    price: Decimal
    times: Decimal
    row: RuleVersion | None = None

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.price * self.times

    def said(self) -> Said:
        told = {
            "number": self.quantity,
            "price": self.price,
            "factor": self.times,
            "amount": to_kopeck(self.amount),
        }
        return Said(self.code, told, self.row)


@dataclass(frozen=True, slots=True)
class Earnings:
    """What a month is worth.

    Units: ``amount`` in roubles, rounded once, to the kopeck, after all parts were added.
    """

    worked: MonthWorked
    parts: tuple[Part, ...]
    amount: Decimal


def earnings_of(book: RuleBook, agreement: Agreement, worked: MonthWorked) -> Explained[Earnings]:
    """What the work of a month is worth.

    Units: roubles.
    Errors: YearNotHeld, NotInForce.
    Source: Labour Code art. 129, 152, 153, 154; Government Decree 554 of 22.07.2008 (wages.*).
    """
    if worked.agreed is not None:
        part = Part(Earned.AGREED, ONCE, worked.agreed, ONCE)
        return Explained(Earnings(worked, (part,), to_kopeck(worked.agreed)), steps=(part.said(),))
    norm = norm_of(book, worked.month)
    parts = tuple(part for part in _parts(book, agreement, worked, norm) if part.quantity)
    amount = to_kopeck(sum((part.amount for part in parts), Decimal(0)))
    rows = [part.row for part in parts if part.row] + list(norm.rows if agreement.way is Way.MONTHLY else ())
    return Explained(
        Earnings(worked, parts, amount),
        steps=tuple(part.said() for part in parts),
        rows=tuple(dict.fromkeys(rows)),
        warnings=tuple(_warnings(book, agreement, worked, norm)),
    )


def to_kopeck(amount: Decimal) -> Decimal:
    """Roubles rounded to the kopeck, half a kopeck up."""
    return amount.quantize(KOPECK, ROUND_HALF_UP)


def _parts(book: RuleBook, agreement: Agreement, worked: MonthWorked, norm: Norm) -> Iterator[Part]:
    yield from _ordinary(agreement, worked, norm)
    yield from _on_days_off(book, agreement, worked, norm)
    hour = price_of_hour(book, agreement, norm)
    if hour is None:
        return
    on = worked.month.last
    first, further, night = book.at(OVERTIME_FIRST, on), book.at(OVERTIME_FURTHER, on), book.at(NIGHT, on)
    if agreement.way is not Way.PIECE:
        yield Part(Earned.OVERTIME, worked.overtime_first, hour, first.number, first)
        yield Part(Earned.OVERTIME, worked.overtime_further, hour, further.number, further)
    yield Part(Earned.NIGHT, worked.night_hours, hour, night.number / PERCENT, night)


def _ordinary(agreement: Agreement, worked: MonthWorked, norm: Norm) -> Iterator[Part]:
    if agreement.way is Way.MONTHLY:
        share = min(worked.days, Decimal(norm.days))
        yield Part(Earned.SALARY, share, agreement.rate / norm.days, ONCE)
        return
    counted = {
        Way.HOURLY: (Earned.HOURS, worked.hours),
        Way.SHIFT: (Earned.SHIFTS, worked.days),
        Way.PIECE: (Earned.PIECES, worked.units),
    }
    code, quantity = counted[agreement.way]
    yield Part(code, quantity, agreement.rate, ONCE)


def _on_days_off(book: RuleBook, agreement: Agreement, worked: MonthWorked, norm: Norm) -> Iterator[Part]:
    """Days off at twice the price; on a salary once within the norm of the month, twice beyond it."""
    row = book.at(DAY_OFF, worked.month.last)
    if agreement.way is not Way.MONTHLY:
        counted = {Way.HOURLY: worked.off_hours, Way.SHIFT: worked.off_days, Way.PIECE: worked.off_units}
        yield Part(Earned.DAY_OFF, counted[agreement.way], agreement.rate, row.number, row)
        return
    hour = agreement.rate / norm.hours
    usual = agreement.hours_a_day or day_hours(book, worked.month.last)  # of a day whose hours nobody told
    off = worked.off_hours or worked.off_days * usual
    within = max(Decimal(0), min(off, norm.hours - (worked.hours or worked.days * usual)))
    yield Part(Earned.DAY_OFF, within, hour, Decimal(row.details["above_salary_within_norm"]), row)
    beyond = off - within
    yield Part(Earned.DAY_OFF, beyond, hour, Decimal(row.details["above_salary_beyond_norm"]), row)


def price_of_hour(book: RuleBook, agreement: Agreement, norm: Norm) -> Decimal | None:
    """What an hour costs by this agreement; None where it cannot be known.

    Units: roubles, not rounded.
    """
    if agreement.way is Way.HOURLY:
        return agreement.rate
    if agreement.way is Way.MONTHLY:
        return agreement.rate / norm.hours
    if agreement.way is Way.SHIFT and agreement.hours_a_day:
        return agreement.rate / agreement.hours_a_day
    return agreement.hour_rate


def _warnings(book: RuleBook, agreement: Agreement, worked: MonthWorked, norm: Norm) -> Iterator[Said]:
    told = {"month": worked.month.first}
    extra = worked.night_hours + worked.overtime_first + worked.overtime_further
    is_piece_overtime = agreement.way is Way.PIECE and extra > worked.night_hours
    if extra and (price_of_hour(book, agreement, norm) is None or is_piece_overtime):
        yield Said(Earned.HOUR_HAS_NO_PRICE, told)
    if agreement.way is Way.HOURLY and worked.hours > norm.hours:
        yield Said(Earned.HOURS_ABOVE_NORM, {**told, "hours": norm.hours})
    if agreement.way is Way.MONTHLY and worked.days > norm.days:
        yield Said(Earned.DAYS_ABOVE_NORM, {**told, "days": norm.days})
