"""No centre, and nobody of the network, can work out one to four people of another centre."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.services.rules.reach import reached

COUNTS = st.lists(st.integers(0, 12) | st.integers(0, 4) | st.integers(5, 500), max_size=7)


@given(COUNTS)
def test_whoever_knows_the_own_number_learns_of_no_few_elsewhere(parts: list[int]) -> None:
    whole = reached(parts).whole
    if isinstance(whole, int):
        assert all(whole - own not in range(1, 5) for own in [0, *parts])


@given(COUNTS)
def test_no_part_of_one_to_four_is_said_or_left_over(parts: list[int]) -> None:
    found = reached(parts)
    said = [part for part in found.parts if isinstance(part, int)]
    assert not set(said) & {1, 2, 3, 4}
    withheld = [part for part, shown in zip(parts, found.parts, strict=True) if not isinstance(shown, int)]
    if isinstance(found.whole, int) and withheld:
        assert len(withheld) > 1
        assert found.whole - sum(said) >= 5


@given(COUNTS)
def test_what_is_shown_is_true(parts: list[int]) -> None:
    found = reached(parts)
    assert all(shown in (part, "small", "hidden") for part, shown in zip(parts, found.parts, strict=True))
    assert found.whole in (sum(parts), "small", "hidden")


def test_the_wholes_that_are_not_said() -> None:
    assert reached([3]).whole == "small"
    assert reached([40, 3]).whole == "hidden"
    assert reached([1, 1, 1, 1, 1, 1]).whole == "hidden"  # else each were one
    assert reached([40, 0, 0]).whole == 40
    assert reached([]).whole == 0
