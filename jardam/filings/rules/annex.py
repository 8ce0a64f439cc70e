"""How a sum came about, for whoever checks it by hand: what each month was worth, and what each day of delay cost. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jardam.filings.rules import russian
from jardam.law.rules.earnings import Earned, Part
from jardam.law.rules.late_pay import Segment
from jardam.law.rules.wages_owed import Owing
from jardam.papers.letters import Caption, Reckoning
from jardam.papers.letters import Part as LetterPart

MONTHS = "Из чего сложился долг"
MONTH_HEADS = ("Месяц", "За что", "Количество", "Цена, руб.", "Коэффициент", "Сумма, руб.")
DELAYS = "Из чего сложилась компенсация"
DELAY_HEADS = ("Месяц", "С", "По", "Дней", "Долг, руб.", "Ставка, % годовых", "Доля", "За эти дни, руб.")
TOGETHER = "итого"
"""Of a month: its spans added up and rounded once, to the kopeck."""
FOR = {
    Earned.HOURS: "часы работы",
    Earned.SHIFTS: "смены",
    Earned.PIECES: "сдельная работа",
    Earned.AGREED: "сумма за месяц",
    Earned.SALARY: "доля оклада",
    Earned.OVERTIME: "сверхурочная работа",
    Earned.DAY_OFF: "работа в выходные и праздники",
    Earned.NIGHT: "работа ночью",
}


@dataclass(frozen=True, slots=True)
class Delay:
    """Days with one debt and one rate. Units: ``base`` and ``amount`` roubles, not rounded; ``rate`` per cent a year."""

    first: date
    last: date
    base: Decimal
    rate: Decimal
    divisor: int
    amount: Decimal

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @classmethod
    def of_segment(cls, segment: Segment) -> "Delay":
        return cls(
            segment.first,
            segment.last,
            segment.base,
            segment.span.rate,
            segment.span.divisor,
            segment.amount,
        )

    @classmethod
    def of_fact(cls, fact: Mapping[str, Any]) -> "Delay":
        """As the calculator of late pay keeps one."""
        return cls(
            date.fromisoformat(fact["from"]),
            date.fromisoformat(fact["to"]),
            Decimal(fact["base"]),
            Decimal(fact["rate"]),
            int(fact["divisor"]),
            Decimal(fact["amount"]),
        )


@dataclass(frozen=True, slots=True)
class Delayed:
    """One month. ``total``: what its delay costs, rounded once. Units: roubles."""

    month: date
    delays: Sequence[Delay]
    total: Decimal


def of_months(owing: Sequence[Owing]) -> list[LetterPart]:
    """What was earned by kind, what was paid and what is left, month by month; nothing where nothing is known."""
    rows = [row for one in owing if one.earned is not None for row in _month(one)]
    return [Caption(MONTHS), Reckoning(MONTH_HEADS, rows)] if rows else []


def of_delays(delayed: Sequence[Delayed]) -> list[LetterPart]:
    """Each span of days with its debt and its rate: debt x rate / 100 / divisor x days; rounded once for the month."""
    rows = [row for one in delayed if one.delays for row in _delayed(one)]
    return [Caption(DELAYS), Reckoning(DELAY_HEADS, rows)] if rows else []


def _month(owing: Owing) -> Iterator[tuple[str, ...]]:
    assert owing.earned is not None
    name = russian.month(owing.month.first)
    for part in owing.earned.parts:
        yield (
            name,
            FOR[part.code],
            _plain(part.quantity),
            russian.figures(part.price),
            _plain(part.times),
            _amount(part),
        )
    if owing.tax:
        yield (name, "удержан налог", "", "", "", f"−{russian.figures(owing.tax)}")
    for paid in owing.paid:
        yield (name, f"выплачено {paid.on:%d.%m.%Y}", "", "", "", f"−{russian.figures(paid.amount)}")
    yield (name, "осталось выплатить", "", "", "", russian.figures(owing.debt or Decimal(0)))


def _delayed(one: Delayed) -> Iterator[tuple[str, ...]]:
    name = russian.month(one.month)
    for delay in one.delays:
        yield (
            name,
            f"{delay.first:%d.%m.%Y}",
            f"{delay.last:%d.%m.%Y}",
            str(delay.days),
            russian.figures(delay.base),
            _plain(delay.rate),
            f"1/{delay.divisor}",
            _exact(delay.amount),
        )
    yield (
        name,
        TOGETHER,
        "",
        str(sum(delay.days for delay in one.delays)),
        "",
        "",
        "",
        russian.figures(one.total),
    )


def _amount(part: Part) -> str:
    return russian.figures(part.amount)


def _plain(number: Decimal) -> str:
    """Without noughts at its end.

    >>> _plain(Decimal("21.00"))
    '21'
    """
    return f"{number.normalize():f}".replace(".", ",")


def _exact(amount: Decimal) -> str:
    """To a hundredth of a kopeck: the month is rounded, and not its spans.

    >>> _exact(Decimal("1234.56789"))
    '1 234,5679'
    """
    rounded = amount.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return f"{rounded:,.4f}".replace(",", " ").replace(".", ",")
