"""Hours of a week by the clock of a place: overnight, across the end of the week, and on days with other hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.network.rules.hours import (
    DAY,
    WEEK,
    Hours,
    HoursUnread,
    Span,
    closed_during,
    hours_of,
    is_open,
    minute_of,
    open_also,
    planned_day,
    read_spans,
    schedules_of,
    spans_told,
    week_minutes,
)

ZONES = st.sampled_from(["Europe/Moscow", "Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Chisinau"])
SPANS = st.lists(
    st.tuples(st.integers(0, DAY - 1), st.integers(0, DAY)).filter(lambda span: span[0] != span[1]),
    max_size=3,
    unique=True,
).map(lambda spans: tuple(sorted(spans)))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
HOURS = st.builds(
    Hours,
    st.tuples(*[SPANS] * 7),
    st.dictionaries(DAYS, SPANS, max_size=2).map(lambda found: tuple(sorted(found.items()))),
)
MOMENTS = st.integers(0, 2 * 365 * DAY).map(lambda minute: BEGINS + timedelta(minutes=minute))
BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
NIGHT: Span = (1320, 360)
MOSCOW = ZoneInfo("Europe/Moscow")


@given(HOURS)
def test_what_is_told_in_the_words_of_the_specification_comes_back(hours: Hours) -> None:
    assert hours_of(schedules_of(hours)) == hours


@given(SPANS)
def test_what_a_person_types_comes_back(spans: tuple[Span, ...]) -> None:
    assert read_spans(spans_told(spans)) == spans


@given(HOURS)
def test_minutes_of_the_week_lie_in_order_and_within_it(hours: Hours) -> None:
    ends = [end for both in week_minutes(hours) for end in both]
    assert ends == sorted(set(ends))
    assert all(0 <= end <= WEEK for end in ends)


@given(HOURS, ZONES, MOMENTS)
def test_it_is_open_exactly_where_a_span_that_began_that_day_or_the_day_before_says_so(
    hours: Hours, zone: str, at: datetime
) -> None:
    """But for the nights on which a clock is moved, of which a week of minutes knows nothing."""
    local = at.astimezone(ZoneInfo(zone))
    if _is_moved(local) or _overlaps(hours):
        return
    other, day, minute = dict(hours.other), local.date(), local.hour * 60 + local.minute
    begun = [(0, other.get(day, hours.week[day.weekday()]))]
    eve = day - timedelta(days=1)
    begun.append((DAY, other.get(eve, hours.week[eve.weekday()])))
    expected = any(
        opens <= minute + later < (closes if closes > opens else closes + DAY)
        for later, spans in begun
        for opens, closes in spans
    )
    assert is_open(hours, zone, at) is expected


def _is_moved(local: datetime) -> bool:
    around = [local + timedelta(days=days) for days in (-2, 0, 2)]
    return len({one.utcoffset() for one in around}) > 1


def _overlaps(hours: Hours) -> bool:
    """A night that runs into what opens on the next day, where one of them does not hold."""
    return bool(hours.other) and any(closes < opens for spans in hours.week for opens, closes in spans)


def test_a_night_across_the_end_of_the_week() -> None:
    sunday_night = Hours(week=((), (), (), (), (), (), (NIGHT,)))
    assert is_open(sunday_night, "Europe/Moscow", datetime(2026, 11, 22, 23, tzinfo=MOSCOW))
    assert is_open(sunday_night, "Europe/Moscow", datetime(2026, 11, 23, 5, 59, tzinfo=MOSCOW))
    assert not is_open(sunday_night, "Europe/Moscow", datetime(2026, 11, 23, 6, tzinfo=MOSCOW))


def test_the_clock_is_that_of_the_place() -> None:
    office = Hours(week=(((600, 1080),),) * 7)
    noon_in_moscow = datetime(2026, 11, 24, 12, tzinfo=MOSCOW)
    assert is_open(office, "Europe/Moscow", noon_in_moscow)
    assert not is_open(office, "Asia/Kamchatka", noon_in_moscow)  # 21:00 there
    assert minute_of(noon_in_moscow, "Asia/Kamchatka") == DAY + 21 * 60


def test_a_day_with_other_hours_closes_what_the_week_says_and_opens_what_it_says_itself() -> None:
    holiday = date(2026, 12, 31)
    hours = Hours(week=(((600, 1080),),) * 7, other=((holiday, ((600, 840),)),))
    at = {hour: datetime(2026, 12, 31, hour, tzinfo=MOSCOW) for hour in (11, 15)}
    assert [is_open(hours, "Europe/Moscow", moment) for moment in at.values()] == [True, False]
    ((start, end),) = closed_during(hours, "Europe/Moscow")
    assert end - start == timedelta(hours=8)
    assert len(open_also(hours, "Europe/Moscow")) == 1


@pytest.mark.parametrize(
    "typed", ["later", "10", "25-26", "10-10", "24:00-06:00", "10:70-12", "1-2,3-4,5-6,7-8,9-10"]
)
def test_what_is_no_hours_is_refused(typed: str) -> None:
    with pytest.raises(HoursUnread):
        read_spans(typed)


@pytest.mark.parametrize("typed", ["31.12.2026", "1900-01-01", "9999-12-31", "2026-02-30", ""])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(HoursUnread):
        planned_day(typed)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["byday", "opens_at", "closes_at", "valid_from", "valid_to"]),
            st.text(max_size=12),
        )
    )
)
def test_whatever_another_directory_says_of_its_hours_is_read_or_left_out(told: list[dict[str, str]]) -> None:
    week_minutes(hours_of(told))
