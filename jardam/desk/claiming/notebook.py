"""A worker's notebook or table on its way into a claim: pasted or brought as a file, read row by row, saved by nobody yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jardam.claims.choices import rows_told
from jardam.claims.rules.notebook import RowTold, Told, lines_of, read_notebook
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
        label=_("Or a table: Excel or CSV"),
        required=False,
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt"}),
    )
    year = forms.IntegerField(label=_("Year of months that name none"), min_value=FIRST_YEAR)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year"].initial = today.year
        self.today = today
        self.rows: Rows = []

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
            self.rows = rows_in(file.read())
        except FileRefused as refused:
            raise forms.ValidationError(str(unreadable()[refused.why])) from None
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            self.rows = [*self.rows, *lines_of(cleaned.get("text", ""))]
            if not any(cell.strip() for _number, cells in self.rows for cell in cells):
                self.add_error("text", _("Paste the lines of the notebook, or choose a file."))
        return cleaned


def rows_in(content: bytes) -> Rows:
    """The cells of a file as text, its headings first. Errors: FileRefused."""
    if not content.startswith(EXCEL):
        text, _encoding = decoded(content)
        return list(rows_of(text))
    sheet = read_sheet(content)
    return [
        (1, sheet.headings),
        *((number, [text_of(cell) for cell in row]) for number, row, _ in sheet.rows()),
    ]


def read_into(
    work: Mapping[str, Any], rows: Rows, year: int, today: date
) -> tuple[dict[str, Any], list[RowTold]]:
    """The work with what was read behind what stands, and how each row was read."""
    months = [row.get("month", "") for row in work.get("month", [])]
    told = read_notebook(rows, year, today, filter(None, map(_month, months)))
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
    return [ShownRow(row.number, row.text, str(words[row.told]), ", ".join(row.unclear)) for row in told]


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
