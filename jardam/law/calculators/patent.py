"""The patent: each step with its last day, until when it is paid, what the next months cost."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from jardam.kernel.regions import region_name
from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Shown, Table, Words
from jardam.law.calculators.registration import AS_OF, CITIZENSHIP, ENTERED
from jardam.law.due import Due
from jardam.law.rules.explaining import Explained, Refused, Said
from jardam.law.rules.patent import Patent, PatentTold, patent
from jardam.law.rules.patent_paid import PatentPayment
from jardam.law.rules.patent_price import FEES, Known, MonthPrice, PriceSaid, regions_of
from jardam.law.rules.patent_way import State, Step, StepName, WayTold
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import day, money, sentences

MOST = 12


def regions(book: RuleBook) -> Sequence[tuple[str, Words]]:
    """Those whose prices are held, by the names that the rows have."""
    language = "en" if (get_language() or "ru").startswith("en") else "ru"
    codes = {name: book.periods(FEES + name)[-1].jurisdiction for name in regions_of(book)}
    return [(name, region_name(code, language)) for name, code in codes.items()]


def states() -> dict[State, str]:
    return {
        State.DONE: gettext("done in time"),
        State.DONE_LATE: gettext("done late"),
        State.PASSED: gettext("done, the day was not told"),
        State.AHEAD: gettext("still ahead"),
        State.MISSED: gettext("day missed"),
        State.UNTOLD: gettext("not known"),
    }


def step_names() -> dict[StepName, str]:
    return {
        StepName.APPLY: gettext("Apply for the patent"),
        StepName.MEDICAL: gettext("Medical examination and fingerprints"),
        StepName.PAY: gettext("Pay the next month"),
        StepName.COPY: gettext("Copy of the contract to the MVD"),
        StepName.NOTICE: gettext("Employer: notice of the contract"),
        StepName.NOTICE_OF_END: gettext("Employer: notice of its end"),
        StepName.REISSUE: gettext("Ask for the reissue"),
    }


QUESTIONS = (
    CITIZENSHIP,
    ENTERED,
    Question("region", Kind.CHOICE, _("Region of the patent"), is_required=False, choices=regions),
    Question("applied", Kind.DAY, _("Applied on"), is_required=False),
    Question("examined", Kind.DAY, _("Medical examination on"), is_required=False, is_rare=True),
    Question("issued", Kind.DAY, _("Patent issued on"), is_required=False),
    Question(
        "payment", Kind.ROWS, _("Payments for the patent"), _("The sum, or how many months it was for"), is_required=False,
        columns=(
            Question("on", Kind.DAY, _("Paid on")),
            Question("sum", Kind.MONEY, _("Sum paid"), is_required=False),
            Question("months", Kind.NUMBER, _("For how many months"), is_required=False),
        ),
    ),
    Question("contract", Kind.DAY, _("Contract signed on"), is_required=False),
    Question("copy_sent", Kind.DAY, _("Copy of the contract sent on"), is_required=False, is_rare=True),
    Question("job_lost", Kind.DAY, _("Work ended on"), is_required=False),
    Question("reissue_asked", Kind.DAY, _("Asked for the reissue on"), is_required=False, is_rare=True),
    Question("months", Kind.NUMBER, _("Price of how many months ahead"), is_required=False),
    AS_OF,
)  # fmt: skip


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[Patent]:
    way = WayTold(
        answers["citizenship"], answers["entered"], answers["applied"], answers["examined"], answers["issued"],
        answers["contract"], answers["copy_sent"], answers["job_lost"], answers["reissue_asked"],
    )  # fmt: skip
    payments = tuple(_payment(row) for row in answers["payment"])
    told = PatentTold(way, answers["region"], payments, _months(answers["months"]))
    return patent(book, told, answers["as_of"] or today)


def shown(told: Explained[Patent]) -> Shown:
    answer = told.answer
    tables = [_way(answer.steps)] if answer.steps else []
    if answer.cost:
        tables.append(_prices(answer))
    return Shown(_headline(answer), list(_lines(answer)), tables)


def due(told: Explained[Patent]) -> Due:
    """Until when it is paid, else the next step; and what the next months cost, where that is known."""
    answer = told.answer
    ahead = [step.due for step in answer.steps if step.state is State.AHEAD]
    cost = answer.cost.total if answer.cost and answer.cost.is_whole else None
    return Due(answer.paid.until if answer.paid else min(ahead, default=None), cost)


def machine(told: Explained[Patent]) -> dict[str, object]:
    answer = told.answer
    paid, cost = answer.paid, answer.cost
    return {
        "needed": bool(answer.steps),
        "steps": [
            {
                "step": step.name.removeprefix("STEP_").lower().replace("_", "-"),
                "due": step.due.isoformat(),
                "state": step.state.value,
                "if_missed": sentences(step.if_missed),
            }
            for step in answer.steps
        ],
        "paid_until": paid and paid.until.isoformat(),
        "ended_on": paid.ended_on.isoformat() if paid and paid.ended_on else None,
        "reminders": [reminder.isoformat() for reminder in paid.reminders] if paid else [],
        "months": [_machine_month(month) for month in cost.months] if cost else [],
        "total": f"{cost.total:.2f}" if cost and cost.is_whole else None,
        "explanation": sentences(told.steps),
    }


def _headline(answer: Patent) -> str:
    if not answer.steps:
        return gettext("No patent is needed")
    if answer.paid and answer.paid.ended_on:
        ended = day(answer.paid.ended_on)
        return gettext("By these payments the patent is none since %(day)s. Speak to our lawyer first") % {
            "day": ended
        }
    untold = [step_names()[step.name] for step in answer.steps if step.state is State.UNTOLD]
    if untold:
        return gettext("Ask whether this was done in time: %(steps)s") % {"steps": ", ".join(untold)}
    if answer.paid:
        return gettext("Paid through %(day)s") % {"day": day(answer.paid.until)}
    following = [step for step in answer.steps if step.state is State.AHEAD]
    if not following:
        return gettext("Nothing that you named is ahead")
    told = {"step": step_names()[following[0].name], "day": day(following[0].due)}
    return gettext("Next: %(step)s, by %(day)s") % told


def _lines(answer: Patent) -> Iterator[str]:
    if answer.paid and answer.paid.reminders:
        days = ", ".join(map(day, answer.paid.reminders))
        yield gettext("Remind on: %(days)s.") % {"days": days}
    if answer.cost and not answer.cost.is_whole:
        yield gettext("The price of some months is not known here, so no sum is named.")


def _way(steps: Sequence[Step]) -> Table:
    head = [gettext("Step"), gettext("By which day"), gettext("State")]
    names, words = step_names(), states()
    rows = [[names[step.name], day(step.due), words[step.state]] for step in steps]
    return Table(gettext("Step by step"), head, rows)


def _prices(answer: Patent) -> Table:
    head = [gettext("Month begins"), gettext("Price"), gettext("How it is known")]
    months = answer.cost.months if answer.cost else ()
    rows = [
        [day(month.begins), money(month.amount) if month.amount else "—", known()[month.known]]
        for month in months
    ]
    total = money(answer.cost.total) if answer.cost and answer.cost.is_whole else "—"
    return Table(
        gettext("Price of the next months"), head, rows, frozenset({1}), [gettext("Together"), total, ""]
    )


def known() -> dict[Known, str]:
    return {
        Known.PUBLISHED: gettext("published"),
        Known.DERIVED: gettext("worked out from a published growth"),
        Known.COMPUTED: gettext("our arithmetic, nobody published it"),
        Known.UNKNOWN: gettext("not known"),
    }


def _machine_month(month: MonthPrice) -> dict[str, object]:
    amount = None if month.amount is None else f"{month.amount:.2f}"
    return {"begins": month.begins.isoformat(), "amount": amount, "known": month.known.value}


def _payment(row: Mapping[str, Any]) -> PatentPayment:
    """Nought is not known."""
    return PatentPayment(row["on"], row["sum"] or None, _months(row["months"] or None))


def _months(told: Decimal | None) -> int | None:
    if told is None:
        return None
    if told != int(told) or not 1 <= told <= MOST:
        raise Refused(Said(PriceSaid.MONTHS_OUT_OF_RANGE, {"most": MOST}))
    return int(told)


CALCULATOR = Calculator(
    id="patent",
    title=_("Patent for work"),
    about=_("Each step of a patent with its last day, until when it is paid, and what the next months cost."),
    questions=QUESTIONS,
    compute=compute,
    shown=shown,
    machine=machine,
    due=due,
)
