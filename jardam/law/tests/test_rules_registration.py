from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.rules.explaining import Explained, Refused
from jardam.law.rules.overstay import OverstaySaid
from jardam.law.rules.registration import RegistrationSaid, RegistrationTerm, is_of_union, registration_term
from jardam.law.rules.rulebook import NotInForce
from jardam.law.tests.books import BOOK, TODAY

entries = st.dates(date(2016, 1, 1), date(2026, 11, 23))
citizenships = st.sampled_from(["KG", "KZ", "AM", "BY", "TJ", "UZ", "MD", "GE"])


def term(citizenship: str, entered: str, today: date = TODAY) -> Explained[RegistrationTerm]:
    return registration_term(BOOK, citizenship, date.fromisoformat(entered), today)


@pytest.mark.parametrize(
    ("citizenship", "entered", "row", "due", "go_by"),
    [
        ("KG", "2026-03-02", "stay.reg_kg", "2026-04-01", "2026-03-31"),
        ("TJ", "2026-03-02", "stay.reg_tj", "2026-03-17", "2026-03-16"),
        ("UZ", "2022-06-03", "stay.reg_general", "2022-06-15", "2022-06-15"),
        ("UZ", "2022-06-04", "stay.reg_uz", "2022-06-19", "2022-06-17"),
        ("MD", "2025-12-29", "stay.reg_general", "2026-01-19", "2026-01-19"),
        ("GE", "2026-03-02", "stay.reg_general", "2026-03-12", "2026-03-12"),
    ],
)
def test_worked_examples_by_citizenship(
    citizenship: str, entered: str, row: str, due: str, go_by: str
) -> None:
    answer = term(citizenship, entered).answer
    assert (answer.row.code, answer.due, answer.go_by) == (
        row,
        date.fromisoformat(due),
        date.fromisoformat(go_by),
    )


def test_kyrgyzstan_had_the_term_of_everybody_before_it_joined() -> None:
    answer = registration_term(BOOK, "KG", date(2015, 8, 11), TODAY)
    assert answer.answer.row.code == "stay.reg_general"
    assert RegistrationSaid.TERM_OF_EVERYBODY in {said.code for said in answer.steps}
    assert not is_of_union(BOOK, "KG", date(2015, 8, 11))
    assert is_of_union(BOOK, "KG", date(2015, 8, 12))
    assert is_of_union(BOOK, "AM", date(2015, 8, 11))


def test_a_missed_term_names_the_lawyer_before_the_fine() -> None:
    warned = [said.code for said in term("UZ", "2026-03-02").warnings]
    assert warned[0] == OverstaySaid.LAWYER_FIRST
    assert OverstaySaid.FINE in warned


def test_between_the_day_to_hold_to_and_the_last_one_it_is_not_missed() -> None:
    """Sunday 22 November is between Friday the 20th and Monday the 23rd."""
    answer = term("TJ", "2026-11-08", date(2026, 11, 22)).answer
    assert (answer.due, answer.go_by, answer.left, answer.is_missed) == (TODAY, date(2026, 11, 20), -2, False)
    assert term("TJ", "2026-11-08", date(2026, 11, 24)).answer.is_missed


def test_while_there_is_time_nobody_is_frightened() -> None:
    warned = {said.code for said in term("UZ", "2026-11-20").warnings}
    assert not warned & set(OverstaySaid)


def test_an_entry_tomorrow_and_one_before_all_rules_are_no_guess() -> None:
    with pytest.raises(Refused):
        term("UZ", "2026-11-24")
    with pytest.raises(NotInForce):
        term("UZ", "2011-01-01")


@given(citizenships, entries)
def test_the_day_to_hold_to_is_a_working_day_in_time(citizenship: str, entered: date) -> None:
    answer = registration_term(BOOK, citizenship, entered, TODAY).answer
    assert entered <= answer.go_by <= answer.due
    assert answer.go_by == entered or BOOK.calendar.is_working(answer.go_by)
    assert answer.row.holds(entered)


@given(citizenships, entries)
def test_who_came_later_is_due_no_earlier(citizenship: str, entered: date) -> None:
    before = registration_term(BOOK, citizenship, entered, TODAY + timedelta(days=1)).answer
    after = registration_term(
        BOOK, citizenship, entered + timedelta(days=1), TODAY + timedelta(days=1)
    ).answer
    assert after.due >= before.due
