"""The ways of counting a term, by worked examples and by properties."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.terms import Counting, Roll, Unit, counting_named, end_of_hours, end_of_term
from jardam.law.tests.books import BOOK

days = st.dates(date(2013, 1, 1), date(2024, 12, 1))
lengths = st.integers(0, 60)
LABOUR, COURT_MONTHS, PAYDAY = (
    counting_named(name, date(2025, 1, 1), BOOK) for name in ("tc", "gpk_kas_months", "paydays")
)


def last_day(start: date, length: int, unit: Unit, how: Counting) -> date:
    return end_of_term(start, length, unit, how, BOOK.calendar).day


@pytest.mark.parametrize(
    ("start", "length", "unit", "end"),
    [
        ("2025-03-01", 10, Unit.CALENDAR_DAYS, "2025-03-11"),
        ("2025-04-21", 10, Unit.CALENDAR_DAYS, "2025-05-05"),  # 1 May, with the transfers of 2025
        ("2024-01-31", 1, Unit.MONTHS, "2024-02-29"),  # no 31 February
        ("2023-01-31", 1, Unit.MONTHS, "2023-02-28"),
        ("2024-02-29", 1, Unit.YEARS, "2025-02-28"),
        ("2025-11-30", 3, Unit.MONTHS, "2026-03-02"),  # 28 February is a Saturday
        ("2025-12-30", 5, Unit.CALENDAR_DAYS, "2026-01-12"),  # the New Year holidays
        ("2025-10-10", 14, Unit.CALENDAR_DAYS, "2025-10-24"),
    ],
)
def test_labour_terms_run_from_the_next_day_and_end_on_a_working_one(
    start: str, length: int, unit: Unit, end: str
) -> None:
    assert last_day(date.fromisoformat(start), length, unit, LABOUR) == date.fromisoformat(end)


def test_a_payday_on_a_day_off_comes_before_it() -> None:
    """15 days after 31 July 2025 are Friday 15 August; after 31 October, Saturday 15 November."""
    assert last_day(date(2025, 7, 31), 15, Unit.CALENDAR_DAYS, PAYDAY) == date(2025, 8, 15)
    assert last_day(date(2025, 10, 31), 15, Unit.CALENDAR_DAYS, PAYDAY) == date(2025, 11, 14)


def test_court_days_are_working_days_since_october_2019_only() -> None:
    before, since = (
        counting_named("gpk_kas_days", on, BOOK) for on in (date(2019, 9, 30), date(2019, 10, 1))
    )
    assert last_day(date(2019, 12, 27), 5, Unit.CALENDAR_DAYS, since) == date(2020, 1, 13)
    assert last_day(date(2019, 12, 27), 5, Unit.CALENDAR_DAYS, before) == date(2020, 1, 1)
    assert (before.roll, since.days_are_working) == (Roll.UNSETTLED, True)


def test_terms_of_the_offences_code_move_since_april_2023_only() -> None:
    on_saturday = date(2023, 4, 12)  # ten days later: 22 April 2023
    before = counting_named("koap", on_saturday, BOOK)
    since = counting_named("koap", date(2023, 4, 25), BOOK)
    assert last_day(on_saturday, 10, Unit.CALENDAR_DAYS, before) == date(2023, 4, 22)
    assert last_day(on_saturday, 10, Unit.CALENDAR_DAYS, since) == date(2023, 4, 24)
    assert before.row is not None


def test_days_and_nights_end_at_midnight_and_hours_to_the_minute() -> None:
    end = end_of_term(date(2025, 5, 7), 2, Unit.SUTKI, LABOUR, BOOK.calendar)
    assert (end.day, end.moment) == (date(2025, 5, 9), datetime.fromisoformat("2025-05-09T23:59"))
    assert end_of_hours(datetime.fromisoformat("2025-05-07T14:30"), 48).moment == datetime.fromisoformat(
        "2025-05-09T14:30"
    )


def test_where_the_law_says_nothing_no_day_is_moved() -> None:
    nothing = counting_named("", date(2025, 1, 1), BOOK)
    assert nothing == Counting()
    assert last_day(date(2025, 2, 20), 2, Unit.CALENDAR_DAYS, nothing) == date(2025, 2, 22)


def test_a_year_without_a_calendar_is_no_guess() -> None:
    assert last_day(date(2027, 12, 30), 5, Unit.CALENDAR_DAYS, LABOUR) == date(2028, 1, 4)
    with pytest.raises(YearNotHeld, match="2028"):
        last_day(date(2027, 12, 30), 5, Unit.WORKING_DAYS, LABOUR)


def test_terms_run_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        last_day(date(2025, 1, 9), -1, Unit.MONTHS, LABOUR)


@given(days, lengths)
def test_an_end_works_and_only_days_off_were_passed_over(start: date, length: int) -> None:
    end = end_of_term(start, length, Unit.CALENDAR_DAYS, LABOUR, BOOK.calendar)
    passed = [end.counted + timedelta(days=step) for step in range((end.day - end.counted).days)]
    assert end.counted == start + timedelta(days=length)
    assert BOOK.calendar.is_working(end.day)
    assert not any(map(BOOK.calendar.is_working, passed))


@given(days, st.integers(0, 24))
def test_months_keep_the_date_or_end_the_month(start: date, length: int) -> None:
    end = end_of_term(start, length, Unit.MONTHS, COURT_MONTHS, BOOK.calendar)
    assert (end.counted.year - start.year) * 12 + end.counted.month - start.month == length
    is_last = (end.counted + timedelta(days=1)).day == 1
    assert end.counted.day == start.day or (is_last and end.had_no_such_date)


@given(days, days, lengths, st.sampled_from(list(Unit)), st.sampled_from([LABOUR, COURT_MONTHS, PAYDAY]))
def test_who_begins_later_never_ends_earlier(
    one: date, other: date, length: int, unit: Unit, how: Counting
) -> None:
    if unit in {Unit.HOURS, Unit.YEARS}:
        length, unit = length % 24, Unit.MONTHS
    early, late = sorted((one, other))
    length = length % 24 if unit is Unit.MONTHS else length
    assert last_day(early, length, unit, how) <= last_day(late, length, unit, how)
