"""When an agreement holds, and what many people say of its promise."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.partnerships.choices import tellings
from jardam.partnerships.rules.promises import FEWEST, Standing, Tally, Told, standing, tally

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
SAID = st.lists(st.sampled_from(Told), max_size=40)


@given(SAID)
def test_nobody_is_lost_and_the_order_says_nothing(told: list[Told]) -> None:
    found = tally(told)
    assert found.yes + found.no + found.not_asked == len(told)
    assert found == tally(told[::-1])


@given(SAID)
def test_a_share_is_said_from_five_answers_on_alone(told: list[Told]) -> None:
    found = tally(told)
    assert (found.kept is not None) is (found.answers >= FEWEST)
    assert found.kept is None or 0 <= found.kept <= 100


@given(SAID, st.integers(0, 50))
def test_whom_nobody_could_ask_changes_no_share(told: list[Told], more: int) -> None:
    assert tally([*told, *[Told.NOT_ASKED] * more]).kept == tally(told).kept


@given(DAYS, st.integers(0, 900), DAYS)
def test_it_holds_on_its_days_and_on_no_other(begins: date, days: int, today: date) -> None:
    ends = begins + timedelta(days=days)
    assert (standing(begins, ends, today) is Standing.HOLDS) is (begins <= today <= ends)
    assert standing(begins, None, today) is not Standing.OVER


def test_four_of_five() -> None:
    assert Tally(yes=4, no=1, not_asked=7).kept == 80
    assert set(tellings()) == set(Told)
