"""What it costs to ask a court or an office, which court it is, and whether the quick way without a hearing is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from jardam.law.rules.explaining import Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.rulebook import NoNumber, NotInForce, RuleBook, RuleVersion

PREFIX = "state_duties."
WAGES, ADMINISTRATIVE, AGAINST_A_DECISION = "worker_claim", "kas_claim", "koap_complaint"
OF_THE_WORKER = {"appeal": "worker_appeal", "cassation": "worker_cassation"}
"""Matters that anybody may have, and the row of a worker who asks the same in a case about wages: that costs nothing."""
VENUE, ORDER, LAWYER = (
    "deadlines.claim_venue",
    "deadlines.gpk_122_court_order",
    "deadlines.kas_representative",
)
CLAIM, ORDER_PAPER = "documents.wage_claim", "documents.court_order"
BAN_PAPER, DECISION_PAPER = "documents.entry_ban_lift", "documents.expulsion_appeal"
EXAM = "exam_"


class DutyStep(Code):
    EXEMPT = "DUTY_EXEMPT"
    FREE = "DUTY_FREE"
    AMOUNT = "DUTY_AMOUNT"
    AS_WRITTEN = "DUTY_AS_WRITTEN"
    EXAM_AS_WRITTEN = "DUTY_EXAM_AS_WRITTEN"
    NOT_A_DUTY = "DUTY_NOT_A_DUTY"
    DISTRICT_COURT = "DUTY_DISTRICT_COURT"
    VENUE = "DUTY_VENUE"
    ORDER_POSSIBLE = "DUTY_ORDER_POSSIBLE"
    ORDER_IF_ACCRUED = "DUTY_ORDER_IF_ACCRUED"
    ORDER_TOO_MUCH = "DUTY_ORDER_TOO_MUCH"
    ORDER_DISPUTED = "DUTY_ORDER_DISPUTED"
    KAS_COURT = "DUTY_KAS_COURT"
    KAS_LAWYER = "DUTY_KAS_LAWYER"
    HIGHER_COURT = "DUTY_HIGHER_COURT"
    WORKER_IS_EXEMPT = "DUTY_WORKER_IS_EXEMPT"  # beside the price for everybody else


class DutyCaution(Code):
    NO_SUCH_MATTER = "DUTY_NO_SUCH_MATTER"
    NOT_KNOWN_THEN = "DUTY_NOT_KNOWN_THEN"


@dataclass(frozen=True, slots=True)
class DutyQuestion:
    """``matter``: an id of state_duties. ``on``: the day on which it is filed.

    ``is_accrued``: whether the employer has reckoned up the wages and does not dispute them; None where nobody knows.
    Units: ``amount`` in roubles.
    """

    matter: str
    on: date
    amount: Decimal | None = None
    is_accrued: bool | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """``amount``: None where no figure is known for the day. ``is_order_possible``: None where it depends, or is not asked.

    ``of_worker``: what a worker pays who asks the same in a case about wages, where that is another price than ``amount``.
    Units: roubles.
    """

    question: DutyQuestion
    amount: Decimal | None
    of_worker: Decimal | None = None
    is_order_possible: bool | None = None
    order_ceiling: Decimal | None = None


def matters(book: RuleBook) -> list[RuleVersion]:
    """The latest row of each matter that costs a duty or a fee."""
    codes = dict.fromkeys(row.code for row in book.under(PREFIX))
    return [book.periods(code)[-1] for code in codes]


def duty(question: DutyQuestion, book: RuleBook, today: date) -> Explained[Duty]:
    """Duty, court and court order.

    Units: roubles.
    Errors: Refused for a matter that there is not.
    Source: Tax Code art. 333.19, 333.28, 333.36; Labour Code art. 393; GPK art. 24, 29, 121, 122; KAS art. 55.
    """
    code = PREFIX + question.matter
    if not book.periods(code):
        raise Refused(Said(DutyCaution.NO_SUCH_MATTER))
    try:
        row: RuleVersion | None = book.at(code, question.on)
    except NotInForce:
        row = None
    amount, steps = _price(question, row)
    exempt = _exempting(question, book)
    answer = Duty(question, amount, exempt.number if exempt else None)
    if question.matter == WAGES:
        answer = _with_order(answer, book)
    steps += [Said(DutyStep.WORKER_IS_EXEMPT, {}, exempt)] if exempt else []
    steps += list(_courts(answer, book))
    rows = tuple(dict.fromkeys(said.row for said in steps if said.row))
    warnings = [] if row else [Said(DutyCaution.NOT_KNOWN_THEN, {"day": question.on}, book.periods(code)[0])]
    return Explained(answer, tuple(steps), rows, (*warnings, *cautions_of(rows, today)))


def _exempting(question: DutyQuestion, book: RuleBook) -> RuleVersion | None:
    """The row of a worker beside the one that was asked for, if there is such a one."""
    own = OF_THE_WORKER.get(question.matter)
    return book.find(PREFIX + own, question.on) if own else None


def _price(question: DutyQuestion, row: RuleVersion | None) -> tuple[Decimal | None, list[Said]]:
    if row is None:
        return None, []
    try:
        amount = row.number
    except NoNumber:
        step = DutyStep.EXAM_AS_WRITTEN if question.matter.startswith(EXAM) else DutyStep.AS_WRITTEN
        return None, [Said(step, {"told": row.value}, row)]
    if question.matter in {WAGES, *OF_THE_WORKER.values()}:
        return amount, [Said(DutyStep.EXEMPT, {}, row)]
    if question.matter.startswith(EXAM):
        return amount, [Said(DutyStep.NOT_A_DUTY, {"amount": amount}, row)]
    code = DutyStep.AMOUNT if amount else DutyStep.FREE
    return amount, [Said(code, {"amount": amount}, row)]


def _with_order(answer: Duty, book: RuleBook) -> Duty:
    question = answer.question
    row = book.find(ORDER, question.on)
    if row is None:
        return answer
    ceiling = row.number
    is_possible = question.is_accrued
    if question.amount is not None and question.amount > ceiling:
        is_possible = False
    elif question.amount is None and is_possible:
        is_possible = None
    return replace(answer, is_order_possible=is_possible, order_ceiling=ceiling)


def _courts(answer: Duty, book: RuleBook) -> Iterator[Said]:
    matter, on = answer.question.matter, answer.question.on
    if matter == WAGES:
        yield from _beside(book, on, {DutyStep.DISTRICT_COURT: CLAIM, DutyStep.VENUE: VENUE})
        if answer.order_ceiling is not None:
            yield _order(answer, book)
    elif matter == ADMINISTRATIVE:
        yield from _beside(book, on, {DutyStep.KAS_COURT: BAN_PAPER, DutyStep.KAS_LAWYER: LAWYER})
    elif matter == AGAINST_A_DECISION:
        yield from _beside(book, on, {DutyStep.HIGHER_COURT: DECISION_PAPER})


def _beside(book: RuleBook, on: date, rows: Mapping[DutyStep, str]) -> Iterator[Said]:
    """What rows of that day say beside the price; a rule that was not there yet says nothing."""
    return (Said(step, {}, row) for step, code in rows.items() if (row := book.find(code, on)))


def _order(answer: Duty, book: RuleBook) -> Said:
    question, ceiling = answer.question, answer.order_ceiling or Decimal(0)
    row = book.at(ORDER, question.on)
    if question.amount is not None and question.amount > ceiling:
        return Said(DutyStep.ORDER_TOO_MUCH, {"amount": question.amount, "ceiling": ceiling}, row)
    if question.is_accrued is False:
        return Said(DutyStep.ORDER_DISPUTED, {}, row)
    code = DutyStep.ORDER_POSSIBLE if answer.is_order_possible else DutyStep.ORDER_IF_ACCRUED
    return Said(code, {"ceiling": ceiling}, row)
