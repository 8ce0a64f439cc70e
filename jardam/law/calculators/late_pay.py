"""Compensation for delayed wages (Labour Code art. 236), with a table that a judge can follow by hand."""

from collections.abc import Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Shown, Table
from jardam.law.due import Due
from jardam.law.rules.explaining import Explained
from jardam.law.rules.late_pay import Basis, LateClaim, LatePay, Payment, Segment, late_pay
from jardam.law.rules.rounding import in_figures
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import day, money, percent


def bases(_book: RuleBook) -> Sequence[tuple[str, Promise]]:
    return [
        (Basis.GROSS, _("Before income tax (as accrued)")),
        (Basis.NET, _("After income tax (as paid out)")),
    ]


QUESTIONS = (
    Question("amount", Kind.MONEY, _("Sum that was due"), _("Roubles, for instance 45000")),
    Question("due", Kind.DAY, _("Payday on which it was due")),
    Question(
        "payment",
        Kind.ROWS,
        _("Payments that came later"),
        is_required=False,
        columns=(
            Question("on", Kind.DAY, _("Paid on")),
            Question("sum", Kind.MONEY, _("Sum paid")),
        ),
    ),
    Question(
        "as_of",
        Kind.DAY,
        _("Count what is unpaid through"),
        _("Empty: through today"),
        is_required=False,
    ),
    Question("basis", Kind.CHOICE, _("The sum is"), is_required=False, choices=bases, default=Basis.GROSS),
)


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[LatePay]:
    payments = tuple(Payment(row["on"], row["sum"]) for row in answers["payment"])
    basis = Basis(answers["basis"])
    claim = LateClaim(answers["amount"], answers["due"], payments, answers["as_of"], basis)
    return late_pay(claim, book, today)


def shown(told: Explained[LatePay]) -> Shown:
    answer = told.answer
    total = money(answer.compensation)
    headline = gettext("Compensation for delay: %(total)s") % {"total": total}
    if not answer.segments:
        return Shown(headline)
    head = [
        gettext("Days"), gettext("How many"), gettext("Late sum"), gettext("Rate a year"), gettext("Divisor"),
        gettext("For these days"),
    ]  # fmt: skip
    rows = [_row(segment) for segment in answer.segments]
    foot = [gettext("Together"), str(sum(segment.days for segment in answer.segments)), "", "", "", total]
    return Shown(
        headline, tables=[Table(gettext("Day by day"), head, rows, frozenset({1, 2, 3, 4, 5}), foot)]
    )


def due(told: Explained[LatePay]) -> Due:
    return Due(amount=told.answer.compensation)


def machine(told: Explained[LatePay]) -> dict[str, object]:
    answer = told.answer
    return {
        "compensation": f"{answer.compensation:.2f}",
        "segments": [_machine_segment(segment) for segment in answer.segments],
    }


def _row(segment: Segment) -> list[str]:
    return [
        f"{day(segment.first)} – {day(segment.last)}",
        str(segment.days),
        money(segment.base),
        percent(segment.span.rate),
        str(segment.span.divisor),
        money(segment.amount, 4),
    ]


def _machine_segment(segment: Segment) -> dict[str, object]:
    return {
        "from": segment.first.isoformat(),
        "to": segment.last.isoformat(),
        "days": segment.days,
        "base": f"{segment.base:.2f}",
        "rate": f"{segment.span.rate:f}",
        "divisor": segment.span.divisor,
        "amount": in_figures(segment.amount),
    }


CALCULATOR = Calculator(
    id="late-pay",
    title=_("Late pay"),
    about=_("Compensation for wages paid late, day by day over the rates in force (Labour Code art. 236)."),
    questions=QUESTIONS,
    compute=compute,
    shown=shown,
    machine=machine,
    due=due,
)
