"""The numbers and dates that a sentence names, so that each can be traced to the row of the law that it comes from."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

_ISO_DATE = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_DOTTED_DATE = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b")
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f ,](?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def numbers_in(text: str) -> frozenset[Decimal]:
    """Every number of a text outside its dates; "30,000" and "30 000" are 30000, "14,5" is 14.5."""
    for pattern in (_ISO_DATE, _DOTTED_DATE):
        text = pattern.sub(" ", text)
    text = _DECIMAL_COMMA.sub(".", _GROUPED.sub("", text))
    return frozenset(Decimal(number) for number in _NUMBER.findall(text))


def dates_in(text: str) -> frozenset[date]:
    """Every date of a text, written 2025-09-01 or 01.09.2025.

    Errors: ValueError for a day that no calendar has.
    """
    return frozenset(_dates(text))


def _dates(text: str) -> Iterator[date]:
    for pattern in (_ISO_DATE, _DOTTED_DATE):
        for found in pattern.finditer(text):
            yield date(*(int(found[part]) for part in ("year", "month", "day")))
