"""Trust falls with age and never rises again; a report that should have come is missed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.network.rules.capacity import (
    GRACE,
    Known,
    Parameter,
    Period,
    Trust,
    is_report_missing,
    latest,
    next_report,
    trust,
    trust_in,
)

DAYS = st.dates(date(2010, 1, 1), date(2060, 1, 1))
KNOWN = st.builds(Known, DAYS, st.booleans(), st.sampled_from([None, *Period]))
SEEN = Known(date(2026, 1, 1), is_verified=True)


@given(KNOWN, DAYS, st.integers(0, 5_000))
def test_trust_lies_between_nought_and_one_and_never_rises(known: Known, day: date, later: int) -> None:
    now, then = trust(known, day), trust(known, day + timedelta(later))
    assert 0 <= then <= now <= 1


@given(KNOWN, DAYS)
def test_what_a_second_person_saw_is_relied_on_more(known: Known, day: date) -> None:
    unseen, seen = (Known(known.as_of, is_verified=is_verified) for is_verified in (False, True))
    assert trust(unseen, day) < trust(seen, day)


def test_good_for_half_a_year_fair_for_a_year_and_a_half() -> None:
    ages = (0, 187, 188, 552, 553)
    told = [trust_in(SEEN, SEEN.as_of + timedelta(age)) for age in ages]
    assert told == [Trust.GOOD, Trust.GOOD, Trust.FAIR, Trust.FAIR, Trust.WEAK]
    assert trust_in(Known(SEEN.as_of, is_verified=False), SEEN.as_of) is Trust.FAIR


@given(DAYS, st.sampled_from([Period.QUARTER, Period.HALF_YEAR, Period.YEAR]))
def test_the_next_report_is_due_a_period_later(last: date, period: Period) -> None:
    due = next_report(Known(last, is_verified=True, period=period))
    assert due is not None
    assert (due.year - last.year) * 12 + due.month - last.month == period.months
    assert due.day == min(last.day, 28)


@given(DAYS, st.sampled_from([Period.QUARTER, Period.HALF_YEAR, Period.YEAR]))
def test_a_report_is_missing_once_the_grace_is_over(last: date, period: Period) -> None:
    known = Known(last, is_verified=True, period=period)
    due = next_report(known)
    assert due is not None
    assert not is_report_missing(known, due + timedelta(GRACE))
    assert is_report_missing(known, due + timedelta(GRACE + 1))


def test_of_reporting_nothing_known_is_missing_and_never_is_not() -> None:
    assert is_report_missing(None, date(2026, 1, 1))
    assert not is_report_missing(
        Known(date(2000, 1, 1), is_verified=False, period=Period.NEVER), date(2026, 1, 1)
    )


@given(st.lists(st.tuples(st.sampled_from(Parameter), KNOWN)))
def test_the_latest_day_of_each_parameter_stands(told: list[tuple[Parameter, Known]]) -> None:
    found = latest(told)
    assert found.keys() == {parameter for parameter, _known in told}
    for parameter, known in told:
        assert found[parameter].as_of >= known.as_of
