"""Days in registers."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.registers.rules.dates import EARLIEST, DayRefused, Order, read_day, settled_order
from jardam.registers.rules.problems import Problem

TODAY = date(2026, 11, 22)
days = st.dates(EARLIEST, TODAY)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "05.11.2026",
            "5.11.26",
            "5/11/2026",
            "05-11-2026",
            "2026-11-05",
            "2026-11-05T14:30",
            "05.11.2026 14:30",
        ),
        *("5 ноября 2026 г.", "5 ноя 2026", "05 Nov 2026", "05.11.2026 г.", 46331, 46331.604, "46331"),
        *(date(2026, 11, 5), datetime(2026, 11, 5, 14, 30)),  # noqa: DTZ001 - Excel knows no zones
    ],
)
def test_a_day_is_read_however_it_is_written(cell: object) -> None:
    assert read_day(cell, Order.DAY_FIRST, TODAY) == date(2026, 11, 5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell,why",
    [
        ("", Problem.DATE_MISSING),
        ("вчера", Problem.DATE_UNREADABLE),
        ("31.02.2026", Problem.DATE_IMPOSSIBLE),
        ("05.13.2026", Problem.DATE_IMPOSSIBLE),
        ("01.01.2027", Problem.DATE_FUTURE),
        ("05.11.1905", Problem.DATE_TOO_OLD),
        (5, Problem.DATE_UNREADABLE),
        (1e309, Problem.DATE_UNREADABLE),
        (True, Problem.DATE_UNREADABLE),
        ("٠٥.١١.٢٠٢٦x", Problem.DATE_UNREADABLE),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(cell: object, why: Problem) -> None:
    with pytest.raises(DayRefused) as refused:
        read_day(cell, Order.DAY_FIRST, TODAY)  # type: ignore[arg-type]
    assert refused.value.why == why


@given(days, st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"]))
def test_every_day_comes_back_from_what_was_written(day: date, form: str) -> None:
    assert read_day(day.strftime(form), Order.DAY_FIRST, TODAY) == day


@given(days)
def test_a_serial_number_of_excel_is_its_day(day: date) -> None:
    assert read_day((day - date(1899, 12, 30)).days, Order.DAY_FIRST, TODAY) == day


@given(st.lists(days, min_size=1, max_size=30), st.sampled_from(Order))
def test_a_whole_column_is_read_in_its_own_order(column: list[date], order: Order) -> None:
    """As soon as one day is past the twelfth, nothing is left to guess."""
    column.append(date(2026, 10, 13))
    form = "%d/%m/%Y" if order is Order.DAY_FIRST else "%m/%d/%Y"
    written = [day.strftime(form) for day in column]
    assert settled_order(written) is order
    assert [read_day(text, order, TODAY) for text in written] == column


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.times()))
def test_no_cell_breaks_the_reading(cell: object) -> None:
    try:
        day = read_day(cell, Order.DAY_FIRST, TODAY)  # type: ignore[arg-type]
    except DayRefused:
        return
    assert EARLIEST <= day <= TODAY
    assert timedelta(0) <= TODAY - day
