"""What people type as a day or a number, and what is plainly neither."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.partial_dates import PartialDate, exactly, partial_date
from jardam.law.rules import typed
from jardam.law.rules.explaining import Refused
from jardam.law.rules.typed import Typed


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        (typed.day, "2025-03-01", date(2025, 3, 1)),
        (typed.day, " 1.3.2025 ", date(2025, 3, 1)),
        (typed.partial_day, "03.2025", PartialDate(2025, 3)),
        (typed.partial_day, "июнь 2025", PartialDate(2025, 6)),
        (typed.partial_day, "Июня 2025 г.", PartialDate(2025, 6)),
        (typed.partial_day, "sentabr 2025", PartialDate(2025, 9)),
        (typed.partial_day, "2025", PartialDate(2025)),
        (typed.partial_day, "Unknown", PartialDate()),
        (typed.partial_day, "01.03.2025", PartialDate(2025, 3, 1)),
        (typed.start, "2025-03", PartialDate(2025, 3)),
        (typed.money, "45 000,50", Decimal("45000.50")),
        (typed.money, "0", Decimal(0)),
        (typed.number, "7,5", Decimal("7.5")),
    ],
)
def test_days_and_numbers_are_read_as_people_write_them(
    read: Callable[[str], Any], text: str, found: Any
) -> None:
    assert read(text) == found


def test_a_moment_is_that_of_the_place() -> None:
    assert str(typed.start("01.03.2025 14:30")) == "2025-03-01 14:30:00"


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (typed.day, "2025-02-30", Typed.NO_DAY),
        (typed.day, "yesterday", Typed.NO_DAY),
        (typed.partial_day, "13.2025", Typed.NO_DAY_OR_MONTH),
        (typed.partial_day, "мартобря 2025", Typed.NO_DAY_OR_MONTH),
        (typed.partial_day, "март", Typed.NO_DAY_OR_MONTH),
        (typed.start, "2025-03-01T24:30", Typed.NO_DAY),
        (typed.start, "2025-03-01T10:70", Typed.NO_DAY),
        (typed.money, "ten", Typed.NO_SUM),
        (typed.money, "1e9", Typed.NO_SUM),
        (typed.money, "-1", Typed.NEGATIVE),
        (typed.money, "10,000", Typed.BELOW_KOPECKS),
        (typed.money, "1000000000000.01", Typed.TOO_LARGE),
        (typed.number, "٣", Typed.NO_NUMBER),
        (typed.number, "-0.5", Typed.NEGATIVE),
        (typed.number, "1000001", Typed.TOO_LARGE),
    ],
)
def test_what_is_neither_is_refused_with_a_reason(read: Callable[[str], Any], text: str, code: Typed) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.said.code == code


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    for read in (typed.day, typed.partial_day, typed.start, typed.money, typed.number):
        try:
            read(text)
        except Refused:
            continue


@given(st.dates(date(typed.YEARS.start, 1, 1), date(typed.YEARS.stop - 1, 12, 31)))
def test_a_date_written_is_the_date_read(day: date) -> None:
    assert typed.day(day.isoformat()) == typed.day(f"{day:%d.%m}.{day.year}") == day
    assert partial_date(str(exactly(day))) == exactly(day)
    assert exactly(day).is_exact
    assert PartialDate(day.year, day.month).earliest <= day <= PartialDate(day.year).latest


def test_nothing_known_is_written_as_nothing() -> None:
    assert str(PartialDate()) == ""
    assert partial_date("") == PartialDate()
    assert not PartialDate().is_known
