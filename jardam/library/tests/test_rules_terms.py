"""Terms are found whatever their endings, and only where all their words stand together."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.library.rules.terms import is_one_word, terms_standing_in

WORDS = st.text("abdegiklmnoprstu", min_size=1, max_size=12)
TERMS = {"contract": [["trudovoi", "dogovor"]], "court": [["sud"]], "wages": [["zarabotnaia", "plata"]]}


def test_endings_do_not_hide_a_term() -> None:
    text = ["po", "trudovomu", "dogovoru", "zarabotnuiu", "platu"]
    assert terms_standing_in(text, TERMS) == ["contract", "wages"]


def test_a_short_word_is_found_as_it_is_alone() -> None:
    assert terms_standing_in(["sudno"], TERMS) == []
    assert terms_standing_in(["sud"], TERMS) == ["court"]


def test_words_apart_are_no_term() -> None:
    assert terms_standing_in(["trudovoi", "spor", "dogovor"], TERMS) == []


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_a_term_is_found_wherever_it_stands(spelling: list[str], before: list[str], after: list[str]) -> None:
    assert terms_standing_in([*before, *spelling, *after], {"it": [spelling]}) == ["it"]


@given(WORDS, WORDS)
def test_whether_two_words_are_one_does_not_depend_on_their_order(one: str, other: str) -> None:
    assert is_one_word(one, other) == is_one_word(other, one)
    assert is_one_word(one, one)
