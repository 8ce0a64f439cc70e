"""One cell of a register, as Excel or CSV hands it over, and its text. Pure."""

import unicodedata
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
LONGEST_TEXT = 20_000
"""Units: characters. As on the call screen."""

_EXCEL_ERRORS = frozenset(
    {
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#Н/Д",
        "#ССЫЛКА!",
        "#ЗНАЧ!",
        "#ДЕЛ/0!",
        "#ИМЯ?",
    }
)
_BROKEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_KEPT = frozenset("\t\n\r\v\f")
_INVISIBLE = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def text_of(cell: Cell) -> str:
    """What somebody sees in the cell. Example: 79161234567.0 -> '79161234567', a blank cell -> ''."""
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%d.%m.%Y")
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    return str(cell).translate(_INVISIBLE).replace("\xa0", " ").strip()


def is_broken(text: str) -> bool:
    """Whether there are signs in it that no text holds: NUL and other controls, halves of letters."""
    if text.isprintable():
        return False
    return any(unicodedata.category(sign) in _BROKEN and sign not in _KEPT for sign in text)


def is_error(text: str) -> bool:
    """Whether Excel shows an error where a value was meant. Example: '#REF!'."""
    return text.upper() in _EXCEL_ERRORS
