from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month, NotAMonth
from jardam.line.rules.bands import WaitBand
from jardam.quality.rules.first_contact import Facts, FirstContact, every_case, first_contact, judged
from jardam.quality.rules.promises import Promise, promise
from jardam.quality.rules.small_numbers import HIDDEN, SMALL, SMALLEST_SHOWN, protected, protected_parts
from jardam.quality.rules.waits import median_band

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
COUNTS = st.dictionaries(st.sampled_from(WaitBand), st.integers(0, 500))


@given(DAYS)
def test_months_follow_each_other_without_a_gap(day: date) -> None:
    month = Month.of(day)
    assert month.first <= day <= month.last
    assert month.after.first == month.last + timedelta(days=1)
    assert month.after.before == month
    assert Month.read(str(month)) == month


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "1999-12", "2026-1", "٢٠٢٦-١١", "2026-11-01"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(NotAMonth):
        Month.read(text)


def test_answered_and_not_come_back_is_solved_and_a_return_is_none() -> None:
    solved = Facts(is_answered=True, came_before=False, came_back=False, is_young=False)
    assert first_contact(solved) is FirstContact.SOLVED
    assert (
        first_contact(Facts(True, came_before=True, came_back=False, is_young=False)) is FirstContact.REPEAT
    )
    assert (
        first_contact(Facts(True, came_before=False, came_back=True, is_young=False))
        is FirstContact.CAME_BACK
    )


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_only_what_was_answered_is_solved_and_only_what_is_old_enough_is_judged(
    is_answered: bool, came_before: bool, came_back: bool, is_young: bool
) -> None:
    standing = first_contact(Facts(is_answered, came_before, came_back, is_young))
    if standing is FirstContact.SOLVED:
        assert is_answered
        assert not came_before
        assert not came_back
        assert not is_young
    assert (judged({standing: 1}) == 1) == (not came_before and not is_young)


def test_every_case_stands_once() -> None:
    assert len(set(every_case())) == 16


def test_the_median_of_ten_calls_lies_where_the_fifth_does() -> None:
    assert median_band({WaitBand.AT_ONCE: 5, WaitBand.LONGER: 5}) is WaitBand.AT_ONCE
    assert median_band({WaitBand.AT_ONCE: 4, WaitBand.LONGER: 6}) is WaitBand.LONGER
    assert median_band({}) is None


@given(COUNTS)
def test_at_least_half_waited_no_longer_than_the_median_and_at_least_half_no_shorter(
    counted: dict[WaitBand, int],
) -> None:
    median, bands = median_band(counted), list(WaitBand)
    whole = sum(counted.values())
    assert (median is None) == (whole == 0)
    if median is not None:
        place = bands.index(median)
        assert 2 * sum(counted.get(band, 0) for band in bands[: place + 1]) >= whole
        assert 2 * sum(counted.get(band, 0) for band in bands[place:]) >= whole


@given(DAYS, st.one_of(st.none(), st.integers(-30, 30)), st.booleans())
def test_a_callback_is_kept_only_when_somebody_was_reached_in_time(
    due_on: date, after: int | None, is_reached: bool
) -> None:
    ended_on = None if after is None else due_on + timedelta(days=after)
    kept = promise(is_reached=is_reached, due_on=due_on, ended_on=ended_on)
    assert (kept is Promise.KEPT) == (ended_on is not None and is_reached and ended_on <= due_on)
    assert (kept is Promise.OPEN) == (ended_on is None)


@given(st.lists(st.integers(0, 60), max_size=8))
def test_no_small_number_is_shown_nor_left_over(parts: list[int]) -> None:
    shown = protected(parts)
    for part, word in zip(parts, shown, strict=True):
        assert word in {part, SMALL, HIDDEN}
        assert (word == SMALL) == (0 < part < SMALLEST_SHOWN)
    withheld = [word for word in shown if isinstance(word, str)]
    has_company = sum(1 for part in parts if part > 0) > 1
    assert len(withheld) != 1 or not has_company


@given(st.lists(st.integers(0, 14), max_size=5))
def test_the_sum_of_what_is_withheld_tells_no_part_of_it(parts: list[int]) -> None:
    """Tried in full: with a part that is shown, two ways at least lead to the same sum."""
    shown = protected(parts)
    withheld = [(part, word) for part, word in zip(parts, shown, strict=True) if isinstance(word, str)]
    if not any(isinstance(word, int) and word for word in shown) or not withheld:
        return
    whole = sum(part for part, _word in withheld)
    ranges = [
        range(1, SMALLEST_SHOWN) if word == SMALL else range(SMALLEST_SHOWN, whole + 1)
        for _part, word in withheld
    ]
    assert sum(1 for tried in product(*ranges) if sum(tried) == whole) > 1
    assert whole >= SMALLEST_SHOWN


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_parts_of_wholes_are_said_all_or_none(pairs: list[tuple[int, int]]) -> None:
    """What is said of any branch, of its part and of what that leaves, is nought or five and more."""
    wholes, parts = [max(pair) for pair in pairs], [min(pair) for pair in pairs]
    shown, said = protected_parts(wholes, parts)
    assert shown == protected(wholes)
    if said is None:
        return
    for whole, part in zip(shown, said, strict=True):
        assert isinstance(whole, int)
        assert isinstance(part, int)
        assert all(number == 0 or number >= SMALLEST_SHOWN for number in (whole, part, whole - part))
