"""What is paid for leave that was not taken, when the work ends: days by months worked, each at the average pay of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jardam.kernel.months import Month, months_later
from jardam.law.rules.earnings import to_kopeck
from jardam.law.rules.explaining import Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.rulebook import RuleBook

LEAVE_DAYS, HALF_MONTH, WHOLE_AFTER = "wages.leave_days", "wages.leave_half_month", "wages.leave_whole_after"
AVERAGE_MONTH, DAY_OF_LEAVING = "wages.average_month", "card_facts.tc140_final_pay"
YEAR = 12


class LeaveSaid(Code):
    """Steps, warnings and refusals of the pay for leave."""

    MONTHS = "LEAVE_MONTHS"
    DAYS = "LEAVE_DAYS"
    WHOLE_YEAR = "LEAVE_WHOLE_YEAR"
    AVERAGE = "LEAVE_AVERAGE"
    AMOUNT = "LEAVE_AMOUNT"
    MONTHS_UNKNOWN = "LEAVE_MONTHS_UNKNOWN"
    NO_EARNINGS = "LEAVE_NO_EARNINGS"
    ENDS_BEFORE_START = "LEAVE_ENDS_BEFORE_START"
    TAKEN_BELOW_ZERO = "LEAVE_TAKEN_BELOW_ZERO"


@dataclass(frozen=True, slots=True)
class LeavePay:
    """``amount``: before tax, rounded once to the kopeck; None when no pay of the last twelve months is known.

    Units: calendar days of leave, not rounded; roubles.
    """

    months: int
    days: Decimal
    average: Decimal | None
    amount: Decimal | None


def leave_pay(
    book: RuleBook, began: date, ended: date, taken: Decimal, earned: Mapping[Month, Decimal], today: date
) -> Explained[LeavePay]:
    """The pay for unused leave of somebody who worked from ``began`` to ``ended``, both days counted.

    Units: roubles before tax. ``earned``: by month, also before tax; months that are not there are unknown.
    Errors: Refused; NotInForce.
    Source: Labour Code art. 115, 127, 139; Rules on leave of 1930, points 28, 35 (wages.leave_*, wages.average_month).
    """
    if ended < began:
        raise Refused(Said(LeaveSaid.ENDS_BEFORE_START, {"began": began, "ended": ended}))
    if taken < 0:
        raise Refused(Said(LeaveSaid.TAKEN_BELOW_ZERO))
    rows = tuple(book.at(code, ended) for code in (LEAVE_DAYS, HALF_MONTH, WHOLE_AFTER, AVERAGE_MONTH))
    leave, half, whole_after, month = rows
    months = months_of_work(began, ended, int(half.number))
    counted = _counted_months(months, int(whole_after.number))
    days = max(Decimal(0), leave.number * counted / YEAR - taken)
    steps = [Said(LeaveSaid.MONTHS, {"months": months}, half)]
    if counted != months:
        steps.append(Said(LeaveSaid.WHOLE_YEAR, {"months": counted}, whole_after))
    steps.append(Said(LeaveSaid.DAYS, {"number": days.quantize(Decimal("0.01")), "taken": taken}, leave))
    average, known, missing = _average(month.number, began, ended, earned)
    warnings = [Said(LeaveSaid.MONTHS_UNKNOWN, {"months": missing})] if missing else []
    if average is None:
        warnings.append(Said(LeaveSaid.NO_EARNINGS))
        return Explained(
            LeavePay(months, days, None, None), tuple(steps), rows, (*warnings, *cautions_of(rows, today))
        )
    amount = to_kopeck(average * days)
    steps.append(Said(LeaveSaid.AVERAGE, {"months": known, "amount": to_kopeck(average)}, month))
    steps.append(Said(LeaveSaid.AMOUNT, {"amount": amount}))
    answer = LeavePay(months, days, average, amount)
    return Explained(answer, tuple(steps), rows, (*warnings, *cautions_of(rows, today)))


def months_of_work(began: date, ended: date, half_month: int) -> int:
    """Whole months from the day work began; what is left over counts from half a month on.

    Source: Rules on leave of 1930, point 35: 12 May to 26 November are seven months.
    """
    after = ended + timedelta(days=1)
    months = (after.year - began.year) * YEAR + after.month - began.month
    while months_later(began, months) > after:
        months -= 1
    left = (after - months_later(began, months)).days
    return months + (left >= half_month)


def _counted_months(months: int, whole_after: int) -> int:
    """A working year of eleven months counts as whole."""
    years, rest = divmod(months, YEAR)
    return (years + 1) * YEAR if rest >= whole_after else months


def _average(
    month_days: Decimal, began: date, ended: date, earned: Mapping[Month, Decimal]
) -> tuple[Decimal | None, int, int]:
    """The average pay of a day, of how many months, and how many are not known.

    The last month counts only when nothing lies before it.
    """
    wanted = _twelve_before(began, ended) or [Month.of(ended)]
    known = [month for month in wanted if month in earned]
    days = sum((month_days * _share(month, began, ended) for month in known), Decimal(0))
    total = sum((earned[month] for month in known), Decimal(0))
    return (total / days if days else None), len(known), len(wanted) - len(known)


def _twelve_before(began: date, ended: date) -> list[Month]:
    months: list[Month] = []
    month = Month.of(ended).before
    while len(months) < YEAR and month >= Month.of(began):
        months.append(month)
        month = month.before
    return months


def _share(month: Month, began: date, ended: date) -> Decimal:
    """How much of the month the work lasted, by calendar days."""
    first, last = max(month.first, began), min(month.last, ended)
    return Decimal((last - first).days + 1) / month.days
