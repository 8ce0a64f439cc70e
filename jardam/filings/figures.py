"""What the house works out for a paper: which norms it cites, what it costs, what late wages amount to. Each with its rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from jardam.claims.counting import Counted as ClaimCounted
from jardam.filings.claimed import Claimed, Taken, count
from jardam.filings.rules import annex, russian
from jardam.filings.rules.drafting import Figure
from jardam.filings.rules.facts import Known, MonthDue, Source, months, total
from jardam.filings.rules.kinds import Kind
from jardam.kernel.languages import Language
from jardam.law.calculators.answering import Mistaken, computed, read_answers
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.reckoned import Reckoned, reckon
from jardam.law.rules.citing import cited
from jardam.law.rules.confidence import Standing
from jardam.law.rules.explaining import Refused
from jardam.law.rules.late_pay import LatePay
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.wages_owed import Owing
from jardam.law.wording import sentences
from jardam.papers.letters import Part, Reckoning

DUTY, LATE_PAY, DEBT = "duty", "late-pay", "debt"
HEADS = ("Месяц", "Сумма, руб.", "Срок выплаты", "Дней задержки", "Компенсация, руб.")
FOOT = "Итого"


@dataclass(frozen=True, slots=True)
class Counted:
    """One number and how it was counted. ``name``: of the number in the paper; of a month its month."""

    name: str
    source: Reckoned | ClaimCounted

    @property
    def reckoned(self) -> Reckoned:
        """As it is kept; of a claim worded only when somebody asks for it."""
        return self.source if isinstance(self.source, Reckoned) else self.source.reckoned


@dataclass(frozen=True, slots=True)
class Worked:
    """``reckoning``: the table of months; ``explained``: how its sums came about. ``rows``: of the law that are cited without a number."""

    figures: Mapping[str, Figure]
    counted: Sequence[Counted] = ()
    reckoning: Sequence[Reckoning] = ()
    explained: Sequence[Part] = ()
    rows: Sequence[RuleVersion] = field(default=(), compare=False)


def added_up(known: Mapping[str, Known]) -> Mapping[str, Known]:
    """With the sum of the table of months: where there is one, no other sum is told beside it."""
    if "debt_months" not in known:
        return known
    table = known["debt_months"]
    return {**known, "debt_sum": Known(f"{total(months(table.value)):.2f}", table.source)}


def worked(
    kind: Kind,
    known: Mapping[str, Known],
    book: RuleBook,
    today: date,
    claim: Claimed | None = None,
    norm: str = "",
) -> Worked:
    """Every figure that the kind may name, as of ``today``. ``claim``: where the paper takes its debt from one; ``norm``: the
    row that is cited in place of the kind's own."""
    law, rows = _law(kind, book, today, norm)
    figures = {"law": law}
    counted: list[Counted] = []
    reckoning: list[Reckoning] = []
    explained: list[Part] = []
    if claim and claim.counted and _is_claimed(known):
        counted.append(Counted(DEBT, claim.counted))
    if kind.has_reckoning:
        late = _late(known, book, today, claim)
        figures |= late.figures
        counted += late.counted
        reckoning += late.reckoning
        explained += late.explained
    if kind.duty:
        figures["duty"], of_duty = _duty(kind, book, today)
        counted += of_duty
    return Worked(figures, counted, reckoning, explained, rows)


def _law(kind: Kind, book: RuleBook, today: date, norm: str) -> tuple[Figure, list[RuleVersion]]:
    """Which norms the row cites; one that nobody has checked is marked so, and so are all where one of them is to be chosen."""
    row = book.find(norm or kind.law, today) if kind.law else None
    if row is None or not row.law:
        return Figure("", "нормы, на которых основано обращение"), []
    said = cited(row, "ru")
    is_to_choose = kind.restores and not norm
    return Figure(said, is_doubtful=is_to_choose or row.confidence.standing is Standing.OPEN), [row]


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


def _is_claimed(known: Mapping[str, Known]) -> bool:
    """Whether a sum of the debt is the claim's, and nobody's who typed another."""
    return any(code in known and known[code].source is Source.CLAIM for code in ("debt_months", "debt_sum"))


def _late(known: Mapping[str, Known], book: RuleBook, today: date, claim: Claimed | None) -> Worked:
    """Compensation for each month, through the day that was said or today, and the table of it."""
    table = known.get("debt_months")
    through = date.fromisoformat(known["reckoned_to"].value) if "reckoned_to" in known else today
    day = Figure(russian.day(through))
    if table is None:
        wanted = Figure("", "таблица задолженности по месяцам")
        return Worked({"late_pay": wanted, "price": wanted, "late_pay_day": day})
    if claim and claim.counted and table.source is Source.CLAIM:
        return _late_of_claim(claim, through, book)
    rows = months(table.value)
    try:
        counted = [_late_month(row, through, book, today) for row in rows]
    except (Mistaken, Refused):
        return _no_late(day)
    late = sum((one.reckoned.due.amount or Decimal(0) for one in counted), Decimal(0))
    debt = Decimal(added_up(known)["debt_sum"].value)
    told = [_delayed(row, one) for row, one in zip(rows, counted, strict=True)]
    return Worked(_sums(debt, late, day), counted, [_table(rows, counted)], annex.of_delays(told))


def _delayed(row: MonthDue, counted: Counted) -> annex.Delayed:
    delays = [annex.Delay.of_fact(fact) for fact in counted.reckoned.facts["segments"]]
    return annex.Delayed(row.month, delays, counted.reckoned.due.amount or Decimal(0))


def _sums(debt: Decimal, late: Decimal, day: Figure) -> dict[str, Figure]:
    return {
        "late_pay": Figure(russian.roubles(late)),
        "price": Figure(russian.roubles(debt + late)),
        "late_pay_day": day,
    }


def _no_late(day: Figure) -> Worked:
    wanted = Figure("", "компенсация за задержку: не удалось рассчитать")
    return Worked({"late_pay": wanted, "price": wanted, "late_pay_day": day})


def _late_of_claim(claim: Claimed, through: date, book: RuleBook) -> Worked:
    """As the claim's own count has it, with what was paid in between; counted anew where another day was said."""
    assert claim.counted is not None
    assert claim.taken is not None
    day, found = Figure(russian.day(through)), late_of(claim.taken, claim.counted, through, book)
    if found is None:
        return _no_late(day)
    counted = [] if found.later is claim.counted else [Counted(LATE_PAY, found.later)]
    return Worked(
        _sums(claim.counted.told.answer.debt, found.sum, day), counted, [found.table], found.explained
    )


@dataclass(frozen=True, slots=True)
class Late:
    """What a delay costs through a day, month by month. ``explained``: how its sums came about; ``later``: the count of that
    day. Units: roubles."""

    sum: Decimal
    table: Reckoning
    explained: Sequence[Part]
    later: ClaimCounted


def late_of(taken: Taken, counted: ClaimCounted, through: date, book: RuleBook) -> Late | None:
    """None where the law cannot count it on that day."""
    begun = counted.told.answer
    later = counted if through == begun.today else count(taken, book, through)
    if later is None:
        return None
    late_by = {month.owing.month: month.late for month in later.told.answer.months if month.late}
    owing = [month.owing for month in begun.months if month.owing.debt or month.compensation]
    rows = [_late_row(one, late_by.get(one.month)) for one in owing]
    late = sum((late_by[one.month].compensation for one in owing if one.month in late_by), Decimal(0))
    foot = (FOOT, russian.figures(begun.debt), "", "", russian.figures(late))
    delayed = [
        annex.Delayed(one.month.first, list(map(annex.Delay.of_segment, told.segments)), told.compensation)
        for one in owing
        if (told := late_by.get(one.month))
    ]
    explained = [*annex.of_months(owing), *annex.of_delays(delayed)]
    return Late(late, Reckoning(HEADS, rows, foot), explained, later)


def _late_row(owing: Owing, late: LatePay | None) -> tuple[str, ...]:
    return (
        russian.month(owing.month.first),
        russian.figures(owing.debt or Decimal(0)),
        f"{owing.payday:%d.%m.%Y}",
        str(sum(segment.days for segment in late.segments) if late else 0),
        russian.figures(late.compensation if late else Decimal(0)),
    )


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
