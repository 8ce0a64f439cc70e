"""A tally is somebody, not too many, of a day that was, with no more papers than people."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.outreach.rules.orientation import MOST_PEOPLE, OLDEST, Tally, Wrong, added, faults_of

TODAY = date(2026, 11, 22)
COUNTS = st.integers(0, MOST_PEOPLE)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS, COUNTS)


def test_a_session_of_yesterday_may_be_written_down() -> None:
    assert faults_of(Tally(3, 9, 12, 10), TODAY - timedelta(days=1), TODAY) == []


def test_each_fault_is_named() -> None:
    assert faults_of(Tally(0, 0, 0, 0), TODAY, TODAY) == [Wrong.NOBODY]
    assert faults_of(Tally(MOST_PEOPLE, 1, 0, 0), TODAY, TODAY) == [Wrong.TOO_MANY]
    assert faults_of(Tally(1, 1, 3, 0), TODAY, TODAY) == [Wrong.MORE_PAPERS_THAN_PEOPLE]
    assert faults_of(Tally(1, 1, 0, 0), TODAY + timedelta(days=1), TODAY) == [Wrong.DAY_AHEAD]
    assert faults_of(Tally(1, 1, 0, 0), TODAY - OLDEST - timedelta(days=1), TODAY) == [Wrong.DAY_TOO_OLD]


@given(st.lists(TALLIES, max_size=8))
def test_a_sum_has_the_people_of_all_its_parts(tallies: list[Tally]) -> None:
    assert added(tallies).people == sum(tally.people for tally in tallies)


@given(TALLIES, TALLIES)
def test_a_sum_does_not_mind_the_order(one: Tally, other: Tally) -> None:
    assert added([one, other]) == added([other, one])
