"""A worker's notebook or table on its way into a claim: pasted or brought as a file, read row by row, saved by nobody yet."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.claims.choices import rows_told
from jardam.claims.rules.chats import ChatLine, chat_lines, telegram_lines
from jardam.claims.rules.money import Amount, Currency
from jardam.claims.rules.notebook import RowTold, Told, lines_of, read_chat, read_notebook
from jardam.desk.claiming.money import said_of
from jardam.kernel.months import FIRST_YEAR, Month
from jardam.law.calculators.form import EMPTY_ROWS, MOST_ROWS
from jardam.law.rules import typed
from jardam.law.rules.explaining import Refused
from jardam.registers.choices import unreadable
from jardam.registers.rules.cells import text_of
from jardam.registers.rules.encodings import decoded
from jardam.registers.rules.problems import FileRefused
from jardam.registers.rules.tables import rows_of
from jardam.registers.sheets import read_sheet

LONGEST_PASTED = 20_000  # characters
LARGEST_FILE = 2 * 1024 * 1024  # bytes
EXCEL = b"PK\x03\x04"
Rows = list[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the report."""

    number: int
    text: str
    said: str
    taken: str
    unclear: str


class NotebookForm(forms.Form):
    """Either of the two. ``rows``: once the form is valid."""

    text = forms.CharField(
        label=_("What stands in the notebook, line by line"),
        help_text=_("For instance: April: 200 hours, promised 45000, gave 10000"),
        max_length=LONGEST_PASTED,
        widget=forms.Textarea({"rows": 12}),
        strip=False,
        required=False,
    )
    file = forms.FileField(
        label=_(
            "Or a file: a table in Excel or CSV, a chat as WhatsApp or Telegram exports it (.txt, .json)"
        ),
        required=False,
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt,.json"}),
    )
    year = forms.IntegerField(label=_("Year of months that name none"), min_value=FIRST_YEAR)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].initial = today.year
        self.today = today
        self.rows: Rows = []
        self.chat: list[ChatLine] = []

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > self.today.year:
            raise forms.ValidationError(_("Check the year."))
        return year

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than 2 MB: bring the sheet with the months alone.")
            )
        try:
            self.chat, self.rows = brought(file.read(), file.name or "")
        except FileRefused as refused:
            raise forms.ValidationError(str(unreadable()[refused.why])) from None
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            pasted = cleaned.get("text", "")
            chat = chat_lines(pasted)
            self.chat = [*self.chat, *chat]
            self.rows = [*self.rows, *([] if chat else lines_of(pasted))]
            if not self.chat and not any(cell.strip() for _number, cells in self.rows for cell in cells):
                self.add_error("text", _("Paste the lines of the notebook, or choose a file."))
        return cleaned


def brought(content: bytes, name: str) -> tuple[list[ChatLine], Rows]:
    """The messages of a chat, or else the cells of a table or the lines of a text. Errors: FileRefused."""
    if content.startswith(EXCEL):
        return [], _sheet_rows(content)
    text, _encoding = decoded(content)
    if chat := chat_lines(text) or _telegram(text):
        return chat, []
    return [], list(rows_of(text)) if name.lower().endswith(".csv") else lines_of(text)


def _telegram(text: str) -> list[ChatLine]:
    if not text.lstrip().startswith("{"):
        return []
    with suppress(json.JSONDecodeError, RecursionError):
        return telegram_lines(json.loads(text))
    return []


def _sheet_rows(content: bytes) -> Rows:
    """The cells as text, the headings first. Errors: FileRefused."""
    sheet = read_sheet(content)
    return [
        (1, sheet.headings),
        *((number, [text_of(cell) for cell in row]) for number, row, _ in sheet.rows()),
    ]


def read_into(work: Mapping[str, Any], form: NotebookForm, year: int) -> tuple[dict[str, Any], list[RowTold]]:
    """The work with what was read behind what stands, and how each row was read."""
    months = [row.get("month", "") for row in work.get("month", [])]
    told = read_notebook(form.rows, year, form.today, filter(None, map(_month, months)))
    told += read_chat(form.chat, form.today)
    told = list(_with_room(told, work))
    taken = [row for row in told if row.is_taken]
    return {
        **work,
        "month": [*work.get("month", []), *(_work(row) for row in taken if _is_month(row))],
        "payment": [*work.get("payment", []), *(_payment(row) for row in taken if row.paid)],
    }, told


def _with_room(told: Iterable[RowTold], work: Mapping[str, Any]) -> Iterator[RowTold]:
    """As many as the tables of the work can show; the others say so."""
    months, payments = len(work.get("month", [])), len(work.get("payment", []))
    for row in told:
        if not row.is_taken:
            yield row
            continue
        more_months, more_payments = months + _is_month(row), payments + bool(row.paid)
        if max(more_months, more_payments) > MOST_ROWS - EMPTY_ROWS:
            yield RowTold(row.number, row.text, Told.TOO_MANY)
            continue
        months, payments = more_months, more_payments
        yield row


def _is_month(row: RowTold) -> bool:
    return bool(row.count or row.agreed)


def report(told: Iterable[RowTold]) -> list[ShownRow]:
    words = rows_told()
    return [
        ShownRow(row.number, row.text, str(words[row.told]), _taken(row), ", ".join(row.unclear))
        for row in told
    ]


def _taken(row: RowTold) -> str:
    """What was taken as what, so that whoever looks through it sees a mistake."""
    if not row.is_taken:
        return ""
    parts = [
        f"{row.month.number:02}.{row.month.year}" if row.month else "",
        gettext("worked: %(count)s") % {"count": _plain(row.count)} if row.count else "",
        gettext("agreed: %(sum)s") % {"sum": _roubles(row.agreed)} if row.agreed else "",
        gettext("paid: %(sum)s") % {"sum": _roubles(row.paid)} if row.paid else "",
        f"{row.paid_on:%d.%m.%Y}" if row.paid and row.paid_on else "",
    ]
    return ", ".join(filter(None, parts))


def _roubles(number: Decimal) -> str:
    return said_of(Amount(int(number * 100), Currency.RUB))


def _month(written: str) -> Month | None:
    with suppress(Refused):
        told = typed.partial_day(written)
        return Month.of(told.earliest) if told.is_known and told.month else None
    return None


def _work(row: RowTold) -> dict[str, str]:
    return {"month": str(row.month or ""), "count": _plain(row.count), "sum": _plain(row.agreed)}


def _payment(row: RowTold) -> dict[str, str]:
    on = row.paid_on.isoformat() if row.paid_on else ""
    return {"on": on, "sum": _plain(row.paid), "for_month": str(row.month or "")}


def _plain(number: Decimal | None) -> str:
    return f"{number:f}" if number is not None else ""
