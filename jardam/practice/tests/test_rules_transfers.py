from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.practice.rules.transfers import (
    LOOK_AFTER,
    OUTCOMES,
    SAID_IN_WORDS,
    Cell,
    Handed,
    Look,
    Mark,
    NoOutcome,
    State,
    WordsMissing,
    check_look,
    default_look,
    is_waiting,
    picture,
)

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
BRANCHES = [uuid4() for _ in range(4)]
HANDED = st.lists(
    st.builds(Handed, st.sampled_from(BRANCHES), st.sampled_from(State), DAYS, st.booleans()), max_size=8
)


def test_child_protection_came_from_the_moldavian_branch_and_is_used_in_three() -> None:
    """Source: IOM, the good practices of the four country branches."""
    moldavian, *others = BRANCHES
    went = [Handed(branch, State.IN_USE, date(2013, 1, 1)) for branch in others]
    assert picture(BRANCHES, moldavian, went) == [Cell(Mark.ORIGIN), *[Cell(Mark.IN_USE)] * 3]


def test_the_transfer_that_stands_counts_before_a_younger_one_that_came_to_nothing() -> None:
    (branch, *_rest) = BRANCHES
    went = [Handed(branch, State.IN_USE, date(2020, 1, 1)), Handed(branch, State.NOT_USED, date(2021, 1, 1))]
    assert picture([branch], None, went) == [Cell(Mark.IN_USE)]


@given(st.one_of(st.none(), st.sampled_from(BRANCHES)), HANDED)
def test_every_branch_has_one_cell_and_nobody_else_decides_it(
    origin: UUID | None, went: list[Handed]
) -> None:
    cells = picture(BRANCHES, origin, went)
    assert len(cells) == len(BRANCHES)
    for branch, cell in zip(BRANCHES, cells, strict=True):
        own = [one for one in went if one.to_branch == branch]
        assert picture([branch], origin, own) == [cell]
        assert (cell.mark is Mark.ORIGIN) == (branch == origin)
        assert (cell.mark is Mark.NONE) == (branch != origin and not own)


@pytest.mark.parametrize("outcome", SAID_IN_WORDS)
@pytest.mark.parametrize("words", ["", " \n"])
def test_what_was_changed_and_why_not_is_said_in_words(outcome: State, words: str) -> None:
    with pytest.raises(WordsMissing):
        check_look(Look(outcome, words))


def test_nobody_finds_that_it_was_handed_over() -> None:
    with pytest.raises(NoOutcome):
        check_look(Look(State.HANDED, "слова"))


@given(st.sampled_from(OUTCOMES), DAYS)
def test_only_what_is_used_is_looked_at_again(outcome: State, day: date) -> None:
    kept = check_look(Look(outcome, "слова ", day))
    assert kept.words == "слова"
    assert kept.again_on == (None if outcome is State.NOT_USED else day)


@given(DAYS, st.integers(-60, 60))
def test_a_look_waits_from_its_day_on(day: date, later: int) -> None:
    assert is_waiting(default_look(day), day + LOOK_AFTER + timedelta(days=later)) == (later >= 0)
    assert not is_waiting(None, day)
