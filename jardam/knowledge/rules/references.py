"""Numbers of the law in a card's words: never typed, always a reference in braces to the row that holds them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from jardam.knowledge.rules.faults import Fault, Flaw, fault

_REFERENCE = re.compile(r"\{(?P<code>[a-z0-9_]+(?:\.[a-z0-9_]+)*)(?P<forms>(?:\|[^{}|]+)*)\}")
_DAYS = ("valid_from", "valid_to")
_BETWEEN = "\u00a0"
_LOCALES = {"RU": "ru", "KY": "ky", "TG": "tg", "UZ": "uz_Latn", "RO": "ro", "EN": "en_GB"}
_DATES = {"RU": "d MMMM y 'года'", "UZ": "y-'yil' d-MMMM", "RO": "d MMMM y", "EN": "d MMMM y"}
_OTHERWISE = "dd.MM.y"  # a month's name would need an ending of its own in Kyrgyz and Tajik
_FORMS = {
    "RU": ({3}, ("one", "few", "many")),
    "RO": ({3}, ("one", "few", "other")),
    "EN": ({2}, ("one", "other")),
}
_FORMS_OTHERWISE = (
    {1, 2},
    ("one", "other"),
)  # a language that may leave the noun as it is after every number
_NO_VALUE = {
    "RU": "[нет проверенного значения]",
    "KY": "[текшерилген маани жок]",
    "TG": "[қимати санҷидашуда нест]",
    "UZ": "[tekshirilgan qiymat yoʻq]",
    "RO": "[nu există o valoare verificată]",
    "EN": "[no verified value]",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """What a row of the law lends to a sentence. ``value`` is text as the source writes it, empty when not known."""

    value: str
    unit: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def number(self) -> Decimal | None:
        """The value as a number, or None where it is text or not known."""
        try:
            return Decimal(self.value)
        except InvalidOperation:
            return None

    def day(self, name: str) -> date | None:
        return self.valid_from if name == "valid_from" else self.valid_to


@dataclass(frozen=True, slots=True)
class Reference:
    """One pair of braces. ``day``: valid_from or valid_to, where the day is meant and not the value."""

    code: str
    day: str = ""
    forms: tuple[str, ...] = ()

    @property
    def what(self) -> tuple[str, str]:
        """What is referred to, whatever words stand around it."""
        return self.code, self.day


def references_in(text: str) -> list[Reference]:
    """Every reference of a text, in its order."""
    return [_read(found) for found in _REFERENCE.finditer(text)]


def without_references(text: str) -> str:
    """The text with a word in place of each reference: what is left was typed."""
    return _REFERENCE.sub("…", text)


def rendered(text: str, language: str, values: Mapping[str, Value]) -> str:
    """The words as they are read out on a day on which the rows say ``values``.

    ``language``: RU, KY, TG, UZ, RO or EN. A row that says nothing becomes a mark in square brackets, so that
    the sentence stays whole and nobody reads a number that nobody has checked.
    Source: plural categories and the writing of numbers by the Unicode CLDR, as babel carries it.
    """
    return _REFERENCE.sub(lambda found: _said(_read(found), language, values), text)


def unknown_in(text: str, values: Mapping[str, Value]) -> frozenset[str]:
    """The codes in a text whose rows say nothing on that day."""
    return frozenset(one.code for one in references_in(text) if not _has_value(one, values.get(one.code)))


def faults_of_reference(
    reference: Reference, language: str, part: str, values: Mapping[str, Value]
) -> Iterator[Fault]:
    """What is wrong with a reference in a ``part`` of a text; nothing when it can be read out."""
    row = values.get(reference.code)
    if row is None:
        yield fault(Flaw.NO_ROW, language, part, code=reference.code)
    elif reference.day:
        yield from _faults_of_day(reference, language, part, row)
    else:
        if row.value and not any(letter.isdigit() for letter in row.value):
            yield fault(Flaw.NO_NUMBER, language, part, code=reference.code, value=row.value)
        if reference.forms:
            yield from _faults_of_forms(reference, language, part, row)


def _faults_of_day(reference: Reference, language: str, part: str, row: Value) -> Iterator[Fault]:
    code = f"{reference.code}.{reference.day}"
    if reference.forms:
        yield fault(Flaw.DAY_WITH_FORMS, language, part, code=code)
    if row.day(reference.day) is None:
        yield fault(Flaw.NO_SUCH_DAY, language, part, code=code)


def _faults_of_forms(reference: Reference, language: str, part: str, row: Value) -> Iterator[Fault]:
    wanted, _categories = _FORMS.get(language, _FORMS_OTHERWISE)
    count = len(reference.forms)
    if count not in wanted:
        needs = "–".join(map(str, sorted(wanted)))
        yield fault(Flaw.FORMS_COUNT, language, part, code=reference.code, count=count, needs=needs)
    if row.value and row.number is None:
        yield fault(Flaw.FORMS_OF_TEXT, language, part, code=reference.code, value=row.value)


def _read(found: re.Match[str]) -> Reference:
    code, forms = found["code"], tuple(found["forms"].split("|")[1:])
    for day in _DAYS:
        if code.endswith(f".{day}"):
            return Reference(code.removesuffix(f".{day}"), day, forms)
    return Reference(code, "", forms)


def _has_value(reference: Reference, row: Value | None) -> bool:
    if row is None:
        return False
    return row.day(reference.day) is not None if reference.day else bool(row.value)


def _said(reference: Reference, language: str, values: Mapping[str, Value]) -> str:
    row = values.get(reference.code)
    if row is None or not _has_value(reference, row):
        return _BETWEEN.join([_NO_VALUE[language], *reference.forms[-1:]])
    if reference.day:
        return _day(row.day(reference.day), language)
    return _counted(row, reference.forms, language)


def _counted(row: Value, forms: tuple[str, ...], language: str) -> str:
    number = row.number
    if number is None:
        return _BETWEEN.join([row.value, *forms[-1:]])
    written = format_decimal(number, locale=_locale(language))
    return f"{written}{_BETWEEN}{_form(number, forms, language)}" if forms else written


def _form(number: Decimal, forms: tuple[str, ...], language: str) -> str:
    """The form for a number. A category without a form of its own takes the one before it: 1,5 года, as 2 года."""
    _wanted, categories = _FORMS.get(language, _FORMS_OTHERWISE)
    category = _locale(language).plural_form(number.normalize())
    if category not in categories:
        category = "few"
    place = min(categories.index(category), len(forms) - 1)
    return forms[place]


def _day(day: date | None, language: str) -> str:
    return format_date(day, _DATES.get(language, _OTHERWISE), locale=_locale(language))


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES[language])
