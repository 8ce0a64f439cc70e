"""Registers as centres have them, made for tests."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook

HEADINGS = ["№", "Дата обращения", "Язык", "Тема", "Телефон", "ФИО", "Суть обращения", "Пол", "Возраст"]
ROWS = [
    ["1", "05.11.2026", "кыргызский", "Зарплата", "+996 700 123 447", "Азамат", "Не платят", "м", "27"],
    ["2", "06.11.2026", "узбекский", "Патент; Жильё", "", "", "Где продлить?", "ж", "31 год"],
    ["3", "07.11.2026", "тадж", "патент", "", "", "", "", ""],
    ["4", "07.11.2026", "тадж", "патент", "", "", "", "", ""],
    [
        "5",
        "08.11.2026",
        "рус",
        "зарплата",
        "8 916 123-45-67 / +996 700 123 447",
        "Бахром",
        "Долг",
        "м",
        "1990",
    ],
]


def as_csv(
    rows: Iterable[Sequence[str]], headings: Sequence[str] = HEADINGS, encoding: str = "utf-8"
) -> bytes:
    lines = [";".join(f'"{cell}"' for cell in row) for row in (headings, *rows)]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def as_excel(rows: Iterable[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> bytes:
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((headings, *rows)):
            sheet.write_row(number, 0, row)
    return content.getvalue()
