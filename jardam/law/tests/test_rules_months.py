from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.rules.calendar import DayKind, ProductionCalendar, YearNotHeld
from jardam.law.rules.months import DaySort, sheets, sort_of

YEAR = 2027
JANUARY = {date(YEAR, 1, day): DayKind.HOLIDAY for day in range(1, 9)}
KNOWN = ProductionCalendar({**JANUARY, date(YEAR, 2, 20): DayKind.WORKING_WEEKEND})
days_of_the_year = st.integers(0, 364).map(lambda number: date(YEAR, 1, 1) + timedelta(days=number))
calendars = st.dictionaries(days_of_the_year, st.sampled_from(DayKind), min_size=1).map(ProductionCalendar)


def test_january_begins_on_a_friday_and_has_fifteen_working_days() -> None:
    january = sheets(KNOWN, YEAR)[0]
    assert january.weeks[0][:4] == [None] * 4
    assert january.weeks[0][4] == (date(YEAR, 1, 1), DaySort.LISTED_OFF)
    assert (january.working, january.off) == (15, 16)
    assert sort_of(KNOWN, date(YEAR, 1, 9)) is DaySort.WEEKEND
    assert sort_of(KNOWN, date(YEAR, 1, 11)) is DaySort.WORKING


def test_a_saturday_on_which_people_work_counts_as_a_working_day() -> None:
    february = sheets(KNOWN, YEAR)[1]
    assert sort_of(KNOWN, date(YEAR, 2, 20)) is DaySort.MOVED_WORK
    assert (february.working, february.off) == (21, 7)


def test_a_year_that_is_not_held_is_no_guess() -> None:
    with pytest.raises(YearNotHeld):
        sheets(KNOWN, 2028)


@given(calendars)
def test_every_day_of_the_year_stands_on_one_sheet_under_its_weekday(calendar: ProductionCalendar) -> None:
    places = [
        (weekday, place[0])
        for sheet in sheets(calendar, YEAR)
        for week in sheet.weeks
        for weekday, place in enumerate(week)
        if place
    ]
    assert all(day.weekday() == weekday for weekday, day in places)
    assert [day for _, day in places] == [date(YEAR, 1, 1) + timedelta(days=n) for n in range(365)]


@given(calendars)
def test_the_totals_are_those_that_terms_are_counted_with(calendar: ProductionCalendar) -> None:
    found = sheets(calendar, YEAR)
    assert sum(sheet.working + sheet.off for sheet in found) == 365
    assert sum(sheet.working for sheet in found) == calendar.working_days_between(
        date(YEAR, 1, 1), date(YEAR, 12, 31)
    )
