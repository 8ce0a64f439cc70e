from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jardam.law.rules.calendar import DayKind, YearNotHeld
from jardam.law.rules.own_terms import OwnTerm, is_counted, own_term, working_days_left
from jardam.law.tests.test_rules_calendar import RUSSIA

DAY = timedelta(days=1)
FRIDAY = date(2026, 11, 20)
held = st.dates(date(2012, 1, 1), date(2027, 8, 31))
any_day = st.dates(date(2026, 6, 1), date(2029, 6, 1))
terms = st.integers(0, 60)


def test_ten_working_days_from_a_friday() -> None:
    assert own_term(FRIDAY, 10, RUSSIA) == OwnTerm(date(2026, 12, 4), is_known=True)
    assert working_days_left(FRIDAY, FRIDAY + DAY, RUSSIA) == 0
    assert working_days_left(FRIDAY, FRIDAY + 3 * DAY, RUSSIA) == -1


@pytest.mark.parametrize(
    "day,last",
    [
        (
            date(2026, 12, 30),
            date(2027, 1, 11),
        ),  # 31 December is a day off moved from January, then the holidays
        (date(2027, 2, 19), date(2027, 2, 20)),  # a Saturday on which people work
        (date(2027, 2, 20), date(2027, 2, 24)),  # its day off is Monday, and Tuesday is the 23rd
        (date(2026, 11, 3), date(2026, 11, 5)),
    ],
)
def test_holidays_and_moved_days_count_as_they_are(day: date, last: date) -> None:
    assert own_term(day, 1, RUSSIA) == OwnTerm(last, is_known=True)


def test_a_year_that_nobody_recorded_is_told_and_the_held_days_before_it_still_count() -> None:
    """31 December 2027 is a moved day off; of 2028 only the weekends are known."""
    assert own_term(date(2027, 12, 29), 2, RUSSIA) == OwnTerm(date(2028, 1, 3), is_known=False)
    assert own_term(date(2027, 12, 29), 1, RUSSIA) == OwnTerm(date(2027, 12, 30), is_known=True)
    assert not is_counted(date(2028, 1, 10), date(2027, 12, 29), RUSSIA)
    assert is_counted(date(2027, 12, 29), date(2027, 12, 31), RUSSIA)


def test_terms_run_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        own_term(FRIDAY, -1, RUSSIA)


@given(held, terms)
@example(date(2026, 12, 30), 1)
@example(date(2027, 2, 19), 1)
def test_where_the_calendar_holds_it_is_the_calendar(day: date, term: int) -> None:
    assert own_term(day, term, RUSSIA) == OwnTerm(RUSSIA.add_working_days(day, term), is_known=True)


@given(any_day, st.integers(1, 60))
def test_a_term_never_ends_on_a_day_off(day: date, term: int) -> None:
    last = own_term(day, term, RUSSIA).last
    try:
        assert RUSSIA.is_working(last)
    except YearNotHeld:
        assert last.weekday() < 5


@given(any_day, any_day, terms, terms)
def test_who_came_later_or_waits_longer_never_ends_earlier(
    one: date, other: date, short: int, long: int
) -> None:
    [earlier, later], [less, more] = sorted((one, other)), sorted((short, long))
    assert own_term(earlier, less, RUSSIA).last <= own_term(later, less, RUSSIA).last
    assert own_term(earlier, less, RUSSIA).last <= own_term(earlier, more, RUSSIA).last


@given(any_day, terms)
def test_the_days_left_on_the_first_day_are_the_term(day: date, term: int) -> None:
    assert working_days_left(own_term(day, term, RUSSIA).last, day, RUSSIA) == term


@given(any_day, any_day)
def test_the_clock_runs_one_way(due: date, today: date) -> None:
    left = working_days_left(due, today, RUSSIA)
    assert working_days_left(due, today + DAY, RUSSIA) in {left, left - 1}
    assert abs(left) <= abs((due - today).days)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), terms)
def test_a_year_that_is_not_held_ends_a_term_earlier_rather_than_later(day: date, term: int) -> None:
    """Without the holidays of the next year a term can only be shorter; a working Saturday is never among the unknown."""
    only = type(RUSSIA)({held_on: kind for held_on, kind in RUSSIA.days.items() if held_on.year <= 2026})
    without = type(RUSSIA)({on: kind for on, kind in RUSSIA.days.items() if kind is DayKind.HOLIDAY})
    assert own_term(day, term, only).last <= own_term(day, term, without).last
