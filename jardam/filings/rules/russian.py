"""Numbers, sums and days as a Russian paper writes them. Pure. What depends on the case of a name is left to people."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jardam.kernel.partial_dates import PartialDate

MONTHS_OF = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
    "декабрь",
)  # fmt: skip
LARGEST = 10**15
"""Units: whole. No wage is larger; whoever types more has mistyped."""

_UNITS = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
_SHE_UNITS = ("", "одна", "две", *_UNITS[3:])
_TEENS = (
    "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать",
    "семнадцать", "восемнадцать", "девятнадцать",
)  # fmt: skip
_TENS = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)  # fmt: skip
_HUNDREDS = (
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот",
)  # fmt: skip
Forms = tuple[str, str, str]
_SCALES: tuple[Forms, ...] = (
    ("", "", ""),
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
    ("триллион", "триллиона", "триллионов"),
)
_THOUSANDS = 1
ROUBLES: Forms = ("рубль", "рубля", "рублей")
KOPECKS: Forms = ("копейка", "копейки", "копеек")

_ROUBLES_SAID = re.compile(r"(\d{1,3}(?: \d{3})*) \([а-яё ]+\) [а-яё]+ (\d{2}) [а-яё]+")
_DAY_SAID = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS_OF)}) (\d{{4}}) г\.")


class TooLarge(ValueError):
    """A number that no paper of ours holds."""


def counted(number: int, forms: Forms) -> str:
    """The form of a noun after a number.

    >>> counted(21, ROUBLES), counted(12, ROUBLES), counted(3, ROUBLES)
    ('рубль', 'рублей', 'рубля')
    """
    if number % 100 in range(11, 15):
        return forms[2]
    last = number % 10
    return forms[0] if last == 1 else forms[1] if last in {2, 3, 4} else forms[2]


def in_words(number: int) -> str:
    """A whole number of a masculine thing.

    Errors: TooLarge, below nought as well.

    >>> in_words(45000), in_words(1021)
    ('сорок пять тысяч', 'одна тысяча двадцать один')
    """
    if not 0 <= number < LARGEST:
        raise TooLarge(number)
    if number == 0:
        return "ноль"
    told = []
    for place in reversed(range(len(_SCALES))):
        group = number // 1000**place % 1000
        if group:
            told.append(_below_thousand(group, is_she=place == _THOUSANDS))
            told.append(counted(group, _SCALES[place]))
    return " ".join(word for word in told if word)


def _below_thousand(number: int, *, is_she: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]]
    if rest in range(10, 20):
        words.append(_TEENS[rest - 10])
    else:
        words += [_TENS[rest // 10], (_SHE_UNITS if is_she else _UNITS)[rest % 10]]
    return " ".join(word for word in words if word)


def figures(amount: Decimal) -> str:
    """A sum of roubles in figures. Units: roubles.

    >>> figures(Decimal("45000.5"))
    '45 000,50'
    """
    rounded = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:,.2f}".replace(",", " ").replace(".", ",")


def roubles(amount: Decimal) -> str:
    """A sum in figures and in words.

    Units: roubles. Errors: TooLarge.

    >>> roubles(Decimal("45000"))
    '45 000 (сорок пять тысяч) рублей 00 копеек'
    """
    rounded = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole, kopecks = int(rounded), int(rounded % 1 * 100)
    return (
        f"{figures(rounded)[:-3]} ({in_words(whole)}) {counted(whole, ROUBLES)}"
        f" {kopecks:02} {counted(kopecks, KOPECKS)}"
    )


def roubles_of(said: str) -> Decimal | None:
    """Undo `roubles`; nothing where it is no such sum.

    >>> roubles_of("45 000 (сорок пять тысяч) рублей 50 копеек")
    Decimal('45000.50')
    """
    found = _ROUBLES_SAID.fullmatch(said)
    return Decimal(f"{found[1].replace(' ', '')}.{found[2]}") if found else None


def day(on: date) -> str:
    """
    >>> day(date(2026, 11, 2))
    '2 ноября 2026 г.'
    """
    return f"{on.day} {MONTHS_OF[on.month - 1]} {on.year} г."


def day_of(said: str) -> date | None:
    """Undo `day`; nothing where it is no such day.

    >>> day_of("2 ноября 2026 г.")
    datetime.date(2026, 11, 2)
    """
    found = _DAY_SAID.fullmatch(said)
    try:
        return date(int(found[3]), MONTHS_OF.index(found[2]) + 1, int(found[1])) if found else None
    except ValueError:
        return None


def partial_day(known: PartialDate) -> str:
    """As far as it is known.

    >>> partial_day(PartialDate(1990)), partial_day(PartialDate(1990, 5))
    ('1990 г.', 'май 1990 г.')
    """
    if known.is_exact:
        return day(known.earliest)
    return f"{MONTHS[known.month - 1]} {known.year} г." if known.month else f"{known.year} г."


def month(first: date) -> str:
    """
    >>> month(date(2026, 7, 1))
    'июль 2026 г.'
    """
    return f"{MONTHS[first.month - 1]} {first.year} г."


def period(months: Sequence[date]) -> str:
    """The months of a debt, in order; those that follow each other as a span.

    >>> period([date(2026, 7, 1), date(2026, 8, 1), date(2026, 11, 1)])
    'июль 2026 г. – август 2026 г., ноябрь 2026 г.'
    """
    spans: list[tuple[date, date]] = []
    for first in months:
        if spans and _follows(spans[-1][1], first):
            spans[-1] = (spans[-1][0], first)
        else:
            spans.append((first, first))
    return ", ".join(
        month(since) if since == until else f"{month(since)} – {month(until)}" for since, until in spans
    )


def _follows(before: date, first: date) -> bool:
    return (first.year - before.year) * 12 + first.month - before.month == 1
