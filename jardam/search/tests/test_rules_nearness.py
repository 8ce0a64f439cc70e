from hypothesis import given
from hypothesis import strategies as st

from jardam.search.rules.nearness import LEAST, nearness, slips_between, stem_length, without_one

WORDS = st.text(alphabet="abdeiklmnoprstu", min_size=1, max_size=12)


def test_a_worked_example() -> None:
    """An ending changes little, a slip a little more, another word everything."""
    assert nearness("ailik", "ailik") == 1
    assert 0.89 < nearness("ailik", "ailigim") < 1
    assert nearness("registratsia", "regestratsia") == 0.8
    assert nearness("ailik", "pasport") == 0


@given(WORDS, WORDS)
def test_nearness_lies_between_nothing_and_the_same(known: str, typed: str) -> None:
    assert nearness(known, typed) == 0 or LEAST <= nearness(known, typed) <= 1


@given(WORDS)
def test_a_word_is_nearest_to_itself(word: str) -> None:
    assert nearness(word, word) == 1
    assert slips_between(word, word, most=2) == 0


@given(WORDS, WORDS)
def test_slips_are_the_same_in_both_directions(one: str, other: str) -> None:
    assert slips_between(one, other, most=3) == slips_between(other, one, most=3)


@given(st.text(alphabet="abdeik", min_size=2, max_size=9), st.integers(min_value=0, max_value=8))
def test_words_one_slip_apart_share_a_part(word: str, place: int) -> None:
    shorter = word[:place] + word[place + 1 :]
    assert slips_between(word, shorter, most=2) <= 1
    assert without_one(word) & without_one(shorter)


@given(st.integers(min_value=1, max_value=40))
def test_a_stem_is_never_longer_than_its_word(letters: int) -> None:
    assert min(letters, 4) <= stem_length(letters) <= letters
