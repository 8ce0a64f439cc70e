"""Duties and limits: what it costs, which court, and whether a court order is possible."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Shown
from jardam.law.choices import duty_matters
from jardam.law.due import Due
from jardam.law.rules.confidence import Standing
from jardam.law.rules.duties import PREFIX, WAGES, Duty, DutyQuestion, duty, matters
from jardam.law.rules.explaining import Explained
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import money, sentences

YES, NO, UNKNOWN = "yes", "no", "unknown"


def kinds(book: RuleBook) -> Sequence[tuple[str, str | Promise]]:
    """Every matter that has a duty; one that a person added is called as its row says."""
    words = duty_matters()
    names = [(row.code.removeprefix(PREFIX), row.statement) for row in matters(book)]
    return [(name, words.get(name, statement)) for name, statement in names]


def accrual(_book: RuleBook) -> Sequence[tuple[str, Promise]]:
    return [(YES, _("Yes")), (NO, _("No, or it is disputed")), (UNKNOWN, _("Nobody knows yet"))]


QUESTIONS = (
    Question("matter", Kind.CHOICE, _("What for"), choices=kinds, default=WAGES, is_required=False),
    Question("amount", Kind.MONEY, _("Sum claimed"), _("Roubles, for instance 45000"), is_required=False),
    Question("on", Kind.DAY, _("Day of filing"), _("Empty: today"), is_required=False),
    Question(
        "accrued",
        Kind.CHOICE,
        _("Has the employer accrued these wages, and does not dispute them?"),
        choices=accrual,
        default=UNKNOWN,
        is_required=False,
    ),
)


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[Duty]:
    is_accrued = {YES: True, NO: False}.get(answers["accrued"])
    question = DutyQuestion(answers["matter"], answers["on"] or today, answers["amount"], is_accrued)
    return duty(question, book, today)


def shown(told: Explained[Duty]) -> Shown:
    amount, of_worker = told.answer.amount, told.answer.of_worker
    if of_worker is not None:
        return Shown(_of_two(of_worker, amount), _doubts(told))
    if amount is None:
        return Shown(gettext("No single figure can be given"))
    if told.confidence.standing is Standing.OPEN:
        return Shown(gettext("To pay, not verified: %(amount)s") % {"amount": money(amount)})
    return Shown(gettext("To pay: %(amount)s") % {"amount": money(amount)})


def _of_two(of_worker: Decimal, amount: Decimal | None) -> str:
    """Both prices at once: who asks decides which one it is, and nobody may be sent to pay the other."""
    if amount is None:
        said = gettext("To pay: %(least)s if a worker asks in a case about wages; else no figure is known")
        return said % {"least": money(of_worker)}
    said = gettext("To pay: %(least)s if a worker asks in a case about wages, else %(amount)s")
    return said % {"least": money(of_worker), "amount": money(amount)}


def _doubts(told: Explained[Duty]) -> list[str]:
    is_open = told.confidence.standing is Standing.OPEN
    return [gettext("The price for others is not verified.")] if is_open else []


def due(told: Explained[Duty]) -> Due:
    return Due(amount=told.answer.amount)


def machine(told: Explained[Duty]) -> dict[str, object]:
    answer = told.answer
    order = None
    if answer.order_ceiling is not None:
        order = {"is_possible": answer.is_order_possible, "ceiling": f"{answer.order_ceiling:.2f}"}
    return {
        "duty": None if answer.amount is None else f"{answer.amount:.2f}",
        "duty_of_worker": None if answer.of_worker is None else f"{answer.of_worker:.2f}",
        "is_verified": told.confidence.standing is not Standing.OPEN,
        "court_order": order,
        "explanation": sentences(told.steps),
    }


CALCULATOR = Calculator(
    id="duty",
    title=_("Duty and court"),
    about=_("What it costs to file, which court it goes to, and whether a court order is possible."),
    questions=QUESTIONS,
    compute=compute,
    shown=shown,
    machine=machine,
    due=due,
)
