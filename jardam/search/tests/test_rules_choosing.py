"""Which documents are ranked: the heaviest of each kind, however the sums are taken."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.search.rules.choosing import DIGITS, heaviest

NUMBERS = st.integers(1, 30)
KINDS = {number: ("CARD", "SERVICE", "GONE")[number % 3] for number in range(1, 28)}  # three have none
WEIGHTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([0.1, 0.2, 0.3, 0.7]), max_size=6)
MENTIONS = st.dictionaries(st.sampled_from("abcdef"), st.sets(NUMBERS), max_size=6)


@given(weights=WEIGHTS, mentions=MENTIONS, most=st.integers(1, 6))
def test_it_chooses_what_sorting_all_of_them_would(
    weights: dict[str, float], mentions: dict[str, set[int]], most: int
) -> None:
    weighed = {
        number: round(sum(weights[term] for term in weights if number in mentions.get(term, ())), DIGITS)
        for term in weights
        for number in mentions.get(term, ())
    }
    expected = []
    for kind in ("CARD", "SERVICE"):
        of_kind = [number for number in weighed if KINDS.get(number) == kind]
        expected += sorted(of_kind, key=lambda number: (-weighed[number], number))[:most]
    assert heaviest(weights, mentions, KINDS, ["SERVICE", "CARD"], most) == expected


def test_sums_that_differ_by_nothing_are_the_same_weight() -> None:
    weights = {"a": 0.1, "b": 0.2, "c": 0.3}
    mentions = {"a": [1], "b": [1], "c": [2, 3]}  # 0.1 + 0.2 is a little more than 0.3
    assert heaviest(weights, mentions, dict.fromkeys([1, 2, 3], "CARD"), ["CARD"], 2) == [1, 2]
    mentions = {"a": [3], "b": [3], "c": [1, 2]}
    assert heaviest(weights, mentions, dict.fromkeys([1, 2, 3], "CARD"), ["CARD"], 2) == [1, 2]
