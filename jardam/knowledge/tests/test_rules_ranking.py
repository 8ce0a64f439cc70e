from hypothesis import given
from hypothesis import strategies as st

from jardam.knowledge.rules.marking import marked_parts
from jardam.knowledge.rules.ranking import Hit, rank

hits = st.lists(
    st.builds(Hit, st.sampled_from(["a", "b", "c"]), st.sampled_from(["X", "Y", "Z"]), st.floats(0, 1)),
    max_size=12,
)


def test_a_worked_example() -> None:
    """Both cards know "patent", one alone knows "chek": it answers "patent chek"."""
    met = [Hit("patent", "APPLY", 1), Hit("patent", "PAY", 1), Hit("chek", "PAY", 1)]
    assert [entry.card for entry in rank([["patent", "chek"]], met, 30)] == ["PAY", "APPLY"]


def test_a_weak_resemblance_alone_is_no_answer() -> None:
    assert rank([["plov"]], [Hit("plov", "PAY", 0.4)], 30) == []


def test_the_other_layout_is_believed_only_when_it_meets_better() -> None:
    other = [Hit("zarplata", "WAGES", 1)]
    assert [entry.card for entry in rank([["pfhgkfnf"], ["zarplata"]], other, 30)] == ["WAGES"]
    both = [Hit("patent", "PATENT", 1), *other]
    assert [entry.card for entry in rank([["patent"], ["zarplata"]], both, 30)] == ["PATENT"]


@given(hits)
def test_shares_fall_and_stay_within_one(met: list[Hit]) -> None:
    shares = [entry.share for entry in rank([["a", "b", "c"]], met, 30)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share <= 1.0001 for share in shares)


@given(hits)
def test_the_order_of_hits_does_not_matter(met: list[Hit]) -> None:
    assert rank([["a", "b"]], met, 9) == rank([["a", "b"]], met[::-1], 9)


def test_nothing_typed_finds_nothing() -> None:
    assert rank([[]], [], 30) == []


def test_the_marked_parts_of_a_title_are_the_title() -> None:
    parts = marked_parts("Айлык акы төлөнбөсө: акчаны кантип алса болот", frozenset({"ailik", "ak"}))
    assert "".join(part for part, _met in parts) == "Айлык акы төлөнбөсө: акчаны кантип алса болот"
    assert [part for part, met in parts if met] == ["Айлык", "акы", "акчаны"]


def test_another_ending_is_marked_too() -> None:
    assert ("паспорт", True) in marked_parts("Забрал паспорт", frozenset({"pasportumdu"}))
