"""Birth dates as people know them: often a year, sometimes a month, seldom a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.people.rules.birth import UnreadableBirthDate, read_birth, typed_birth
from jardam.people.rules.identity import Identity, index_values


@pytest.mark.parametrize(
    ("text", "is_exact"), [("1990", False), ("1990-05", False), ("1990-5-7", True), (" 1990-05-17 ", True)]
)
def test_a_year_a_month_or_a_day_is_read(text: str, is_exact: bool) -> None:
    assert read_birth(text).is_exact is is_exact


@pytest.mark.parametrize(
    "text", ["", "17", "1990-13", "1990-00-17", "1990-02-30", "1990-05-17-1", "17.05.1990", "1890", "199o"]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(UnreadableBirthDate):
        read_birth(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_what_is_written_is_read_back(day: date, known: str) -> None:
    born = read_birth(day.strftime(known))
    assert read_birth(str(born)) == born


@given(st.text(max_size=12))
def test_anything_typed_is_a_date_or_refused(text: str) -> None:
    try:
        born = read_birth(text)
    except UnreadableBirthDate:
        return
    assert read_birth(str(born)) == born


def test_a_person_is_found_by_the_birth_date_however_it_was_typed() -> None:
    typed, found = (
        index_values(Identity(name="Азамат", birth=birth)) for birth in ("1990-5-7", "1990-05-07")
    )
    assert typed == found == [("name_birth", "azamat|1990-05-07")]
    assert index_values(Identity(name="Азамат", birth="1990-05")) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [("17.05.1990", "1990-05-17"), ("7.5.1990", "1990-05-07"), ("05.1990", "1990-05"), ("1990", "1990")],
)
def test_a_day_is_read_as_people_write_it(text: str, kept: str) -> None:
    assert str(typed_birth(text)) == kept


@pytest.mark.parametrize("text", ["32.05.1990", "17.13.1990", "17.05.90", "99999999999-1-1", "", "17.05"])
def test_what_people_do_not_write_is_refused(text: str) -> None:
    with pytest.raises(UnreadableBirthDate):
        typed_birth(text)
