"""Several workers in one paper: one table of all, each sum told apart, and the reckoning of each on pages of its own. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jardam.filings.rules import russian
from jardam.filings.rules.marks import gap
from jardam.papers.letters import Caption, Part, Reckoning, Run

HEADS = ("№", "Фамилия, имя", "Период задолженности", "Задолженность, руб.", "Подпись")
FOOT = "Итого"
NAME, SUM = "фамилия и имя работника", "сумма задолженности работника"


@dataclass(frozen=True, slots=True)
class WorkerTold:
    """One worker as the paper tells of them. ``months``: of which something is owed. Units: roubles.

    ``name`` may be empty, ``debt`` None or nought: then the table has a gap. ``reckoning``: month by month.
    """

    name: str
    months: Sequence[date]
    debt: Decimal | None
    late: Decimal = Decimal(0)
    reckoning: Reckoning | None = None
    explained: Sequence[Part] = ()


@dataclass(frozen=True, slots=True)
class Workers:
    """All of whom one paper tells, in the order of the table."""

    told: Sequence[WorkerTold]

    @property
    def debt(self) -> Decimal:
        return sum((one.debt or Decimal(0) for one in self.told), Decimal(0))

    @property
    def price(self) -> Decimal:
        """The debt and what the delay costs, of all."""
        return sum((one.late for one in self.told), self.debt)

    @property
    def table(self) -> Reckoning:
        rows = [_row(number, one) for number, one in enumerate(self.told, 1)]
        foot = ("", FOOT, "", russian.figures(self.debt), "")
        return Reckoning(HEADS, rows, foot, [run for one in self.told for run in _gaps(one)])

    @property
    def annexed(self) -> Sequence[Part]:
        """The months of each, under their name."""
        return [
            part
            for one in self.told
            if one.reckoning
            for part in (Caption(_name(one)), one.reckoning, *one.explained)
        ]

    @property
    def lines(self) -> str:
        """To be compared, and read on a screen: one line a worker."""
        return "\n".join(f"{_name(one)}: {_period(one)}, {_sum(one)}" for one in self.told)

    @property
    def annexes(self) -> Sequence[str]:
        """As the list of what is enclosed names them."""
        return [f"расчёт: {_name(one)}" for one in self.told if one.reckoning]


def _row(number: int, one: WorkerTold) -> tuple[str, ...]:
    return (
        str(number),
        _name(one),
        _period(one),
        russian.figures(one.debt) if one.debt else gap(SUM).text,
        "",
    )


def _name(one: WorkerTold) -> str:
    return one.name or gap(NAME).text


def _period(one: WorkerTold) -> str:
    return russian.period(one.months)


def _sum(one: WorkerTold) -> str:
    return f"{russian.figures(one.debt)} руб." if one.debt else gap(SUM).text


def _gaps(one: WorkerTold) -> list[Run]:
    return [gap(label) for label, is_there in ((NAME, one.name), (SUM, one.debt)) if not is_there]
