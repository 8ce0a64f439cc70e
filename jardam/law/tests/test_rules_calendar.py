from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.reading.csv_files import read_calendar
from jardam.law.rules.calendar import ProductionCalendar, YearNotHeld

LAW = Path(__file__).resolve().parents[3] / "data" / "law"
RUSSIA = ProductionCalendar({row.day: row.kind for row in read_calendar(LAW)})
held_days = st.dates(date(2012, 1, 1), date(2027, 11, 30))


def test_a_worked_example_of_the_new_year_holidays_of_2026() -> None:
    """Served on Tuesday 30 December 2025; 31 December to 11 January are days off, so day 10 is 23 January."""
    served = date(2025, 12, 30)
    assert RUSSIA.add_working_days(served, 1) == date(2026, 1, 12)
    assert RUSSIA.add_working_days(served, 10) == date(2026, 1, 23)
    assert RUSSIA.first_working(date(2026, 1, 3)) == date(2026, 1, 12)
    assert RUSSIA.last_working(date(2026, 1, 3)) == served


def test_a_working_saturday_works() -> None:
    assert RUSSIA.is_working(date(2024, 4, 27))
    assert not RUSSIA.is_working(date(2024, 4, 28))


@pytest.mark.parametrize("year", [2011, 2028])
def test_a_year_that_is_not_held_is_an_error(year: int) -> None:
    with pytest.raises(YearNotHeld, match=str(year)):
        RUSSIA.is_working(date(year, 6, 1))


def test_terms_run_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        RUSSIA.add_working_days(date(2026, 3, 2), -1)


@given(held_days)
def test_a_moved_day_works_and_none_between_does(day: date) -> None:
    later, earlier = RUSSIA.first_working(day), _last_working_or_first_day(day)
    assert RUSSIA.is_working(later)
    assert not any(RUSSIA.is_working(day + timedelta(days=step)) for step in range((later - day).days))
    assert not any(RUSSIA.is_working(day - timedelta(days=step)) for step in range((day - earlier).days))


@given(held_days, st.integers(0, 15), st.integers(0, 5))
def test_adding_days_in_two_steps_is_adding_them_at_once(day: date, first: int, then: int) -> None:
    try:
        whole = RUSSIA.add_working_days(day, first + then)
    except YearNotHeld:
        return
    assert RUSSIA.add_working_days(RUSSIA.add_working_days(day, first), then) == whole
    assert RUSSIA.working_days_between(day + timedelta(days=1), whole) == first + then


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert RUSSIA.working_days_between(date(2026, 3, 3), date(2026, 3, 1)) == 0


def test_it_agrees_with_an_independent_calendar_but_for_one_known_day() -> None:
    """The package misses the transfer of 8 March 2014 to the Monday: data/law/calendar_notes.md."""
    theirs = holidays.country_holidays("RU", years=range(2012, 2028))
    every = [
        date(2012, 1, 1) + timedelta(days=step) for step in range((date(2028, 1, 1) - date(2012, 1, 1)).days)
    ]
    assert [day for day in every if RUSSIA.is_working(day) != theirs.is_working_day(day)] == [
        date(2014, 3, 10)
    ]


def test_the_yearly_norms_are_the_published_ones() -> None:
    days = (date(2014, 1, 1) + timedelta(days=step) for step in range(365 * 12 + 3))
    norm = Counter(day.year for day in days if RUSSIA.is_working(day))
    assert (norm[2014], norm[2020], norm[2024], norm[2025]) == (247, 248, 248, 247)


def _last_working_or_first_day(day: date) -> date:
    """The first days of 2012 have no working day before them in the table."""
    try:
        return RUSSIA.last_working(day)
    except YearNotHeld:
        return date(2012, 1, 1)
