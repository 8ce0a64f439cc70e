"""What an employer owes, month by month: from the agreement, the work and the payments, with what the delay costs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from jardam.kernel.months import Month
from jardam.kernel.partial_dates import PartialDate
from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Words
from jardam.law.calculators.wages_shown import machine, shown
from jardam.law.due import Due
from jardam.law.rules.earnings import Agreement, Way
from jardam.law.rules.explaining import Explained, Refused, Said
from jardam.law.rules.instalments import PlanSaid
from jardam.law.rules.paydays import PayTerms, payday_of
from jardam.law.rules.payments import NOTHING, Paid
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.wages_claim import Employment, Promise, WagesClaim, wages_claim
from jardam.law.rules.wages_owed import Basis, OwedSaid, WageCase
from jardam.law.rules.wages_told import MonthTold, check_leaving, months_asked, warned_of_sums, work_of
from jardam.law.rules.work_done import LONGEST_DAY, DayWorked, MonthWorked, Rest, WorkSaid

LAST_DAY_OF_MONTH = 31


def ways(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return [
        (Way.HOURLY, _("By the hour")),
        (Way.SHIFT, _("By the shift or the day")),
        (Way.PIECE, _("By the piece")),
        (Way.MONTHLY, _("By the month")),
    ]


def rests(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return [
        (Rest.CALENDAR, _("Saturday, Sunday and holidays")),
        (Rest.BY_PLAN, _("By a plan of shifts: holidays alone are paid double")),
    ]


def bases(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return [
        (Basis.IN_HAND, _("In the hand: no tax is taken from it")),
        (Basis.TAX_13, _("Before tax: patent, Eurasian Union or resident")),
        (Basis.TAX_OTHERS, _("Before tax: anybody else")),
        (Basis.UNKNOWN, _("Nobody knows whether tax is taken from it")),
    ]


QUESTIONS = (
    Question("way", Kind.CHOICE, _("How the pay was agreed"), choices=ways),
    Question("rate", Kind.MONEY, _("The agreed price"), _("Roubles for an hour, a shift, a piece or a month; empty, if each month has its own sum"), is_required=False),
    Question(
        "month", Kind.ROWS, _("Work by month"), _("What is not told stays unknown"), is_required=False,
        columns=(
            Question("month", Kind.PARTIAL_DAY, _("Month"), _("For instance 03.2026")),
            Question("count", Kind.NUMBER, _("Hours, shifts, pieces or days"), is_required=False),
            Question("off", Kind.NUMBER, _("Of them on days off"), is_required=False),
            Question("overtime", Kind.NUMBER, _("Overtime hours"), is_required=False),
            Question("night", Kind.NUMBER, _("Night hours"), is_required=False),
            Question("sum", Kind.MONEY, _("Or one sum for the month"), is_required=False, may_be_left_off=True),
        ),
    ),
    Question(
        "day", Kind.ROWS, _("Or day by day"), is_required=False, is_rare=True,
        columns=(
            Question("on", Kind.DAY, _("Day of work")),
            Question("hours", Kind.NUMBER, _("Hours of work"), is_required=False),
            Question("night", Kind.NUMBER, _("Night hours"), is_required=False),
            Question("pieces", Kind.NUMBER, _("Pieces made"), is_required=False),
        ),
    ),
    Question(
        "payment", Kind.ROWS, _("What was paid, advances too"), is_required=False,
        columns=(
            Question("on", Kind.DAY, _("Paid on"), is_required=False),
            Question("sum", Kind.MONEY, _("Sum paid")),
            Question("for_month", Kind.PARTIAL_DAY, _("For which month"), _("? when nobody said"), is_required=False),
        ),
    ),
    Question("payday", Kind.NUMBER, _("Payday: day of the next month"), _("Empty: the last lawful day"), is_required=False),
    Question("since", Kind.PARTIAL_DAY, _("Worked since"), _("Month or day"), is_required=False),
    Question("left_on", Kind.DAY, _("Last day of work, if it is over"), is_required=False),
    Question("leave_taken", Kind.NUMBER, _("Days of leave taken"), is_required=False, is_rare=True),
    Question("basis", Kind.CHOICE, _("The agreed price is"), is_required=False, is_rare=True, choices=bases, default=Basis.IN_HAND),
    Question("hours_a_day", Kind.NUMBER, _("Hours of a day or shift"), is_required=False, is_rare=True),
    Question("rest", Kind.CHOICE, _("Days off"), is_required=False, is_rare=True, choices=rests, default=Rest.CALENDAR),
    Question("parts", Kind.NUMBER, _("Promised in how many monthly parts"), is_required=False, is_rare=True),
    Question("promised_on", Kind.DAY, _("Day of that promise"), _("Empty: today"), is_required=False, is_rare=True),
    Question("first_part", Kind.DAY, _("Day of the first part"), is_required=False, is_rare=True),
    Question("as_of", Kind.DAY, _("On which day"), _("Empty: today"), is_required=False, is_rare=True),
)  # fmt: skip


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[WagesClaim]:
    today = answers["as_of"] or today
    hours = _hours_a_day(answers["hours_a_day"])
    agreement = Agreement(Way(answers["way"]), answers["rate"] or NOTHING, Rest(answers["rest"]), hours)
    sums = [_month_told(row) for row in answers["month"]]
    diary = [_day_worked(row, agreement.way) for row in answers["day"]]
    left = answers["left_on"]
    check_leaving(left, diary, sums)
    work = work_of(book, agreement, diary, sums)
    if answers["rate"] is None:
        _check_sums(work)
    terms = PayTerms(_payday(answers["payday"]), left)
    payments = [_paid(row, book, terms, today) for row in answers["payment"]]
    paid_for = [paid.month for paid in payments if paid.month]
    months = months_asked(work, paid_for, _month_of(answers["since"]), Month.of(left) if left else None)
    case = WageCase(agreement, months, work, payments, terms, Basis(answers["basis"]))
    told = wages_claim(book, case, _employment(answers), _promise(answers, today), today)
    is_day_unknown = any(row["on"] is None for row in answers["payment"])
    dayless = (Said(OwedSaid.PAID_DAY_UNKNOWN),) if is_day_unknown else ()
    return replace(told, warnings=(*told.warnings, *warned_of_sums(sums), *dayless))


_PAID_FOR = {Way.HOURLY: "hours", Way.PIECE: "pieces"}


def _month_told(row: Mapping[str, Any]) -> MonthTold:
    month = _month_of(row["month"])
    if month is None:
        raise Refused(Said(OwedSaid.NO_MONTH))
    if row["count"] is None and row["sum"] is None:
        raise Refused(Said(OwedSaid.NO_COUNT, {"month": month.first}))
    return MonthTold(
        month,
        row["count"] or NOTHING,
        row["off"] or NOTHING,
        row["overtime"] or NOTHING,
        row["night"] or NOTHING,
        row["sum"],
    )


def _check_sums(work: Mapping[Month, MonthWorked]) -> None:
    """Errors: Refused where a month wants the price that nobody told."""
    for month in sorted(work):
        if work[month].agreed is None:
            raise Refused(Said(OwedSaid.NO_RATE, {"month": month.first}))


def _paid(row: Mapping[str, Any], book: RuleBook, terms: PayTerms, today: date) -> Paid:
    """A payment without a day counts as paid on the payday of its month: so the delay costs the least.

    Errors: Refused, YearNotHeld, NotInForce.
    """
    month = _month_of(row["for_month"])
    if row["on"] is not None:
        return Paid(row["on"], row["sum"], month)
    if month is None:
        raise Refused(Said(OwedSaid.NO_DAY_OF_PAYMENT, {"amount": row["sum"]}))
    return Paid(min(payday_of(book, month, terms).answer, today), row["sum"], month)


def _day_worked(row: Mapping[str, Any], way: Way) -> DayWorked:
    """Errors: Refused where what is paid for was left out: that is not nought."""
    if row[_PAID_FOR.get(way, "on")] is None:
        raise Refused(Said(WorkSaid.NOT_COUNTED, {"day": row["on"]}))
    return DayWorked(row["on"], row["hours"] or NOTHING, row["night"] or NOTHING, row["pieces"] or NOTHING)


def _month_of(told: PartialDate | None) -> Month | None:
    """Errors: Refused for a year alone."""
    if told is None or not told.is_known:
        return None
    if told.month is None:
        raise Refused(Said(OwedSaid.NO_MONTH))
    return Month.of(told.earliest)


def _employment(answers: Answers) -> Employment | None:
    """Leave is counted when both days are known exactly."""
    since, left = answers["since"], answers["left_on"]
    if since is None or left is None or not since.is_exact:
        return None
    return Employment(since.earliest, left, answers["leave_taken"] or NOTHING)


def _promise(answers: Answers, today: date) -> Promise | None:
    parts = answers["parts"]
    if parts is None:
        return None
    if parts != int(parts):
        raise Refused(Said(PlanSaid.NOT_WHOLE))
    on = answers["promised_on"] or today
    return Promise(int(parts), answers["first_part"] or on, on)


def _payday(told: Decimal | None) -> int | None:
    if told is None:
        return None
    if told != int(told) or not 1 <= told <= LAST_DAY_OF_MONTH:
        raise Refused(Said(OwedSaid.NO_PAYDAY))
    return int(told)


def _hours_a_day(told: Decimal | None) -> Decimal | None:
    if told is not None and not 0 < told <= LONGEST_DAY:
        raise Refused(Said(OwedSaid.NO_HOURS_A_DAY))
    return told


def due(told: Explained[WagesClaim]) -> Due:
    """The earliest day to go to court, and all that is owed."""
    claim = told.answer
    courts = [month.court_by for month in claim.months if month.court_by]
    return Due(min(courts, default=None), claim.debt + claim.compensation)


CALCULATOR = Calculator(
    id="wages",
    title=_("Wages owed"),
    about=_("What is owed by month from what was agreed, worked and paid, what the delay costs, and by when to go to court."),
    questions=QUESTIONS,
    compute=compute,
    shown=shown,
    machine=machine,
    due=due,
)  # fmt: skip
