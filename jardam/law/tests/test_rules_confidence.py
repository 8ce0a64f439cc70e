import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.choices import confidences, standings
from jardam.law.rules.confidence import Confidence, Standing, confidence_named, weakest

some = st.lists(st.sampled_from(list(Confidence)))


def test_a_worked_example() -> None:
    """A norm read in the law and one from a news item: the whole is from a retelling."""
    seen = [confidence_named("seen-in-source"), confidence_named("seen-in-secondary")]
    assert weakest(seen) is Confidence.SEEN_IN_SECONDARY
    assert weakest(seen).standing is Standing.RETOLD


@given(some, some)
def test_more_facts_never_make_a_text_surer(these: list[Confidence], those: list[Confidence]) -> None:
    order = list(Confidence)
    both = order.index(weakest([*these, *those]))
    assert not these or both >= order.index(weakest(these))


@given(some.filter(bool))
def test_the_weakest_is_one_of_them(these: list[Confidence]) -> None:
    assert weakest(these) in these


def test_nothing_at_all_is_not_found() -> None:
    assert weakest([]) is Confidence.NOT_FOUND


def test_what_nobody_checked_is_open() -> None:
    unchecked = (Confidence.FROM_MEMORY_UNVERIFIED, Confidence.NOT_FOUND)
    assert {word.standing for word in unchecked} == {Standing.OPEN}


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(ValueError, match="QUITE_SURE"):
        confidence_named("quite-sure")


def test_every_value_has_words() -> None:
    assert set(confidences()) == set(Confidence)
    assert set(standings()) == set(Standing)
