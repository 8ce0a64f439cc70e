from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month
from jardam.quality.rules.load import Due, Terms, debrief_due, minutes_worked, weeks_of, weighted
from jardam.rota.rules.spans import Span, minutes

MIDNIGHT = datetime(2026, 11, 1, tzinfo=UTC)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
TERMS = st.builds(Terms, st.integers(1, 10), st.integers(1, 6), st.integers(1, 31))


def hours(first: int, length: int) -> Span:
    begins = MIDNIGHT + timedelta(hours=first)
    return Span(begins, begins + timedelta(hours=length))


SPANS = st.lists(st.builds(hours, st.integers(0, 60), st.integers(1, 24)), max_size=6)


def test_three_hard_calls_in_a_week_are_due_and_a_talk_ends_it() -> None:
    days = [date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 22)]
    assert debrief_due(days, None) == Due(date(2026, 11, 22), 4)
    assert debrief_due(days, date(2026, 11, 16)) is None
    assert debrief_due(days[:3], None) is None


@given(st.lists(DAYS, max_size=12), st.one_of(st.none(), DAYS), TERMS)
def test_what_is_due_was_enough_within_the_window_and_after_the_last_talk(
    days: list[date], held: date | None, terms: Terms
) -> None:
    due = debrief_due(days, held, terms)
    since_talk = [day for day in days if held is None or day > held]
    if due is None:
        for first in since_talk:
            near = [day for day in since_talk if 0 <= (day - first).days < terms.debrief_days]
            assert len(near) < terms.debrief_after
    else:
        before = [day for day in since_talk if 0 <= (due.since - day).days < terms.debrief_days]
        assert len(before) >= terms.debrief_after
        assert due.heavy == len(since_talk)


@given(st.lists(DAYS, min_size=1, max_size=12), TERMS)
def test_a_talk_on_the_last_day_leaves_nothing_due_and_one_more_call_never_takes_a_debt_away(
    days: list[date], terms: Terms
) -> None:
    assert debrief_due(days, max(days), terms) is None
    if debrief_due(days, None, terms):
        assert debrief_due([*days, max(days) + timedelta(days=40)], None, terms)


@given(st.integers(0, 500), st.integers(0, 500), TERMS)
def test_a_hard_contact_never_weighs_less_than_an_ordinary_one(
    contacts: int, heavy: int, terms: Terms
) -> None:
    heavy = min(heavy, contacts)
    assert contacts <= weighted(contacts, heavy, terms) <= contacts * terms.heavy_weight


def test_an_hour_away_is_no_hour_worked() -> None:
    assert minutes_worked([hours(8, 12)], [hours(18, 6)], hours(0, 24)) == 10 * 60


@given(SPANS, SPANS)
def test_nobody_works_longer_than_planned_nor_less_than_nothing(shifts: list[Span], away: list[Span]) -> None:
    period = hours(0, 48)
    worked = minutes_worked(shifts, away, period)
    assert 0 <= worked <= minutes_worked(shifts, [], period) <= minutes(period.length)
    assert minutes_worked(shifts, shifts, period) == 0


@given(st.dates(date(2001, 1, 1), date(2099, 1, 1)))
def test_the_weeks_of_a_month_hold_each_of_its_days_once(day: date) -> None:
    month = Month.of(day)
    weeks = weeks_of(month)
    assert weeks[0][0] == month.first
    assert weeks[-1][1] == month.last
    assert sum((last - first).days + 1 for first, last in weeks) == month.days
    assert all(first.weekday() == 0 for first, _last in weeks[1:])
