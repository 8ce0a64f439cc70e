"""How many days of a visa-free stay are used, and which day is the last lawful one, under the rule of each single day."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion

ROWS = ("stay.visa_free_90_180", "stay.visa_free_90_calendar_year")
DAY = timedelta(days=1)
LONGEST = 400  # days looked ahead; no rule has let anybody stay longer without a ground


@dataclass(frozen=True, slots=True)
class Stay:
    """One unbroken stay, both days counted."""

    first: date
    last: date


def rule_on(book: RuleBook, day: date) -> RuleVersion:
    """The rule of the visa-free stay that holds on a day.

    Errors: NotInForce.
    Source: 115-FZ art. 5 (stay.visa_free_90_180 to 2024, stay.visa_free_90_calendar_year from 2025).
    """
    for code in ROWS:
        try:
            return book.at(code, day)
        except NotInForce:
            continue
    raise NotInForce(ROWS[0], day)


def window_of(row: RuleVersion, day: date) -> date:
    """The first day of the span in which the days are counted that ends on ``day``."""
    if days := row.details.get("window_days"):
        return day - DAY * (int(days) - 1)
    return day.replace(month=1, day=1)


def days_used(row: RuleVersion, stays: Sequence[Stay], day: date) -> int:
    """How many days of the span that ends on ``day`` somebody was here; a day of two stays counts once."""
    days = _days_of(stays)
    return bisect_right(days, day) - bisect_left(days, window_of(row, day))


def last_lawful_day(book: RuleBook, earlier: Sequence[Stay], first: date) -> date:
    """The last lawful day of a stay that begins on ``first`` and is not broken; the day before it when none is lawful.

    The day of entry and the day of exit both count. Days before a change of the law count under the new rule too.
    Errors: NotInForce.
    Source: 115-FZ art. 5 (stay.visa_free_90_180, stay.visa_free_90_calendar_year with `unbroken_days`).
    """
    days = _days_of(earlier)
    for step in range(LONGEST):
        day = first + DAY * step
        row = rule_on(book, day)
        begin = window_of(row, day)
        before = bisect_left(days, min(first, day)) - bisect_left(days, begin)
        used = max(0, before) + (day - max(begin, first)).days + 1
        unbroken = row.details.get("unbroken_days", LONGEST)
        if used > row.number or step + 1 > unbroken:
            return day - DAY
    return first + DAY * (LONGEST - 1)


def _days_of(stays: Sequence[Stay]) -> list[date]:
    return sorted(
        {stay.first + DAY * step for stay in stays for step in range((stay.last - stay.first).days + 1)}
    )
