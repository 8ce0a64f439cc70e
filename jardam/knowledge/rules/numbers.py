"""The numbers that a sentence names, so that each can be traced to the row of the law that it comes from."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DOTTED_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f ,](?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def numbers_in(text: str) -> frozenset[Decimal]:
    """Every number of a text; a date counts as its day, month and year, "30,000" and "30 000" as 30000."""
    return frozenset(_numbers(text))


def numbers_of(day: date | None) -> frozenset[Decimal]:
    """The day, month and year of a date."""
    return frozenset(map(Decimal, (day.day, day.month, day.year))) if day else frozenset()


def _numbers(text: str) -> Iterator[Decimal]:
    for pattern in (_ISO_DATE, _DOTTED_DATE):
        for found in pattern.finditer(text):
            yield from map(Decimal, found.groups())
        text = pattern.sub(" ", text)
    text = _DECIMAL_COMMA.sub(".", _GROUPED.sub("", text))
    yield from (Decimal(number) for number in _NUMBER.findall(text))
