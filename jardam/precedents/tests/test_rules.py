"""Spans instead of numbers, and what is closest."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jardam.precedents.rules.bands import ENOUGH, Lasted, Money, lasted, middle, money
from jardam.precedents.rules.closeness import Features, closest

LIVE = Features("WAGES", frozenset({"A", "B"}), "RU-MOW", frozenset({"PROSECUTOR"}))


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_longer_is_never_a_shorter_span(one: int, other: int) -> None:
    order = list(Lasted)
    assert (one <= other) <= (order.index(lasted(one)) <= order.index(lasted(other)))


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2))
def test_more_money_is_never_a_lower_band(one: Decimal, other: Decimal) -> None:
    order = list(Money)
    assert (one <= other) <= (order.index(money(one)) <= order.index(money(other)))


@given(st.lists(st.sampled_from(Lasted)))
def test_the_middle_is_said_of_enough_alone_and_half_lie_below(spans: list[Lasted]) -> None:
    found, order = middle(spans), list(Lasted)
    assert (found is None) == (len(spans) < ENOUGH)
    if found:
        below = sum(order.index(one) <= order.index(found[1]) for one in spans)
        assert below * 2 >= len(spans)


def test_topics_go_before_the_region_and_the_region_before_authorities() -> None:
    earlier = [
        ("authority", Features("WAGES", authorities=frozenset({"PROSECUTOR"}))),
        ("region", Features("WAGES", region="RU-MOW")),
        ("topic", Features("WAGES", frozenset({"A"}))),
        ("other matter", Features("CHILD", LIVE.topics, "RU-MOW")),
    ]
    assert closest(LIVE, earlier, 9) == ["topic", "region", "authority"]


def test_of_equally_near_ones_the_first_stays_first() -> None:
    assert closest(LIVE, [("new", Features("WAGES")), ("old", Features("WAGES"))], 1) == ["new"]
