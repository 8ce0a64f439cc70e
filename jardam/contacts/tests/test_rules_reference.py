from hypothesis import given
from hypothesis import strategies as st

from jardam.contacts.rules.reference import DIGITS, check_digit, is_reference, new_reference, spoken

body = st.text("0123456789", min_size=DIGITS - 1, max_size=DIGITS - 1)


def test_the_published_example() -> None:
    # ISO/IEC 7064 MOD 11,10: the check digit of 0794 is 5.
    assert check_digit("0794") == "5"


@given(body, st.integers(0, DIGITS - 1), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(digits: str, place: int, shift: int) -> None:
    whole = digits + check_digit(digits)
    wrong = whole[:place] + str((int(whole[place]) + shift) % 10) + whole[place + 1 :]
    assert is_reference(whole)
    assert not is_reference(wrong)


@given(body)
def test_it_is_read_back_as_it_was_spoken(digits: str) -> None:
    assert is_reference(spoken(digits + check_digit(digits)))


def test_new_references_are_references_and_differ() -> None:
    drawn = {new_reference() for _ in range(100)}
    assert len(drawn) > 95
    assert all(is_reference(reference) for reference in drawn)
