"""The production calendar of a year as a page: twelve months, what each listed day is, where it is known from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jardam.law.choices import confidences
from jardam.law.models import CalendarDay
from jardam.law.queries import days_listed, production_calendar
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.months import DaySort, Sheet, sheets

SIGNS = {
    DaySort.WORKING: "",
    DaySort.WEEKEND: "j-cal__off",
    DaySort.LISTED_OFF: "j-cal__off j-cal__off--listed",
    DaySort.MOVED_WORK: "j-cal__work",
}
PAID_LEAVE_YEARS = (2020, 2021)
"""Years with "non-working days with pay" that are no holidays and are not listed. Source: data/law/calendar_notes.md."""


@dataclass(frozen=True, slots=True)
class Place:
    """One day in its week. ``says``: what the eye sees by its sign; empty for an ordinary working day."""

    day: date
    sign: str
    says: str


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: Sequence[Sequence[Place | None]]
    working: int
    off: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the days are known from, and how well that was checked."""

    sources: str
    sure: str
    standing: str


@dataclass(frozen=True, slots=True)
class Year:
    """``months`` is empty for a year that nobody has recorded; ``before`` and ``after`` are held ones."""

    number: int
    months: Sequence[Month]
    listed: Sequence[CalendarDay]
    origins: Sequence[Origin]
    before: int | None
    after: int | None
    held: tuple[int, int] | None  # the first and the last year that are held

    @property
    def working(self) -> int:
        return sum(month.working for month in self.months)

    @property
    def off(self) -> int:
        return sum(month.off for month in self.months)

    @property
    def has_paid_leave(self) -> bool:
        return self.number in PAID_LEAVE_YEARS


def year_of(number: int) -> Year:
    calendar = production_calendar()
    held = sorted(calendar.years)
    listed = days_listed(number)
    words = sort_words()
    return Year(
        number=number,
        months=[_month(sheet, words) for sheet in sheets(calendar, number)] if number in held else [],
        listed=listed,
        origins=_origins(listed),
        before=max((year for year in held if year < number), default=None),
        after=min((year for year in held if year > number), default=None),
        held=(held[0], held[-1]) if held else None,
    )


def sort_words() -> dict[DaySort, Any]:
    return {
        DaySort.WORKING: _("working day"),
        DaySort.WEEKEND: _("day off"),
        DaySort.LISTED_OFF: _("holiday or moved day off"),
        DaySort.MOVED_WORK: _("Saturday or Sunday on which people work"),
    }


def legend() -> list[tuple[str, Any]]:
    """Each sign with its words."""
    return [(SIGNS[sort], word) for sort, word in sort_words().items() if SIGNS[sort]]


def weekdays() -> list[str]:
    """Short names, Monday first."""
    return [str(name) for _number, name in sorted(WEEKDAYS_ABBR.items())]


def _month(sheet: Sheet, words: dict[DaySort, Any]) -> Month:
    return Month(
        name=capfirst(date_format(sheet.month, "F")),
        weeks=[[_place(*place, words) if place else None for place in week] for week in sheet.weeks],
        working=sheet.working,
        off=sheet.off,
    )


def _place(day: date, sort: DaySort, words: dict[DaySort, Any]) -> Place:
    return Place(day, SIGNS[sort], "" if sort is DaySort.WORKING else words[sort])


def _origins(listed: Sequence[CalendarDay]) -> list[Origin]:
    words = confidences()
    known = dict.fromkeys((row.sources, Confidence(row.confidence)) for row in listed)
    return [Origin(sources, str(words[sure]), sure.standing) for sources, sure in known]
