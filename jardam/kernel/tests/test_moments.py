from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.moments import cut_to_day, cut_to_minute

ZONES = [UTC, *map(ZoneInfo, ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Bishkek", "Europe/Chisinau"))]
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from(ZONES))  # noqa: DTZ001


def test_a_call_at_half_past_nine() -> None:
    began = datetime(2026, 11, 22, 9, 30, 12, 345, tzinfo=ZoneInfo("Europe/Moscow"))
    assert cut_to_minute(began) == began.replace(second=0, microsecond=0)
    assert cut_to_day(began) == began.replace(hour=0, minute=0, second=0, microsecond=0)


@given(moments)
def test_cutting_twice_cuts_no_more(moment: datetime) -> None:
    assert cut_to_minute(cut_to_minute(moment)) == cut_to_minute(moment)
    assert cut_to_day(cut_to_day(moment)) == cut_to_day(moment)


@given(moments)
def test_the_day_stays_the_day_where_the_moment_was(moment: datetime) -> None:
    """Midnight UTC would move an evening in Bishkek to another day."""
    cut = cut_to_day(moment)
    assert (cut.date(), cut.tzinfo) == (moment.date(), moment.tzinfo)


@given(moments)
def test_a_cut_moment_shows_nothing_of_the_time(moment: datetime) -> None:
    cut = cut_to_day(moment)
    assert (cut.hour, cut.minute, cut.second, cut.microsecond) == (0, 0, 0, 0)
