"""How far it is, and the box in which one looks."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.network.rules.nearness import EARTH, Point, box, kilometres

POINTS = st.builds(Point, st.floats(-85, 85), st.floats(-180, 180))
TOWNS = st.builds(Point, st.floats(36, 75), st.floats(19, 179))


@given(POINTS, POINTS)
def test_it_is_as_far_there_as_back_and_never_further_than_half_around(one: Point, other: Point) -> None:
    there = kilometres(one, other)
    assert abs(there - kilometres(other, one)) < 1e-6
    assert 0 <= there <= EARTH * 3.1416


@given(TOWNS, TOWNS, st.sampled_from([10, 30, 100, 300]))
def test_nothing_near_lies_outside_of_the_box(middle: Point, other: Point, within: int) -> None:
    around = box(middle, within)
    is_inside = (
        around.south <= other.latitude <= around.north and around.west <= other.longitude <= around.east
    )
    assert is_inside or kilometres(middle, other) > within


def test_what_is_no_place_on_earth() -> None:
    assert not Point(91, 0).is_on_earth
    assert not Point(float("nan"), 0).is_on_earth
