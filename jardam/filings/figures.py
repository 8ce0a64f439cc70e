"""What the house works out for a paper: which norms it cites, what it costs, what late wages amount to. Each with its rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from jardam.filings.rules import russian
from jardam.filings.rules.drafting import Figure
from jardam.filings.rules.facts import Known, MonthDue, months, total
from jardam.filings.rules.kinds import Kind
from jardam.kernel.languages import Language
from jardam.law.calculators.answering import Mistaken, computed, read_answers
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.reckoned import Reckoned, reckon
from jardam.law.rules.citing import cited
from jardam.law.rules.confidence import Standing
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.wording import sentences
from jardam.papers.letters import Reckoning

DUTY, LATE_PAY = "duty", "late-pay"
HEADS = ("Месяц", "Сумма, руб.", "Срок выплаты", "Дней задержки", "Компенсация, руб.")
FOOT = "Итого"


@dataclass(frozen=True, slots=True)
class Counted:
    """One number and how it was counted. ``name``: of the number in the paper; of a month its month."""

    name: str
    reckoned: Reckoned


@dataclass(frozen=True, slots=True)
class Worked:
    """``rows``: of the law that are cited without a number."""

    figures: Mapping[str, Figure]
    counted: Sequence[Counted] = ()
    reckoning: Sequence[Reckoning] = ()
    rows: Sequence[RuleVersion] = field(default=(), compare=False)


def added_up(known: Mapping[str, Known]) -> Mapping[str, Known]:
    """With the sum of the table of months: where there is one, no other sum is told beside it."""
    if "debt_months" not in known:
        return known
    table = known["debt_months"]
    return {**known, "debt_sum": Known(f"{total(months(table.value)):.2f}", table.source)}


def worked(kind: Kind, known: Mapping[str, Known], book: RuleBook, today: date) -> Worked:
    """Every figure that the kind may name, as of ``today``."""
    law, rows = _law(kind, book, today)
    figures = {"law": law}
    counted: list[Counted] = []
    reckoning: list[Reckoning] = []
    if kind.has_reckoning:
        late = _late(known, book, today)
        figures |= late.figures
        counted += late.counted
        reckoning += late.reckoning
    if kind.duty:
        figures["duty"], of_duty = _duty(kind, book, today)
        counted += of_duty
    return Worked(figures, counted, reckoning, rows)


def _law(kind: Kind, book: RuleBook, today: date) -> tuple[Figure, list[RuleVersion]]:
    """Which norms the row cites; one that nobody has checked is marked so."""
    row = book.find(kind.law, today) if kind.law else None
    if row is None or not row.law:
        return Figure("", "нормы, на которых основано обращение"), []
    said = cited(row, "ru")
    return Figure(said, is_doubtful=row.confidence.standing is Standing.OPEN), [row]


def _duty(kind: Kind, book: RuleBook, today: date) -> tuple[Figure, list[Counted]]:
    """What filing costs, by the first sentence of the rule."""
    given = {"matter": kind.duty, "on": today.isoformat()}
    calculator = CALCULATORS[DUTY]
    try:
        told = computed(calculator, read_answers(calculator, given, book), book, today)
        counted = [Counted(DUTY, reckon(DUTY, given, book, today))]
    except (Mistaken, Refused):
        return Figure("", "государственная пошлина"), []
    with override("ru"):
        said = sentences(told.steps)[0]
    return Figure(said, is_doubtful=told.confidence.standing is Standing.OPEN), counted


def _late(known: Mapping[str, Known], book: RuleBook, today: date) -> Worked:
    """Compensation for each month, through the day that was said or today, and the table of it."""
    table = known.get("debt_months")
    through = date.fromisoformat(known["reckoned_to"].value) if "reckoned_to" in known else today
    day = Figure(russian.day(through))
    if table is None:
        wanted = Figure("", "таблица задолженности по месяцам")
        return Worked({"late_pay": wanted, "price": wanted, "late_pay_day": day})
    rows = months(table.value)
    try:
        counted = [_late_month(row, through, book, today) for row in rows]
    except (Mistaken, Refused):
        wanted = Figure("", "компенсация за задержку: не удалось рассчитать")
        return Worked({"late_pay": wanted, "price": wanted, "late_pay_day": day})
    late = sum((one.reckoned.due.amount or Decimal(0) for one in counted), Decimal(0))
    debt = Decimal(added_up(known)["debt_sum"].value)
    figures = {
        "late_pay": Figure(russian.roubles(late)),
        "price": Figure(russian.roubles(debt + late)),
        "late_pay_day": day,
    }
    return Worked(figures, counted, [_table(rows, counted)])


def _late_month(row: MonthDue, through: date, book: RuleBook, today: date) -> Counted:
    """Errors: Mistaken; Refused."""
    given = {"amount": f"{row.amount:.2f}", "due": row.payday.isoformat(), "as_of": through.isoformat()}
    return Counted(f"{row.month:%Y-%m}", reckon(LATE_PAY, given, book, today))


def _table(rows: Sequence[MonthDue], counted: Sequence[Counted]) -> Reckoning:
    cells = [
        (
            russian.month(row.month),
            russian.figures(row.amount),
            f"{row.payday:%d.%m.%Y}",
            str(sum(segment["days"] for segment in one.reckoned.facts["segments"])),
            russian.figures(one.reckoned.due.amount or Decimal(0)),
        )
        for row, one in zip(rows, counted, strict=True)
    ]
    late = sum((one.reckoned.due.amount or Decimal(0) for one in counted), Decimal(0))
    return Reckoning(HEADS, cells, (FOOT, russian.figures(total(rows)), "", "", russian.figures(late)))


def how(one: Counted) -> Sequence[str]:
    """How a number came about, in Russian: what stands behind it on the page and in what was sent."""
    return one.reckoned.said(Language.RU)
