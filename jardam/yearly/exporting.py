"""The figures of a year on their way out: as a table, always without small numbers, whoever takes them."""

import csv
import io
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from jardam.yearly import afterwards
from jardam.yearly.rules.check_ins import Heard
from jardam.yearly.showing import Line, YearPages, shown_word

Row = tuple[str, ...]


def table(pages: YearPages) -> list[Row]:
    """Heads first. What is withheld is said as on the page."""
    years = str(pages.now.counted.year), str(pages.before.counted.year)
    head = (_("Figure"), _("What"), *years)
    return [head, *_figures(pages), *_afterwards(pages.now.counted.heard)]


def csv_text(rows: Sequence[Sequence[str | int]]) -> str:
    """With a mark by which spreadsheets know the letters."""
    content = io.StringIO()
    csv.writer(content).writerows(rows)
    return "\ufeff" + content.getvalue()


def excel_file(rows: Sequence[Sequence[str | int]], name: str) -> bytes:
    content = io.BytesIO()
    with Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def _figures(pages: YearPages) -> Iterator[Row]:
    for section in pages.sections():
        for line in (*section.lines, *section.people):
            yield _row(section.title, line)
        yield from ((section.title, said, "", "") for said in (*section.asked, section.said) if said)


def _row(title: str, line: Line) -> Row:
    return (title, line.label, shown_word(line.now), shown_word(line.before))


def _afterwards(heard: list[Heard]) -> Iterator[Row]:
    heads, told, seen = afterwards.heads(), _("told by the client"), _("seen by us")
    for table_ in afterwards.tables(heard, is_exact=False):
        if table_.rows is None:
            yield (table_.title, _("not shown: some of its numbers are small"), "", "")
            continue
        for row in table_.rows:
            yield (f"{table_.title}: {row.label}", _("reached"), row.reached, "")
            named = [(head, number) for head, number in zip(heads.states, row.states, strict=True)]
            named += [
                (f"{told}: {head}", number) for head, number in zip(heads.results, row.told, strict=True)
            ]
            named += [
                (f"{seen}: {head}", number) for head, number in zip(heads.results, row.seen, strict=True)
            ]
            yield from ((f"{table_.title}: {row.label}", what, str(number), "") for what, number in named)
