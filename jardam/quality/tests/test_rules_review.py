import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.quality.rules.masking import COVER, masked
from jardam.quality.rules.reviewing import Mark, Question, is_whole, score
from jardam.quality.rules.sampling import draw, order

SEEDS = st.text("0123456789abcdef", min_size=32, max_size=32)
FRAMES = st.lists(st.uuids(), unique=True, max_size=40)
DIGITS = st.text("0123456789", min_size=5, max_size=15)
MARKS = st.dictionaries(st.sampled_from(Question), st.sampled_from(Mark))


def test_a_name_is_covered_in_every_case_and_a_number_however_it_is_written() -> None:
    told = "Азамату не платят, Азаматом недовольны; тел. 8 (916) 123-45-67, azamat@mail.ru, @azamat_kg"
    assert (
        masked(told, ["Азамат Токтосунов"])
        == f"{COVER} не платят, {COVER} недовольны; тел. {COVER}, {COVER}, {COVER}"
    )
    assert masked("Не платят 3 месяца, 45 000 рублей", ["Ли"]) == f"Не платят 3 месяца, {COVER} рублей"
    assert masked("Анне, Анну, об Анне", ["Анна"]) == f"{COVER}, {COVER}, об {COVER}"


@given(st.text("абвг ,.", max_size=20), DIGITS, st.sampled_from(["", " ", "-", ") "]))
def test_no_run_of_five_digits_is_left(before: str, digits: str, between: str) -> None:
    text = masked(f"{before} {between.join(digits)} конец")
    assert not re.search(r"\d(?:[\s().\-]{0,2}\d){4,}", text)
    assert text.startswith(before)


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=4))
def test_any_text_and_any_names_are_masked_without_a_fall_and_masking_again_changes_nothing(
    text: str, names: list[str]
) -> None:
    once = masked(text, names)
    assert masked(once) == masked(masked(once))


@given(st.text("абвгдежзиклмн", min_size=4, max_size=12))
def test_a_recorded_name_is_nowhere_left(name: str) -> None:
    assert name not in masked(f"Сказал {name}, что {name.upper()} и {name}ом зовут", [name]).casefold()


@given(SEEDS, FRAMES, st.integers(1, 20))
def test_a_draw_goes_on_where_the_last_one_ended(seed: str, frame: list[UUID], size: int) -> None:
    first = list(draw(seed, frame, size))
    second = list(draw(seed, [one for one in frame if one not in first], size))
    assert first + second == order(seed, frame)[: 2 * size]
    assert sorted(order(seed, frame)) == sorted(frame)


@given(SEEDS, FRAMES)
def test_the_order_does_not_depend_on_how_the_frame_was_read(seed: str, frame: list[UUID]) -> None:
    assert order(seed, frame) == order(seed, reversed(frame))


def test_another_seed_is_another_order() -> None:
    frame = [UUID(int=number) for number in range(50)]
    assert order("a" * 32, frame) != order("b" * 32, frame)


@given(MARKS)
def test_what_does_not_apply_is_in_neither_part(marks: dict[Question, Mark]) -> None:
    part, whole = score(marks)
    assert 0 <= part <= whole <= len(marks)
    assert is_whole(marks) == (len(marks) == len(Question))


@pytest.mark.parametrize("text", ["", "Не платят зарплату", "В 2026 году, 17 мая"])
def test_what_names_nobody_stays(text: str) -> None:
    assert masked(text, ["Азамат"]) == text
