"""Wages owed in words and as JSON. What is not known stands as not known, never as nothing."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from jardam.law.calculators.frame import Shown, Table
from jardam.law.rules.earnings import Earned, Earnings, Part
from jardam.law.rules.explaining import Explained
from jardam.law.rules.instalments import Instalment
from jardam.law.rules.rounding import in_figures
from jardam.law.rules.wages_claim import MonthClaimed, WagesClaim
from jardam.law.wording import day, money, month, sentences

UNTOLD = "—"


def shown(told: Explained[WagesClaim]) -> Shown:
    claim = told.answer
    sums = {
        "debt": money(claim.debt),
        "late": money(claim.compensation),
        "total": money(claim.debt + claim.compensation),
    }
    headline = gettext("Owed: %(debt)s; for the delay: %(late)s; together: %(total)s") % sums
    tables = [_by_month(claim), *_by_kind(claim)]
    if claim.plan:
        tables.append(_in_parts(claim.plan, claim.today))
    return Shown(headline, list(_lines(claim)), tables)


def machine(told: Explained[WagesClaim]) -> dict[str, object]:
    claim = told.answer
    return {
        "debt": f"{claim.debt:.2f}",
        "compensation": f"{claim.compensation:.2f}",
        "total": f"{claim.debt + claim.compensation:.2f}",
        "surplus": f"{claim.owed.surplus:.2f}",
        "unknown_months": [str(unknown) for unknown in claim.owed.unknown],
        "months": [_machine_month(one) for one in claim.months],
        "leave": _machine_leave(claim),
        "instalments": [
            {
                "number": part.number,
                "due": part.due.isoformat(),
                "amount": f"{part.amount:.2f}",
                "paid": f"{part.paid:.2f}",
                "days_late": part.days_late(claim.today),
            }
            for part in claim.plan
        ],
        "explanation": sentences(told.steps),
    }


def _lines(claim: WagesClaim) -> Iterator[str]:
    if claim.owed.unknown:
        months = ", ".join(month(unknown.first) for unknown in claim.owed.unknown)
        yield gettext("Not known: %(months)s. The debt may be larger.") % {"months": months}
    if claim.owed.surplus:
        yield gettext("Paid too much, shown apart: %(amount)s.") % {"amount": money(claim.owed.surplus)}
    if claim.leave and claim.leave.amount is not None:
        yield gettext("Beside that, for leave not taken: %(amount)s.") % {"amount": money(claim.leave.amount)}


def _by_month(claim: WagesClaim) -> Table:
    head = [
        gettext("Month"), gettext("Earned"), gettext("Paid out"), gettext("Owed"), gettext("Payday"),
        gettext("For the delay"), gettext("To court by"),
    ]  # fmt: skip
    foot = [gettext("Together"), "", "", money(claim.debt), "", money(claim.compensation), ""]
    rows = [_row(one) for one in claim.months]
    return Table(gettext("Month by month"), head, rows, frozenset({1, 2, 3, 5}), foot)


def _by_kind(claim: WagesClaim) -> Iterator[Table]:
    """Where more than ordinary work was done: what each kind of it is worth, before tax. Only kinds that occur have a column."""
    earned = [(one.owing.month, one.owing.earned) for one in claim.months if one.owing.earned]
    kinds = [
        kind for kind in _KINDS if any(_kind(part) is kind for _month, told in earned for part in told.parts)
    ]
    if kinds in ([], [_KINDS[0]]):
        return
    words = {
        _KINDS[0]: gettext("Ordinary work"),
        Earned.OVERTIME: gettext("Overtime work"),
        Earned.DAY_OFF: gettext("Work on days off"),
        Earned.NIGHT: gettext("Work at night"),
    }
    rows = [
        [month(worked.first), *(money(_worth(told, kind)) for kind in kinds), money(told.amount)]
        for worked, told in earned
    ]
    sums = [sum((_worth(told, kind) for _month, told in earned), Decimal(0)) for kind in kinds]
    total = sum((told.amount for _month, told in earned), Decimal(0))
    head = [gettext("Month"), *(words[kind] for kind in kinds), gettext("Together")]
    foot = [gettext("Together"), *map(money, sums), money(total)]
    yield Table(gettext("By kind of work"), head, rows, frozenset(range(1, len(head))), foot)


_KINDS = (None, Earned.OVERTIME, Earned.DAY_OFF, Earned.NIGHT)
"""None: what was agreed for ordinary time."""


def _kind(part: Part) -> Earned | None:
    return part.code if part.code in _KINDS else None


def _worth(told: Earnings, kind: Earned | None) -> Decimal:
    return sum((part.amount for part in told.parts if _kind(part) is kind), Decimal(0))


def _row(one: MonthClaimed) -> list[str]:
    owing = one.owing
    return [
        month(owing.month.first),
        _money(owing.in_hand),
        money(owing.received),
        _money(owing.debt),
        day(owing.payday),
        money(one.compensation) if owing.in_hand is not None else UNTOLD,
        _day(one.court_by),
    ]


def _in_parts(plan: tuple[Instalment, ...], today: date) -> Table:
    head = [
        gettext("Part"),
        gettext("By which day"),
        gettext("Sum"),
        gettext("Paid out"),
        gettext("Days late"),
    ]
    rows = [
        [str(part.number), day(part.due), money(part.amount), money(part.paid), str(part.days_late(today))]
        for part in plan
    ]
    together = money(sum((part.amount for part in plan), Decimal(0)))
    paid = money(sum((part.paid for part in plan), Decimal(0)))
    foot = [gettext("Together"), "", together, paid, ""]
    return Table(gettext("In parts, as promised"), head, rows, frozenset({0, 2, 3, 4}), foot)


def _machine_month(one: MonthClaimed) -> dict[str, object]:
    owing = one.owing
    earned = owing.earned
    return {
        "month": str(owing.month),
        "payday": owing.payday.isoformat(),
        "earned": earned and f"{earned.amount:.2f}",
        "parts": [
            {
                "code": part.code.value,
                "number": f"{part.quantity:f}",
                "price": in_figures(part.price),
                "factor": f"{part.times:f}",
            }
            for part in (earned.parts if earned else ())
        ],
        "tax": f"{owing.tax:.2f}",
        "paid": f"{owing.received:.2f}",
        "debt": None if owing.debt is None else f"{owing.debt:.2f}",
        "surplus": f"{owing.surplus:.2f}",
        "compensation": f"{one.compensation:.2f}",
        "court_by": one.court_by and one.court_by.isoformat(),
    }


def _machine_leave(claim: WagesClaim) -> dict[str, object] | None:
    leave = claim.leave
    if leave is None:
        return None
    amount = None if leave.amount is None else f"{leave.amount:.2f}"
    return {"months": leave.months, "days": in_figures(leave.days), "amount": amount}


def _money(amount: Decimal | None) -> str:
    return UNTOLD if amount is None else money(amount)


def _day(on: date | None) -> str:
    return UNTOLD if on is None else day(on)
