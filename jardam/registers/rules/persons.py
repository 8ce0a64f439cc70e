"""Phones and ages as registers hold them. Pure."""

import re

from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.registers.rules.cells import Cell, text_of

MOST_PHONES = 5
_BETWEEN = re.compile(r"[,;/\n|]|\s(?:и|или|and|or|доб|жана)\b\.?|\s{2,}|(?<=\d)\s+(?=\+)")
_BANDS = ((18, "0-17"), (30, "18-29"), (45, "30-44"), (60, "45-59"), (121, "60+"))
_RANGE = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})(?:\s*(?:лет|года?|years?))?")
_AGE = re.compile(r"(\d{1,3})\+?(?:\s*(?:лет|года?|г\.?|years?|жаш))?")
_YEAR = re.compile(r"(?:\d{1,2}\.\d{1,2}\.)?((?:19|20)\d{2})(?:\s*г\.?\s*р?\.?)?")


def read_phones(cell: Cell, country: str) -> tuple[tuple[str, ...], bool]:
    """The phones of a cell in E.164, and whether all of it could be read. ``country``: where they are dialled from.

    Example: '8 916 123-45-67 / +996 700 123 447' -> ('+79161234567', '+996700123447'), True.
    """
    text = text_of(cell)
    if not text:
        return (), True
    whole = _phone(text, country)
    if whole:
        return (whole,), True
    parts = [part for part in _BETWEEN.split(text) if part and part.strip(" .-")]
    read = [_phone(part, country) for part in parts]
    phones = tuple(dict.fromkeys(phone for phone in read if phone))
    return phones[:MOST_PHONES], bool(parts) and all(read) and len(phones) <= MOST_PHONES


def read_age_band(cell: Cell, year: int) -> str | None:
    """The band of an age, of a span inside one band, or of a year of birth. '' for nothing, None for no age.

    ``year`` is that of the contact. Example: '27 лет' -> '18-29'; '1990', 2026 -> '30-44'.
    """
    text = text_of(cell)
    if not text:
        return ""
    if match := _YEAR.fullmatch(text):
        return band_of(year - int(match[1]))
    if match := _RANGE.fullmatch(text):
        low, high = band_of(int(match[1])), band_of(int(match[2]))
        return low if low == high else None
    match = _AGE.fullmatch(text)
    return band_of(int(match[1])) if match else None


def band_of(age: int) -> str | None:
    """The band of an age in whole years; None for what no person is."""
    return next((band for below, band in _BANDS if age < below), None) if age >= 0 else None


def _phone(text: str, country: str) -> str:
    if sum(sign.isdigit() for sign in text) > 15:
        return ""
    try:
        return e164(text.strip(), country)
    except NotAPhoneNumber:
        return ""
