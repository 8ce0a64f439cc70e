"""The patent as one answer: its way, until when it is paid, and what the next months cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jardam.law.rules.explaining import Explained, Refused, Said
from jardam.law.rules.patent_paid import PatentPaid, PatentPaidSaid, PatentPayment, patent_paid_until
from jardam.law.rules.patent_price import PatentCost, patent_cost
from jardam.law.rules.patent_way import Step, WayTold, patent_way
from jardam.law.rules.registration import is_of_union
from jardam.law.rules.rulebook import RuleBook

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PatentTold:
    """``months``: of how many months ahead the price is asked; None asks for none."""

    way: WayTold
    region: str | None = None
    payments: Sequence[PatentPayment] = ()
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Patent:
    """``paid`` and ``cost``: None where nothing was told to count them from."""

    steps: tuple[Step, ...]
    paid: PatentPaid | None
    cost: PatentCost | None


def patent(book: RuleBook, told: PatentTold, today: date) -> Explained[Patent]:
    """All of it on a day.

    Errors: Refused, NotInForce, YearNotHeld.
    Source: see the rules that are asked.
    """
    if is_of_union(book, told.way.citizenship, told.way.entered):
        way = patent_way(book, told.way, None, today)
        return Explained(Patent((), None, None), way.steps, way.rows, way.warnings)
    paid = _paid(book, told, today)
    cost = _cost(book, told, paid.answer if paid else None, today)
    way = patent_way(book, told.way, paid.answer if paid else None, today)
    every: list[Explained[object]] = [*([paid] if paid else []), *([cost] if cost else []), way]
    doubts = [Said(PatentPaidSaid.NOT_PAID)] if told.way.issued and not told.payments else []
    ordered = [way, *every[:-1]]  # what was missed is said before the doubts of the price
    return Explained(
        Patent(way.answer, paid.answer if paid else None, cost.answer if cost else None),
        steps=tuple(said for one in every for said in one.steps),
        rows=tuple(dict.fromkeys(row for one in every for row in one.rows)),
        warnings=tuple(dict.fromkeys([*doubts, *(said for one in ordered for said in one.warnings)])),
    )


def _paid(book: RuleBook, told: PatentTold, today: date) -> Explained[PatentPaid] | None:
    if told.way.issued is None or not told.payments:
        return None
    return patent_paid_until(book, _region(told), told.way.issued, told.payments, today)


def _cost(
    book: RuleBook, told: PatentTold, paid: PatentPaid | None, today: date
) -> Explained[PatentCost] | None:
    """From the day after the paid time while the patent lives, else from today."""
    if told.months is None:
        return None
    first = paid.until + DAY if paid and not paid.ended_on else today
    return patent_cost(book, _region(told), first, told.months, today)


def _region(told: PatentTold) -> str:
    """Errors: Refused when none was named."""
    if told.region is None:
        raise Refused(Said(PatentPaidSaid.NO_REGION))
    return told.region
