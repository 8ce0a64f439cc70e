"""The employment month by month: what was worked, what came and when, what is still owed, and by when the court must have it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from jardam.claims.counting import Counted
from jardam.claims.rules.money import MINOR, Amount, Currency
from jardam.desk.claiming.money import said_of
from jardam.kernel.months import Month
from jardam.law.rules import typed
from jardam.law.rules.explaining import Refused
from jardam.law.rules.payments import Paid
from jardam.law.rules.wages_claim import MonthClaimed


@dataclass(frozen=True, slots=True)
class StripMonth:
    """``tone``: of the pill that says how the month stands. ``part``: of it that came, in hundredths; None where nobody knows.

    ``marks``: what happened in it, in order.
    """

    first: date
    state: str
    tone: str
    part: int | None
    marks: Sequence[str]
    court: str


def strip_of(result: Counted, work: Mapping[str, Any]) -> list[StripMonth]:
    """The months that the law counted, the first first. ``work``: as it was told."""
    began, ended = _month(work, "since"), _month(work, "left_on")
    dayless = {row.get("for_month") for row in work.get("payment", []) if not row.get("on")}
    shown = []
    for one in result.told.answer.months:
        month = one.owing.month
        ends = [_("work began") if month == began else "", _("work ended") if month == ended else ""]
        shown.append(_shown(one, ends, is_dayless=str(month) in dayless))
    return shown


def _shown(one: MonthClaimed, ends: Sequence[str], *, is_dayless: bool) -> StripMonth:
    """``is_dayless``: of a payment for this month nobody knows the day, so that it stands at the payday."""
    owing = one.owing
    state, tone = _state(one)
    came = [_payment(paid, is_known=not (is_dayless and paid.on == owing.payday)) for paid in owing.paid]
    marks = [*ends, *came]
    if owing.debt:
        marks.append(_("owed: %(sum)s") % {"sum": _said(owing.debt)})
    return StripMonth(
        owing.month.first,
        state,
        tone,
        _part(owing.in_hand, owing.received),
        [mark for mark in marks if mark],
        _("to court by %(day)s") % {"day": f"{one.court_by:%d.%m.%Y}"} if one.court_by else "",
    )


def _state(one: MonthClaimed) -> tuple[str, str]:
    owing = one.owing
    if owing.in_hand is None:
        return _("not known"), "line"
    if not owing.is_due:
        return _("payday is ahead"), "line"
    if not owing.debt:
        return (_("paid late"), "warn") if one.compensation else (_("paid"), "ok")
    return (_("paid in part"), "warn") if owing.received else (_("not paid"), "danger")


def _part(whole: Decimal | None, received: Decimal) -> int | None:
    if whole is None:
        return None
    return min(100, int(received * 100 / whole)) if whole > 0 else 100


def _payment(paid: Paid, *, is_known: bool) -> str:
    told = {"sum": _said(paid.amount), "day": f"{paid.on:%d.%m.%Y}"}
    return _("%(day)s: %(sum)s came") % told if is_known else _("%(sum)s came, nobody knows when") % told


def _said(amount: Decimal) -> str:
    return said_of(Amount(int(amount * MINOR), Currency.RUB))


def _month(work: Mapping[str, Any], name: str) -> Month | None:
    """In which something began or ended, where a day or a month is known."""
    told = work.get(name, "")
    try:
        day = typed.partial_day(told) if told else None
    except Refused:
        return None
    return Month.of(day.earliest) if day is not None and day.is_known else None
