"""A debt that is promised in parts: days and sums that add up to the kopeck, and which of them are late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from jardam.kernel.months import months_later
from jardam.law.rules.earnings import KOPECK
from jardam.law.rules.explaining import Code, Explained, Refused, Said, Value

MOST = 120
WEEK = 7


class Every(StrEnum):
    """How far apart the parts are."""

    MONTH = "MONTH"
    TWO_WEEKS = "TWO_WEEKS"
    WEEK = "WEEK"


class PlanSaid(Code):
    """Steps and refusals of a plan."""

    PARTS = "PLAN_PARTS"
    ODD_KOPECKS = "PLAN_ODD_KOPECKS"
    PART_LATE = "PLAN_PART_LATE"
    PART_PAID = "PLAN_PART_PAID"
    PAID_TOO_MUCH = "PLAN_PAID_TOO_MUCH"
    STILL_A_DEBT = "PLAN_STILL_A_DEBT"  # whether a promise moves the term for the court was not found
    NOTHING_OWED = "PLAN_NOTHING_OWED"
    TOO_MANY = "PLAN_TOO_MANY"
    NOT_WHOLE = "PLAN_NOT_WHOLE"
    BELOW_KOPECK = "PLAN_BELOW_KOPECK"


@dataclass(frozen=True, slots=True)
class Instalment:
    """One promised part.

    Units: roubles to the kopeck.
    """

    number: int
    due: date
    amount: Decimal
    paid: Decimal = Decimal(0)

    @property
    def lacking(self) -> Decimal:
        return self.amount - self.paid

    def days_late(self, today: date) -> int:
        return max(0, (today - self.due).days) if self.lacking else 0


def instalment_plan(
    debt: Decimal, count: int, first: date, every: Every = Every.MONTH
) -> Explained[tuple[Instalment, ...]]:
    """The promised parts: as equal as kopecks let them be, the larger ones first.

    Units: roubles; together they are the debt, to the kopeck.
    Errors: Refused.
    Source: agreed between the two; the compensation of art. 236 runs to the day of payment all the same.
    """
    _check(debt, count)
    each, odd = divmod(int(debt / KOPECK), count)
    parts = tuple(
        Instalment(number + 1, _due(first, number, every), KOPECK * (each + (number < odd)))
        for number in range(count)
    )
    steps = [Said(PlanSaid.PARTS, {"count": count, "amount": debt, "part": parts[-1].amount})]
    if odd:
        steps.append(Said(PlanSaid.ODD_KOPECKS, {"count": odd, "part": parts[0].amount}))
    return Explained(parts, tuple(steps), warnings=(Said(PlanSaid.STILL_A_DEBT),))


def plan_standing(
    plan: Sequence[Instalment], payments: Iterable[Decimal], today: date
) -> Explained[tuple[Instalment, ...]]:
    """The plan with what was paid, the oldest part first, and which parts are late on a day.

    Errors: Refused for a payment below zero.
    Source: as `instalment_plan`.
    """
    left = sum(payments, Decimal(0))
    if left < 0:
        raise Refused(Said(PlanSaid.NOTHING_OWED))
    standing, steps = [], []
    for part in plan:
        paid = min(left, part.amount)
        left -= paid
        now = Instalment(part.number, part.due, part.amount, paid)
        standing.append(now)
        steps.extend(_said(now, today))
    if left:
        steps.append(Said(PlanSaid.PAID_TOO_MUCH, {"amount": left}))
    return Explained(tuple(standing), tuple(steps), warnings=(Said(PlanSaid.STILL_A_DEBT),))


def _said(part: Instalment, today: date) -> list[Said]:
    told: dict[str, Value] = {"part_number": part.number, "day": part.due, "amount": part.lacking}
    if not part.lacking:
        return [Said(PlanSaid.PART_PAID, told)]
    late = part.days_late(today)
    return [Said(PlanSaid.PART_LATE, {**told, "days": late})] if late else []


def _due(first: date, number: int, every: Every) -> date:
    """The same day of each month; the last day where a month is shorter."""
    if every is not Every.MONTH:
        return first + timedelta(days=WEEK * number * (2 if every is Every.TWO_WEEKS else 1))
    return months_later(first, number)


def _check(debt: Decimal, count: int) -> None:
    if debt <= 0:
        raise Refused(Said(PlanSaid.NOTHING_OWED))
    if not 1 <= count <= MOST:
        raise Refused(Said(PlanSaid.TOO_MANY, {"most": MOST}))
    if debt < KOPECK * count or debt % KOPECK:
        raise Refused(Said(PlanSaid.BELOW_KOPECK))
