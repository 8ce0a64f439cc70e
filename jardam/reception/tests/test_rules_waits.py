from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.rules.calendar import DayKind, ProductionCalendar, YearNotHeld
from jardam.reception.rules.waits import median_days, median_of, rounded_wait, waited_days

CALENDAR = ProductionCalendar({date(2026, 11, 4): DayKind.HOLIDAY})
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "booked,seen,waited",
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),  # Monday, the same day
        (date(2026, 11, 20), date(2026, 11, 23), 1),  # Friday to Monday
        (date(2026, 11, 3), date(2026, 11, 5), 1),  # over the Day of National Unity
    ],
)
def test_weekends_and_holidays_are_no_waiting(booked: date, seen: date, waited: int) -> None:
    assert waited_days(CALENDAR, booked, seen) == waited


def test_the_median_of_nobody_is_none() -> None:
    assert median_days(CALENDAR, []) is None
    assert median_of([1, 2]) == 1.5


def test_a_year_that_is_not_known_is_no_guess() -> None:
    with pytest.raises(YearNotHeld):
        waited_days(CALENDAR, date(2030, 1, 1), date(2030, 1, 5))


@given(days, days)
def test_working_days_are_never_more_than_days(one: date, other: date) -> None:
    booked, seen = sorted((one, other))
    assert 0 <= waited_days(CALENDAR, booked, seen) <= (seen - booked).days


@given(st.integers(-100, 10_000))
def test_a_wait_is_told_in_steps_of_five_minutes(minutes: int) -> None:
    told = rounded_wait(timedelta(minutes=minutes))
    assert told % 5 == 0
    assert abs(told - max(minutes, 0)) <= 2.5
