"""What papers are made of: facts, each asked once and known by its code. Pure.

A fact is kept as text in one form, whatever was typed: a day as 2026-11-22, a sum as 45000.00. What nobody knows is not
there; it is never an empty answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jardam.filings.rules import russian
from jardam.kernel.partial_dates import partial_date
from jardam.law.rules import typed
from jardam.law.rules.explaining import Refused, Said

LONGEST_LINE, LONGEST_TEXT = 300, 8_000  # characters
MOST_MONTHS = 120
YES, NO = "yes", "no"
YEARS_OF_LIFE = range(1900, 2101)
_POINTED = re.compile(r"(?:([0-9]{1,2})\.)?([0-9]{1,2})\.([0-9]{4})")


class FactKind(StrEnum):
    LINE = "LINE"
    TEXT = "TEXT"  # paragraphs
    LIST = "LIST"  # one thing a line
    DAY = "DAY"
    PARTIAL_DAY = "PARTIAL_DAY"
    MONEY = "MONEY"  # roubles
    YES_NO = "YES_NO"
    MONTHS = "MONTHS"  # what was due for each month: month, sum, payday


class Source(StrEnum):
    """Who says so."""

    PERSON = "PERSON"  # the person's file
    CENTRE = "CENTRE"
    TYPED = "TYPED"  # on the page of a paper, for this case
    CLAIM = "CLAIM"
    TERM = "TERM"  # a term of the case
    CONSENT = "CONSENT"  # what the person has agreed to


class MonthTyped(StrEnum):
    """Why a line of the table of months is none."""

    NOT_THREE = "MONTH_NOT_THREE"
    TWICE = "MONTH_TWICE"
    TOO_MANY = "MONTH_TOO_MANY"


@dataclass(frozen=True, slots=True)
class Fact:
    """``labels``: what it is, by the two letters of a language; Russian is what a gap in a paper says.

    ``is_own``: each kind of paper says it in its own way, as what is asked of a court and of a prosecutor.
    ``is_asked``: of the client; else a lawyer or the centre says it.
    """

    code: str
    kind: FactKind
    labels: Mapping[str, str]
    hints: Mapping[str, str]
    is_own: bool = False
    is_asked: bool = True

    def label(self, language: str) -> str:
        return self.labels.get(language) or self.labels["ru"]

    def hint(self, language: str) -> str:
        return self.hints.get(language) or self.hints.get("ru", "")


@dataclass(frozen=True, slots=True)
class Known:
    """``value``: in the one form."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class MonthDue:
    """Units: roubles."""

    month: date  # its first day
    amount: Decimal
    payday: date


class LineRefused(ValueError):
    """A line of a table cannot be read. ``number``: which, from 1."""

    def __init__(self, number: int, why: Said | MonthTyped) -> None:
        super().__init__(number)
        self.number, self.why = number, why


def read(kind: FactKind, text: str) -> str:
    """What was typed, in the one form; empty for nothing.

    Errors: Refused; LineRefused, in a table.
    """
    said = text.strip()
    if not said:
        return ""
    match kind:
        case FactKind.DAY:
            return typed.day(said).isoformat()
        case FactKind.PARTIAL_DAY:
            return _partial(said)
        case FactKind.MONEY:
            return f"{typed.money(said):.2f}"
        case FactKind.MONTHS:
            return in_one_form(_months_typed(said))
        case _:
            return said


def _partial(text: str) -> str:
    """A birth lies further back than any wage. Errors: Refused."""
    pointed = _POINTED.fullmatch(text)
    said = "-".join(part for part in reversed(pointed.groups()) if part) if pointed else text
    try:
        known = partial_date(said)
    except ValueError:
        raise Refused(Said(typed.Typed.NO_DAY)) from None
    if known.year not in YEARS_OF_LIFE:
        raise Refused(
            Said(
                typed.Typed.YEAR_TOO_FAR,
                {"first": YEARS_OF_LIFE.start, "last": YEARS_OF_LIFE.stop - 1},
            )
        )
    return str(known)


def written(kind: FactKind, value: str) -> str:
    """As a Russian paper writes it."""
    match kind:
        case FactKind.DAY:
            return russian.day(date.fromisoformat(value))
        case FactKind.PARTIAL_DAY:
            return russian.partial_day(partial_date(value))
        case FactKind.MONEY:
            return russian.roubles(Decimal(value))
        case FactKind.YES_NO:
            return "да" if value == YES else "нет"
        case FactKind.MONTHS:
            return "; ".join(
                f"{russian.month(row.month)}: {russian.figures(row.amount)} руб." for row in months(value)
            )
        case _:
            return value


def months(value: str) -> list[MonthDue]:
    """The rows of a table in the one form."""
    return [_month(*line.split(";")) for line in value.split("\n")]


def in_one_form(rows: Sequence[MonthDue]) -> str:
    """Undo `months`."""
    return "\n".join(map(_kept, rows))


def total(rows: Sequence[MonthDue]) -> Decimal:
    return sum((row.amount for row in rows), Decimal(0))


def _month(month: str, amount: str, payday: str) -> MonthDue:
    return MonthDue(date.fromisoformat(f"{month}-01"), Decimal(amount), date.fromisoformat(payday))


def _kept(row: MonthDue) -> str:
    return f"{row.month:%Y-%m};{row.amount:.2f};{row.payday.isoformat()}"


def _months_typed(text: str) -> list[MonthDue]:
    """Errors: LineRefused."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_MONTHS:
        raise LineRefused(len(lines), MonthTyped.TOO_MANY)
    rows = [_typed_row(number, line) for number, line in enumerate(lines, 1)]
    for number, row in enumerate(rows, 1):
        if any(row.month == other.month for other in rows[: number - 1]):
            raise LineRefused(number, MonthTyped.TWICE)
    return sorted(rows, key=lambda row: row.month)


def _typed_row(number: int, line: str) -> MonthDue:
    parts = [part.strip() for part in line.replace("\t", ";").split(";")]
    if len(parts) != 3:
        raise LineRefused(number, MonthTyped.NOT_THREE)
    try:
        month, amount, payday = typed.partial_day(parts[0]), typed.money(parts[1]), typed.day(parts[2])
    except Refused as refused:
        raise LineRefused(number, refused.said) from refused
    if not month.month:
        raise LineRefused(number, MonthTyped.NOT_THREE)
    return MonthDue(month.earliest.replace(day=1), amount, payday)
