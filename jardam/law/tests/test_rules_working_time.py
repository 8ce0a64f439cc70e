from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month
from jardam.law.rules.working_time import is_before_holiday, is_holiday, norm_of
from jardam.law.tests.books import BOOK

months = st.builds(Month, st.integers(2013, 2027), st.integers(1, 12)).filter(
    lambda month: month < Month(2027, 12)
)
PUBLISHED = {
    2015: 1971, 2016: 1974, 2017: 1973, 2018: 1970, 2019: 1970, 2020: 1979,
    2021: 1972, 2022: 1973, 2023: 1973, 2024: 1979, 2025: 1972, 2026: 1972,
}  # fmt: skip
"""The yearly norms of hours of the week of 40 hours."""


@pytest.mark.parametrize(("year", "hours"), PUBLISHED.items())
def test_the_hours_of_a_year_are_the_published_ones(year: int, hours: int) -> None:
    assert sum(norm_of(BOOK, Month(year, month)).hours for month in range(1, 13)) == hours


def test_a_worked_example_of_may_2026() -> None:
    """19 working days; Friday the 8th is an hour shorter, for the 9th is Victory Day though a Saturday."""
    norm = norm_of(BOOK, Month(2026, 5))
    assert (norm.days, norm.hours) == (19, Decimal(151))


def test_a_day_off_that_was_moved_is_no_holiday() -> None:
    assert is_holiday(BOOK, date(2026, 5, 1))
    assert not is_holiday(BOOK, date(2026, 5, 11))
    assert is_before_holiday(BOOK, date(2024, 11, 2))


@given(months)
def test_a_norm_is_eight_hours_a_day_less_a_few(month: Month) -> None:
    norm = norm_of(BOOK, month)
    assert norm.days == BOOK.calendar.working_days_between(month.first, month.last)
    assert 0 <= norm.days * 8 - norm.hours <= 3
