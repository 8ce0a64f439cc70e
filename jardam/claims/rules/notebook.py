"""A worker's notebook or table as it really comes, row by row: months with work, agreed pay and payments. Pure.

Nothing is guessed in silence and nothing is lost: each row says how it was read, and one that was not read keeps its words.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jardam.claims.rules.chats import ChatLine
from jardam.kernel.month_names import MONTH_NUMBERS
from jardam.kernel.months import FIRST_YEAR, LAST_YEAR, Month

MOST_ROWS = 300
MOST_TITLES = 10  # rows above the headings of a table
LEAST_IN_CHAT = 100  # roubles; a smaller number is an hour, a floor, a house
LONGEST_ROW = 1_000  # characters
_WORD_MONTH = re.compile(
    r"(?<!\w)(" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")(?!\w)", re.I
)
_DAY = re.compile(
    r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?!\d)|(?<![\d.])(\d{1,2})[./](\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?:\s*г(?:ода?|\.)?)?(?!\d)")
_NUMBER = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12})(?:[.,](\d{1,2}))?(?!\d)\s*(тыс|т\.?\s?р|[кт](?!\w))?",
    re.I,
)
_COUNT_AFTER = re.compile(
    r"\s*(ч(?!\w)|ч\.|час|смен|дн|день|шт|hours?|shifts?|days?|саат|соат|күн|рӯз|рўз|kun|ore|zile)", re.I
)
_WORD_DAY = re.compile(
    r"(?<![\d.,])(\d{1,2})\s+(января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?!\w)"
    r"(?:\s+(20\d{2})(?!\d))?",
    re.I,
)
_DAY_FIRST = re.compile(r"^\s*(\d{1,2})\.(\d{2})(?![\d.,]|\s*(?:тыс|т\.?\s?р|руб|р\.|₽))")
"""A book that is kept by days begins its lines with them, without a year."""
_PAID = re.compile(
    r"дал|выдал|выпла|опла|заплат|получ|аванс|перев[её]|перечис|скинул|кинул|отправил|закинул|paid|receiv|берди|төлө|жибер|дод|гирифт|фиристо|пардохт|berdi|toʻla|tola|yubor|jo.?nat|plătit|primit",
    re.I,
)
_AGREED = re.compile(
    r"обещ|догов|оклад|начисл|зарплат|зп(?!\w)|agreed|promis|salar|убада|келиш|ваъда|vada|kelish|promis",
    re.I,
)
_RATE = re.compile(r"ставк|тариф|(?<!\w)по\s*$|(?<!\w)rate|за\s+(?:час|смен|день)|цена|нарх|баҳо", re.I)
"""What is paid for one hour or shift is no sum of a month: it is asked as the rate, and left out here."""
_OWED = re.compile(
    r"(?<!\w)(?:не|ни|нет|not|never|nu|n-a|n-am|жок|эмес|йўқ|ёқ|yo.?q)(?!\w)"
    r"|(?<!\w)не(?:до|вы|за|о)?\w{0,3}(?:пла[тч]|дал|дан|дач|получ|перев|перечис)"
    r"|долж|долг|остал|остат|к\s+(?:выплат|получен|оплат)|ждём|жду"
    r"|unpaid|owe|outstanding|(?<!\w)due(?!\w)"
    r"|б[ае]рб[ае]|алб[ае]|төлөбө|төлөнбө|карыз|қарз|qarz|бермад|олмад|тўламад|bermad|olmad|to.?lamad|berilmag"
    r"|нагирифт|надод|напардохт|(?<!\w)ne(?:plătit|achitat|primit)|restan",
    re.I,
)
"""A "not" or a debt beside a number: what somebody did not get is no payment, and a book of unpaid wages is full of it."""
_COUNT = re.compile(r"час|смен|дн(?:ей|и)|отработ|hours|shifts|days|саат|соат|kun|ore", re.I)
_TOTAL = re.compile(r"итого|всего|total|баары|ҳамагӣ|jami", re.I)
_PAID_AFTER = re.compile(
    r"[\s.]*(?:руб\w*\.?|р\.|₽)?\s*(?:дал|выдал|аванс|заплат|скинул|кинул|отправил|перев[её]|перечис|paid|дод|берди|berdi)",
    re.I,
)
"""A payment said after its number, and no number after that."""
_PAID_ON = re.compile(r"дата|когда|день выпл|paid on|date", re.I)
_HEAD_MONTH = re.compile(r"месяц|период|month|ай(?!\w)|моҳ|oy(?!\w)|luna", re.I)


class Told(StrEnum):
    """How a row was read."""

    READ = "READ"
    PARTLY = "PARTLY"  # a number of which nobody can say what it is
    HEADING = "HEADING"
    TOTAL = "TOTAL"  # sums are counted by the law
    NO_MONTH = "NO_MONTH"
    NOT_COME = "NOT_COME"
    NO_NUMBER = "NO_NUMBER"
    TWICE = "TWICE"  # its month stands in another row already
    ADDED = "ADDED"  # a day of a month that stands in another row: counted there
    NO_PAYMENT = "NO_PAYMENT"  # of a chat only what was paid is taken
    TOO_MANY = "TOO_MANY"
    TOO_LONG = "TOO_LONG"  # no line of a notebook has so many letters


@dataclass(frozen=True, slots=True)
class RowTold:
    """One row. ``number``: as its page counts it; ``text``: its own words; ``unclear``: numbers that were left out.

    Units: ``count`` of what the pay is for; ``agreed`` and ``paid`` in roubles.
    """

    number: int
    text: str
    told: Told
    month: Month | None = None
    count: Decimal | None = None
    agreed: Decimal | None = None
    paid: Decimal | None = None
    paid_on: date | None = None
    unclear: tuple[str, ...] = ()
    is_by_day: bool = False  # of one day of the month

    @property
    def is_taken(self) -> bool:
        return self.told in {Told.READ, Told.PARTLY}


@dataclass(slots=True)
class _Found:
    """The numbers of a row, by what they are."""

    count: list[Decimal] = field(default_factory=list)
    agreed: list[Decimal] = field(default_factory=list)
    paid: list[Decimal] = field(default_factory=list)
    unclear: list[Decimal] = field(default_factory=list)


def read_notebook(
    rows: Iterable[tuple[int, Sequence[str]]], year: int, today: date, standing: Iterable[Month] = ()
) -> list[RowTold]:
    """Every row that is not empty. ``year``: of months without one; ``standing``: months that are told already."""
    headings: Sequence[str] = ()
    seen, read = set(standing), list[RowTold]()
    for count, (number, cells) in enumerate(row for row in rows if any(cell.strip() for cell in row[1])):
        text = " | ".join(cell.strip() for cell in cells if cell.strip())
        if count >= MOST_ROWS or len(text) > LONGEST_ROW:
            read.append(RowTold(number, text, Told.TOO_MANY if count >= MOST_ROWS else Told.TOO_LONG))
        elif not headings and len(read) < MOST_TITLES and not _has_taken(read) and _is_heading(cells):
            headings = cells
            read.append(RowTold(number, text, Told.HEADING))
        else:
            _put(_row(number, cells, text, headings, year, today), read, seen)
    return read


def _put(row: RowTold, read: list[RowTold], seen: set[Month]) -> None:
    """A month stands once; the days of a month that is kept by days are added up."""
    month = row.month
    if row.is_taken and month and (row.count or row.agreed):
        first = next((at for at, one in enumerate(read) if one.is_by_day and one.month == month), None)
        if row.is_by_day and first is not None:
            read[first] = replace(read[first], count=_sum(read[first].count, row.count))
            row = replace(row, told=Told.READ if row.paid else Told.ADDED, count=None, is_by_day=False)
        elif month in seen:
            row = RowTold(row.number, row.text, Told.TWICE, month)
        else:
            seen.add(month)
    read.append(row)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal:
    return (one or Decimal(0)) + (other or Decimal(0))


def read_chat(lines: Iterable[ChatLine], today: date) -> list[RowTold]:
    """Of a chat what was paid, on the day of its message or on the one that it names; all else is left out, and said."""
    return [
        RowTold(line.number, line.words, Told.TOO_MANY) if count >= MOST_ROWS else _message(line, today)
        for count, line in enumerate(lines)
    ]


def _message(line: ChatLine, today: date) -> RowTold:
    if len(line.words) > LONGEST_ROW:
        return RowTold(line.number, line.words, Told.TOO_LONG)
    rest, days = _without_days(line.words, line.on.year)
    month, rest = _month_in(rest, line.on.year)
    paid = [one for one in _by_words(rest, has_cells=False).paid if one >= LEAST_IN_CHAT]
    on = days[0] if len(days) == 1 else line.on
    if not paid:
        return RowTold(line.number, line.words, Told.NO_PAYMENT)
    if on > today or (month and month > Month.of(today)):
        return RowTold(line.number, line.words, Told.NOT_COME, month)
    return RowTold(line.number, line.words, Told.READ, month, paid=sum(paid, Decimal(0)), paid_on=on)


def lines_of(text: str) -> list[tuple[int, Sequence[str]]]:
    """Pasted words by line; a line with tabs, semicolons or bars has cells.

    >>> lines_of("март; 45000; 10000")
    [(1, ['март', ' 45000', ' 10000'])]
    """
    return [(number, re.split(r"[\t;|]", line)) for number, line in enumerate(text.splitlines(), start=1)]


def _is_heading(cells: Sequence[str]) -> bool:
    """Words without a number, of which two say what stands below."""
    if any(any(sign.isdecimal() for sign in cell) for cell in cells):
        return False
    named = (_HEAD_MONTH, _COUNT, _AGREED, _PAID, _PAID_ON)
    return sum(any(words.search(cell) for words in named) for cell in cells) > 1


def _row(
    number: int, cells: Sequence[str], text: str, headings: Sequence[str], year: int, today: date
) -> RowTold:
    if _TOTAL.search(text):
        return RowTold(number, text, Told.TOTAL)
    rest, days = _without_days(text, year)
    month, rest = _month_in(rest, year)
    if month is None and (first := _month_cell(cells, headings)):
        month, days = Month.of(first), [day for day in days if day != first]
    found = _by_headings(cells, headings, year) if headings else _by_words(rest, has_cells=_in_order(cells))
    paid = sum(found.paid, Decimal(0)) or None
    is_by_day = month is None and len(days) == 1 and bool(found.count) and not found.agreed
    if is_by_day:
        month = Month.of(days[0])
    if month is None and not (paid and days):
        return RowTold(number, text, Told.NO_MONTH)
    if (month and month > Month.of(today)) or any(day > today for day in days):
        return RowTold(number, text, Told.NOT_COME, month)
    count, agreed = (values[0] if values else None for values in (found.count, found.agreed))
    if count is None and agreed is None and paid is None:
        return RowTold(number, text, Told.NO_NUMBER, month)
    extra = [*found.unclear, *found.count[1:], *found.agreed[1:]]
    told = Told.PARTLY if extra else Told.READ
    on = days[0] if paid and len(days) == 1 else None
    unclear = tuple(f"{one:f}" for one in extra)
    return RowTold(number, text, told, month, count, agreed, paid, on, unclear, is_by_day)


def _in_order(cells: Sequence[str]) -> bool:
    """Whether a row has cells, none empty between others: then their order says what they are."""
    filled = [bool(cell.strip()) for cell in cells]
    last = max((place for place, is_filled in enumerate(filled) if is_filled), default=0)
    return len(cells) > 1 and all(filled[: last + 1])


def _has_taken(read: Iterable[RowTold]) -> bool:
    return any(row.is_taken for row in read)


def _month_cell(cells: Sequence[str], headings: Sequence[str]) -> date | None:
    """The day with which a spreadsheet writes a month: below its heading, or the first of a month before other cells."""
    named = [
        cell for heading, cell in zip(headings, cells, strict=False) if _HEAD_MONTH.search(heading)
    ] or list(cells[:1])
    _rest, days = _without_days(named[0], FIRST_YEAR)
    is_month = len(days) == 1 and (bool(headings) or (len(cells) > 1 and days[0].day == 1))
    return days[0] if is_month else None


def _without_days(text: str, year: int) -> tuple[str, list[date]]:
    """``year``: of days that name none."""
    days = []
    for match in _WORD_DAY.finditer(text):
        with suppress(ValueError):
            days.append(date(int(match[3] or year), MONTH_NUMBERS[match[2].lower()], int(match[1])))
    text = _WORD_DAY.sub(" ", text)
    if first := _DAY_FIRST.match(text):
        with suppress(ValueError):
            days.append(date(year, int(first[2]), int(first[1])))
            text = text[first.end() :]
    for match in _DAY.finditer(text):
        if match[1]:
            parts = (int(match[3]) + (2000 if len(match[3]) == 2 else 0), int(match[2]), int(match[1]))
        else:
            parts = (int(match[4]), int(match[5]), int(match[6]))
        try:
            days.append(date(*parts))
        except ValueError:
            continue
    return _DAY.sub(" ", text), days


def _month_in(text: str, year: int) -> tuple[Month | None, str]:
    """The month of a row, and the row without it."""
    if match := _MONTH.search(text):
        told, number = (match[1], match[2]) if match[1] else (match[4], match[3])
        return _month_of(int(told), int(number)), text[: match.start()] + " " + text[match.end() :]
    match = _WORD_MONTH.search(text)
    if match is None:
        return None, text
    rest = text[: match.start()] + " " + text[match.end() :]
    if told_year := _YEAR.search(rest):
        year, rest = int(told_year[1]), rest[: told_year.start()] + " " + rest[told_year.end() :]
    return _month_of(year, MONTH_NUMBERS[match[1].lower()]), rest


def _month_of(year: int, number: int) -> Month | None:
    is_one = FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12
    return Month(year, number) if is_one else None


def _by_headings(cells: Sequence[str], headings: Sequence[str], year: int) -> _Found:
    found = _Found()
    for heading, cell in zip(headings, cells, strict=False):
        numbers = _numbers(_month_in(_without_days(cell, year)[0], year)[1])
        if _HEAD_MONTH.search(heading):
            continue
        if _PAID_ON.search(heading) and not numbers:
            continue
        if _OWED.search(heading) or _RATE.search(heading) or _adds_up(heading, headings):
            found.unclear.extend(numbers)
            continue
        for words, into in ((_PAID, found.paid), (_COUNT, found.count), (_AGREED, found.agreed)):
            if words.search(heading):
                into.extend(numbers)
                break
        else:
            found.unclear.extend(numbers)
    return found


def _adds_up(heading: str, headings: Sequence[str]) -> bool:
    """A column that adds payments of others up: taken beside them it would count twice."""
    paid = [one for one in headings if _PAID.search(one) and not _OWED.search(one)]
    return bool(_TOTAL.search(heading)) and heading in paid and len(paid) > 1


def _by_words(text: str, *, has_cells: bool) -> _Found:
    """By the words around each number; bare cells are work, pay and what was paid, in this order, as people write them."""
    found, last = _Found(), 0
    bare: list[Decimal] = []
    for match in _NUMBER.finditer(text):
        before, last = text[last : match.start()], match.end()
        name = _said_of(before, text, last)
        (getattr(found, name) if name else bare).append(_value(match))
    if has_cells and not (found.agreed or found.paid) and 0 < len(bare) <= 3:
        shape = {1: "agreed", 2: "agreed paid", 3: "count agreed paid"}[len(bare)].split()
        for name, number in zip(shape, bare, strict=True):
            getattr(found, name).append(number)
        return found
    found.unclear.extend(bare)
    return found


def _said_of(before: str, text: str, end: int) -> str:
    """Which of the lists of `_Found` a number belongs to, by the words before it and behind; empty where none says it."""
    if _OWED.search(before) or _RATE.search(before):
        return "unclear"
    if _COUNT_AFTER.match(text, end):
        return "count"
    if _PAID.search(before):
        return "paid"
    if _AGREED.search(before):
        return "agreed"
    return "paid" if _PAID_AFTER.match(text, end) and not _NUMBER.search(text, end) else ""


def _numbers(text: str) -> list[Decimal]:
    return [_value(match) for match in _NUMBER.finditer(text)]


def _value(match: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", match[1])
    number = Decimal(f"{whole}.{match[2]}") if match[2] else Decimal(whole)
    return number * 1000 if match[3] else number
