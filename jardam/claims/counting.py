"""What the work of a claim comes to. The law counts; here it is only asked, and told what cannot be counted yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from jardam.kernel.months import Month
from jardam.law.calculators.answering import Mistaken, computed, read_answers
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.reckoned import Reckoned, kept_answer
from jardam.law.rules import typed
from jardam.law.rules.explaining import Explained, Refused
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.wages_claim import COURT, WagesClaim
from jardam.law.rules.wages_owed import OwedSaid

WAGES = "wages"
CALCULATOR = CALCULATORS[WAGES]
COURT_TERM = COURT.partition(".")[2]
NOT_YET = {OwedSaid.NO_WORK_TOLD, OwedSaid.NO_RATE, OwedSaid.NO_COUNT, OwedSaid.NO_DAY_OF_PAYMENT}
"""Something is only missing: what was told is kept, and counted when the rest is known."""


class NotCome(ValueError):
    """A month that lies ahead was told as worked."""

    def __init__(self, month: Month) -> None:
        super().__init__(str(month))
        self.month = month


@dataclass(frozen=True)
class Counted:
    """What the law answers: to be kept, and to be shown."""

    work: Mapping[str, Any]
    today: date
    told: Explained[WagesClaim]

    @cached_property
    def reckoned(self) -> Reckoned:
        return kept_answer(WAGES, self.work, self.told, self.today)


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Why nothing is counted yet. ``refused``: the law's sentence; None while nothing at all was told."""

    refused: Refused | None = None


def counted(work: Mapping[str, Any], book: RuleBook, today: date) -> Counted | Uncounted:
    """What it comes to on a day, or why that is not known yet.

    Errors: Mistaken; Refused, for what contradicts itself; NotCome.
    """
    if not work:
        return Uncounted()
    answers = read_answers(CALCULATOR, work, book)
    _check_months(answers, today)
    try:
        told = computed(CALCULATOR, answers, book, today)
    except Refused as refused:
        if refused.said.code in NOT_YET:
            return Uncounted(refused)
        raise
    return Counted(work, today, told)


def with_received(work: Mapping[str, Any], received: Iterable[tuple[date, int]]) -> Mapping[str, Any]:
    """The work with the money that came since, which nobody needs to type twice: for the oldest debt.

    Units: of ``received`` kopecks.
    """
    if not work:
        return work
    paid = [
        {"on": day.isoformat(), "sum": f"{Decimal(minor) / 100:.2f}", "for_month": ""}
        for day, minor in received
    ]
    return {**work, "payment": [*work.get("payment", []), *paid]}


def until(work: Mapping[str, Any], day: date) -> Mapping[str, Any]:
    """As it stood on an earlier day: without the payments that came after it."""
    payments = [row for row in work.get("payment", []) if not _is_after(row.get("on", ""), day)]
    return {**work, "payment": payments} if work else work


def _is_after(typed_day: str, day: date) -> bool:
    try:
        return bool(typed_day) and typed.day(typed_day) > day
    except Refused:
        return False


def recounted(work: Mapping[str, Any], book: RuleBook, today: date) -> Counted | Uncounted:
    """As `counted`, of what stands written: what the law would refuse today is not counted, and said."""
    try:
        return counted(work, book, today)
    except Refused as refused:
        return Uncounted(refused)
    except (Mistaken, NotCome):
        return Uncounted()


def next_court_payday(told: WagesClaim, today: date) -> date | None:
    """Of the paydays whose term for the court still runs, the one that runs out first: what was paid late keeps its term as
    long as the delay is still to be paid for."""
    running = (month for month in told.months if month.court_by and month.court_by >= today)
    return min((month.owing.payday for month in running), default=None)


def _check_months(answers: Mapping[str, Any], today: date) -> None:
    for row in answers["month"]:
        told = row["month"]
        if told.is_known and told.month is not None and Month.of(told.earliest) > Month.of(today):
            raise NotCome(Month.of(told.earliest))


def said_of_future(month: Month) -> str:
    return _("%(month)s has not come yet: write down what was worked, not what is planned.") % {
        "month": f"{month.number:02}.{month.year}"
    }
