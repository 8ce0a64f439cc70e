from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from jardam.reception.rules.slots import Hours, Span, free_slots, overlapping

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = date(2026, 11, 23)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)

minutes = st.integers(0, 1440)
hours = st.builds(
    lambda weekday, ends, length: Hours(weekday, *sorted(ends), length),
    st.integers(0, 6),
    st.tuples(minutes, minutes),
    st.integers(5, 240),
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def _at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(MONDAY, time(hour, minute), MOSCOW)


def test_two_hours_are_four_slots_less_what_is_taken() -> None:
    taken = [Span(_at(10, 30), _at(11))]
    found = free_slots([Hours(0, 600, 720, 30)], MONDAY, taken, zone=MOSCOW, now=LONG_AGO)
    assert [f"{span.starts_at:%H:%M}" for span in found] == ["10:00", "11:00", "11:30"]


def test_what_has_begun_is_no_longer_free() -> None:
    found = free_slots([Hours(0, 600, 720, 30)], MONDAY, [], zone=MOSCOW, now=_at(11))
    assert [f"{span.starts_at:%H:%M}" for span in found] == ["11:30"]


def test_a_day_may_end_at_midnight() -> None:
    (last,) = free_slots([Hours(0, 1410, 1440, 30)], MONDAY, [], zone=MOSCOW, now=LONG_AGO)
    assert last.ends_at == _at(0) + timedelta(days=1)


@given(st.lists(hours, max_size=4), days)
def test_slots_are_whole_and_lie_within_the_hours(entries: list[Hours], day: date) -> None:
    for span in free_slots(entries, day, [], zone=MOSCOW, now=LONG_AGO):
        begins = span.starts_at.hour * 60 + span.starts_at.minute
        length = int((span.ends_at - span.starts_at).total_seconds() // 60)
        assert any(
            entry.weekday == day.weekday() and entry.opens <= begins and begins + length <= entry.closes
            for entry in entries
        )


@given(hours, days, st.data())
def test_a_taken_slot_is_gone_and_no_other(entry: Hours, day: date, data: st.DataObject) -> None:
    free = free_slots([entry], day, [], zone=MOSCOW, now=LONG_AGO)
    if free:
        taken = data.draw(st.sampled_from(free))
        left = free_slots([entry], day, [taken], zone=MOSCOW, now=LONG_AGO)
        assert left == [span for span in free if span != taken]


@given(hours, hours)
def test_hours_overlap_both_ways_or_not_at_all(one: Hours, other: Hours) -> None:
    assert overlapping(one, [other]) == overlapping(other, [one])


def test_hours_that_touch_do_not_overlap() -> None:
    assert not overlapping(Hours(0, 600, 720, 30), [Hours(0, 720, 780, 30), Hours(1, 600, 720, 30)])
    assert overlapping(Hours(0, 600, 721, 30), [Hours(0, 720, 780, 30)])
