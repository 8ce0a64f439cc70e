"""Digits that are names and no values: they may be typed. All else that is a digit in a card is a reference."""

import re

_NAMES = (
    r"\b1(?:12|01|02|03|04)(?!\d)",  # numbers to call; an ending may follow: "112ге"
    r"\b\d{2,3}[\s\u00a0-]?(?:ФЗ|FZ)\b",  # a federal law
    r"\b2-(?:НДФЛ|NDFL)\b",  # the certificate of income
    r"\b[NНH]-1\b",  # the act of an accident at work, in either alphabet
    r"\b(?:ЕФС|EFS)-1\b",
    r"\bCOVID-19\b",
    r"\b24/7\b",
)  # fmt: skip
_NAME = re.compile("|".join(_NAMES))
_DIGITS = re.compile(r"\S*\d\S*")


def typed_numbers(text: str) -> list[str]:
    """The words of a text that hold a digit and are no such name. References must have been taken out."""
    return [word.strip('.,;:!?()«»„”"') for word in _DIGITS.findall(_NAME.sub(" ", text))]
