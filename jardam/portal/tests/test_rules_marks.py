"""A mark leads to one answer and names no matter."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.portal.rules.marks import LENGTH, code_of, mark_of

CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ_", min_size=4, max_size=20)


def test_a_mark_is_the_same_for_ever() -> None:
    assert mark_of("WAGES_UNPAID") == "sve7x65"
    assert len(mark_of("HOUSING")) == LENGTH


@given(st.sets(CODES, min_size=1, max_size=12), st.data())
def test_a_mark_leads_back_to_its_code(codes: set[str], data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(codes)))
    assert code_of(mark_of(code), sorted(codes)) == code


@given(CODES)
def test_a_mark_says_nothing(code: str) -> None:
    mark = mark_of(code)
    assert code.lower() not in mark
    assert mark.isascii()
    assert mark.isalnum()


def test_an_unknown_mark_leads_nowhere() -> None:
    assert code_of("nothing", ["WAGES_UNPAID", "HOUSING"]) is None
