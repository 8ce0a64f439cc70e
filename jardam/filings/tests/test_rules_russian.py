"""Numbers, sums and days in Russian words; worked by hand, and properties that hold for all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.filings.rules.russian import (
    LARGEST,
    TooLarge,
    day,
    day_of,
    figures,
    in_words,
    month,
    partial_day,
    roubles,
    roubles_of,
)
from jardam.kernel.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ноль"),
        (1, "один"),
        (2_000, "две тысячи"),
        (21_001, "двадцать одна тысяча один"),
        (112_015, "сто двенадцать тысяч пятнадцать"),
        (1_000_000, "один миллион"),
        (5_402_999, "пять миллионов четыреста две тысячи девятьсот девяносто девять"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1", "1 (один) рубль 00 копеек"),
        ("22.01", "22 (двадцать два) рубля 01 копейка"),
        ("45000.00", "45 000 (сорок пять тысяч) рублей 00 копеек"),
        ("11.12", "11 (одиннадцать) рублей 12 копеек"),
        ("0.995", "1 (один) рубль 00 копеек"),
    ],
)
def test_a_sum_in_figures_and_words(amount: str, words: str) -> None:
    assert roubles(Decimal(amount)) == words


def test_days_as_far_as_they_are_known() -> None:
    assert day(date(2026, 3, 1)) == "1 марта 2026 г."
    assert partial_day(PartialDate(1990, 5, 17)) == "17 мая 1990 г."
    assert partial_day(PartialDate(1990, 5)) == "май 1990 г."
    assert month(date(2026, 7, 1)) == "июль 2026 г."


@given(st.integers(0, LARGEST - 1))
def test_every_number_has_words_of_its_own(number: int) -> None:
    words = in_words(number)
    assert words == " ".join(words.split())
    assert number == 0 or in_words(number - 1) != words


@given(st.integers(1, 999), st.integers(1, 999))
def test_thousands_are_said_before_the_rest(thousands: int, rest: int) -> None:
    assert in_words(thousands * 1000 + rest).endswith(in_words(rest))


@given(st.decimals(0, 10**9, places=2))
def test_the_figures_are_the_sum(amount: Decimal) -> None:
    assert Decimal(figures(amount).replace(" ", "").replace(",", ".")) == amount


@pytest.mark.parametrize("number", [-1, LARGEST])
def test_what_no_paper_holds_is_refused(number: int) -> None:
    with pytest.raises(TooLarge):
        in_words(number)


@given(st.decimals(0, LARGEST - 1, places=2))
def test_a_sum_in_words_is_read_back(amount: Decimal) -> None:
    assert roubles_of(roubles(amount)) == amount


@given(st.dates(date(1000, 1, 1)))
def test_a_day_in_words_is_read_back(on: date) -> None:
    assert day_of(day(on)) == on


@given(st.text())
def test_what_is_neither_sum_nor_day_is_none(text: str) -> None:
    assert (roubles_of(text), day_of(text)) == (None, None)


@pytest.mark.parametrize(
    "text", ["45 000 рублей", "12 (двенадцать) а", "31 февраля 2026 г.", "0 марта 2026 г."]
)
def test_what_looks_like_one_is_none_either(text: str) -> None:
    assert (roubles_of(text), day_of(text)) == (None, None)
