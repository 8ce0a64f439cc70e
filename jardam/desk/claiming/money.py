"""The money of a claim as its page shows it: four columns that never mix, each line with its source, and a promise part by part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.cases.models import Case
from jardam.cases.sealing import TEXT
from jardam.claims.choices import columns, dealing_kinds
from jardam.claims.models import Claim, CounterEntry, Dealing, MoneyLine
from jardam.claims.queries import dealings_of, money_of, received_since, words_by_number
from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.money import Amount, Column, Currency, totals
from jardam.claims.rules.promises import Part, standing
from jardam.desk.casework.exhibits import pickable
from jardam.desk.claiming.following import what_follows
from jardam.vault.restricted import Opener

SIGNS = {Currency.RUB: "₽", Currency.USD: "$", Currency.EUR: "€"}
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of money. ``cells``: by column, its sum in one of them. ``file``: that shows it, by its id."""

    pk: UUID
    day: date
    about: str
    note: str
    who: str
    cells: list[str]
    is_taken_back: bool
    file: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class ShownPart:
    due: date
    days: int
    amount: str
    lacking: str
    is_paid: bool


@dataclass(frozen=True, slots=True)
class ShownDealing:
    day: date
    kind: str
    text: str
    who: str


def shown_money(claim: Claim, case: Case, opener: Opener | None, today: date) -> dict[str, object]:
    """Lines, sums by currency, parts and steps. Six queries, whatever there is."""
    lines, dealings = money_of(claim), dealings_of(claim)
    every: list[MoneyLine | Dealing] = [*lines, *dealings]
    backs = {line.pk: next(iter(line.counter.all()), None) for line in lines}
    counters = [counter for counter in backs.values() if counter]
    words = words_by_number(case, {one.number for one in (*every, *counters)}, opener)
    names = {str(pk): name for pk, name in display_names([one.written_by for one in every]).items()}
    files = dict(pickable(case, opener)) if any(told.get("file") for told in words.values()) else {}
    standing_lines = [line for line in lines if backs[line.pk] is None]
    return {
        "columns": column_words(),
        "lines": [_line(line, words, names, files, backs[line.pk]) for line in lines],
        "sums": sum_rows([(line.in_column, line.amount) for line in standing_lines]),
        "parts": _parts(standing_lines, today),
        "dealings": [_dealing(one, words, names) for one in dealings],
        "following": what_follows(claim, case, dealings, standing_lines),
    }


def column_words() -> list[str]:
    return [str(word) for word in columns().values()]


def sum_rows(lines: Iterable[tuple[Column, Amount]]) -> list[list[str]]:
    """A row for each currency, a cell for each column; nothing is added across either."""
    return [
        [said_of(Amount(row[column], currency)) if row[column] else _("none") for column in Column]
        for currency, row in totals(lines).items()
    ]


def said_of(amount: Amount) -> str:
    """As it is read: 40 000,00 ₽; a currency without a sign of its own by its code."""
    number = number_format(amount.whole, 2, use_l10n=True, force_grouping=True)
    return f"{number}{NO_BREAK}{SIGNS.get(amount.currency, amount.currency.value)}"


def line_words(line: MoneyLine) -> str:
    """One line in one row of words: 12.09.2026 · received · 40 000,00 ₽."""
    return f"{line.happened_on:%d.%m.%Y} · {columns()[line.in_column]} · {said_of(line.amount)}"


def _line(
    line: MoneyLine,
    words: Mapping[int, dict[str, Any]],
    names: Mapping[str, str],
    files: Mapping[str, str],
    back: CounterEntry | None,
) -> ShownLine:
    told = words.get(line.number, {})
    file = told.get("file", "")
    receipt = told.get("receipt", "")
    why = words.get(back.number, {}).get(TEXT, "") if back else ""
    notes = [
        _("receipt: %(receipt)s") % {"receipt": receipt} if receipt else "",
        told.get(TEXT, ""),
        _("taken back: %(why)s") % {"why": why} if back else "",
    ]
    return ShownLine(
        pk=line.pk,
        day=line.happened_on,
        about=told.get("source", ""),
        note=" · ".join(filter(None, notes)),
        who=names.get(str(line.written_by_id), ""),
        cells=[said_of(line.amount) if column is line.in_column else "" for column in Column],
        is_taken_back=back is not None,
        file=file if file in files else "",
        file_name=files.get(file, ""),
    )


def _parts(lines: Sequence[MoneyLine], today: date) -> list[ShownPart]:
    promise = next((line for line in reversed(lines) if list(line.parts.all())), None)
    if promise is None:
        return []
    told = [Part(part.due_on, part.amount_minor) for part in promise.parts.all()]
    currency = Currency(promise.currency)
    return [
        ShownPart(
            one.due, (one.due - today).days, _said(one.amount, currency), _said(one.lacking, currency), not one.lacking
        )
        for one in standing(told, received_since(promise, lines), today)
    ]  # fmt: skip


def _said(whole: Decimal, currency: Currency) -> str:
    return said_of(Amount(int(whole * 100), currency))


def _dealing(one: Dealing, words: Mapping[int, dict[str, Any]], names: Mapping[str, str]) -> ShownDealing:
    return ShownDealing(
        day=one.happened_on,
        kind=str(dealing_kinds()[DealingKind(one.kind)]),
        text=words.get(one.number, {}).get(TEXT, ""),
        who=names.get(str(one.written_by_id), ""),
    )
