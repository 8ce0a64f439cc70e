"""What somebody tells of their wages, as it is typed, made into a claim: days or sums of months, and which months are asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jardam.kernel.months import Month
from jardam.law.rules.earnings import Agreement, Way
from jardam.law.rules.explaining import Refused, Said
from jardam.law.rules.payments import NOTHING
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.wages_owed import OwedSaid
from jardam.law.rules.work_done import DayWorked, MonthWorked, months_worked

MOST_MONTHS = 120
HOURS_OF_A_DAY = 24


@dataclass(frozen=True, slots=True)
class MonthTold:
    """Sums of a month.

    ``count``: hours, shifts, pieces or days, as the pay was agreed; ``off`` of them on days off.
    ``overtime`` and ``night``: hours; where hours are paid, they are among ``count``.
    ``agreed``: one sum for the whole month; it is taken as it is, whatever was worked.
    """

    month: Month
    count: Decimal = NOTHING
    off: Decimal = NOTHING
    overtime: Decimal = NOTHING
    night: Decimal = NOTHING
    agreed: Decimal | None = None


def work_of(
    book: RuleBook, agreement: Agreement, diary: Sequence[DayWorked], sums: Sequence[MonthTold]
) -> Mapping[Month, MonthWorked]:
    """The work by month, from days and from sums.

    Errors: Refused when a month is told twice, or its parts are more than the whole; YearNotHeld, NotInForce.
    """
    by_days: dict[Month, MonthWorked] = {}
    for month in sorted({Month.of(day.on) for day in diary}):
        days = [day for day in diary if Month.of(day.on) == month]
        after = agreement.overtime_after(book, month.last)
        by_days |= months_worked(book, days, agreement.rest, after)
    by_diary = set(by_days)
    for told in sums:
        if told.month in by_days:
            code = OwedSaid.BOTH_SHAPES if told.month in by_diary else OwedSaid.TOLD_TWICE
            raise Refused(Said(code, {"month": told.month.first}))
        _check_hours(agreement, told)
        by_days[told.month] = _worked(agreement, told)
    return by_days


def check_leaving(left_on: date | None, diary: Sequence[DayWorked], sums: Sequence[MonthTold]) -> None:
    """Errors: Refused for work after the last day of work: its delay would run from before it."""
    if left_on is None:
        return
    has_later_day = any(day.on > left_on for day in diary)
    if has_later_day or any(told.month > Month.of(left_on) for told in sums):
        raise Refused(Said(OwedSaid.WORK_AFTER_LEAVING, {"day": left_on}))


def months_asked(
    work: Mapping[Month, MonthWorked], paid_for: Sequence[Month], since: Month | None, until: Month | None
) -> list[Month]:
    """Every month from the first that anything was told of to the last; those between are asked about too.

    Errors: Refused when nothing was told, or of too long a time.
    """
    told = [*work, *paid_for, *filter(None, (since, until))]
    if not work:
        raise Refused(Said(OwedSaid.NO_WORK_TOLD))
    months, month = [], min(told)
    while month <= max(told):
        months.append(month)
        month = month.after
        if len(months) > MOST_MONTHS:
            raise Refused(Said(OwedSaid.TOO_MANY_MONTHS, {"most": MOST_MONTHS}))
    return months


def _check_hours(agreement: Agreement, told: MonthTold) -> None:
    """Errors: Refused for more hours or days than a month has; of shifts two may fall on a day, and pieces have no limit."""
    hours = told.month.days * HOURS_OF_A_DAY
    most = {Way.HOURLY: hours, Way.MONTHLY: told.month.days}.get(agreement.way)
    if max(told.overtime, told.night) > hours or (most is not None and told.count > most):
        raise Refused(Said(OwedSaid.TOO_MANY_HOURS, {"month": told.month.first}))


def _worked(agreement: Agreement, told: MonthTold) -> MonthWorked:
    """Overtime told as a sum counts at its first, lower factor."""
    if told.agreed is not None:
        return MonthWorked(told.month, agreed=told.agreed)
    inside = told.off + (told.overtime if agreement.way is Way.HOURLY else NOTHING)
    if inside > told.count:
        raise Refused(Said(OwedSaid.PARTS_MISFIT, {"month": told.month.first}))
    rest = told.count - inside
    shape = {
        Way.HOURLY: {"hours": rest, "off_hours": told.off},
        Way.PIECE: {"units": rest, "off_units": told.off},
        Way.SHIFT: {"days": rest, "off_days": told.off},
        Way.MONTHLY: {"days": rest, "off_days": told.off},
    }
    return MonthWorked(
        told.month, overtime_first=told.overtime, night_hours=told.night, **shape[agreement.way]
    )


def warned_of_sums(sums: Sequence[MonthTold]) -> tuple[Said, ...]:
    """What sums hide."""
    counted = [told for told in sums if told.agreed is None]
    return (Said(OwedSaid.OVERTIME_AT_LEAST),) if any(told.overtime for told in counted) else ()
