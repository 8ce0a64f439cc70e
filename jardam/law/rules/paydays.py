"""The day on which a month's wages had to be paid: not later than the law's, and before a day off, never after it."""

from dataclasses import dataclass
from datetime import date, timedelta

from jardam.kernel.months import Month
from jardam.law.rules.explaining import Code, Explained, Said
from jardam.law.rules.rulebook import RuleBook

PAYDAY, FINAL_PAY = "deadlines.tc136_payday", "card_facts.tc140_final_pay"


class PaydaySaid(Code):
    """Steps and warnings of a payday."""

    PAYDAY_AGREED = "PAYDAY_AGREED"
    PAYDAY_LATEST = "PAYDAY_LATEST"  # none was agreed or told: the last lawful day
    PAYDAY_MOVED = "PAYDAY_MOVED"  # to the working day before
    PAYDAY_LEAVING = "PAYDAY_LEAVING"  # everything on the last day of work
    PAYDAY_TOO_LATE = "PAYDAY_TOO_LATE"  # what was agreed is later than the law lets
    FIRST_HALF_NOT_COUNTED = "FIRST_HALF_NOT_COUNTED"  # half of the month was due earlier still


@dataclass(frozen=True, slots=True)
class PayTerms:
    """``day``: of the month after; None where nobody knows. ``left_on``: the last day of work, when it is over."""

    day: int | None = None
    left_on: date | None = None


def payday_of(book: RuleBook, month: Month, terms: PayTerms) -> Explained[date]:
    """The last day on which the wages of a month were in time.

    Errors: YearNotHeld; NotInForce for a month that ended before the row of art. 136 begins.
    Source: Labour Code art. 136 (deadlines.tc136_payday), art. 140 (card_facts.tc140_final_pay).
    """
    row = book.at(PAYDAY, month.last)
    latest = month.last + timedelta(days=int(row.number))
    told = _agreed(month, terms.day)
    day = min(told or latest, latest)
    code = PaydaySaid.PAYDAY_AGREED if told else PaydaySaid.PAYDAY_LATEST
    steps = [Said(code, {"day": day, "month": month.first}, row)]
    moved = book.calendar.last_working(day)
    if moved != day:
        steps.append(Said(PaydaySaid.PAYDAY_MOVED, {"day": moved, "was": day}, row))
    warnings = [Said(PaydaySaid.FIRST_HALF_NOT_COUNTED, {"month": month.first}, row)]
    if told and told > latest:
        warnings.append(Said(PaydaySaid.PAYDAY_TOO_LATE, {"agreed": told, "latest": latest}, row))
    if terms.left_on is None or terms.left_on > moved:
        return Explained(moved, tuple(steps), (row,), tuple(warnings))
    final = book.at(FINAL_PAY, terms.left_on)
    leaving = Said(PaydaySaid.PAYDAY_LEAVING, {"day": terms.left_on}, final)
    return Explained(terms.left_on, (leaving,), (row, final), tuple(warnings))


def _agreed(month: Month, day: int | None) -> date | None:
    """The agreed day of the month after; its last day where it has fewer."""
    return month.after.first.replace(day=min(day, month.after.days)) if day else None
