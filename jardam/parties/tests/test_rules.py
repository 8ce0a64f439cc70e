"""Spellings that meet, numbers that are checked, households that count once, parties that are one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.parties.rules.independence import FEWEST, Teller, independent, is_enough
from jardam.parties.rules.merging import members, root_of
from jardam.parties.rules.numbers import is_inn, is_ogrn
from jardam.parties.rules.spellings import Likeness, likeness

A, B, C, D = (UUID(int=number) for number in range(1, 5))
PHONE = b"one telephone"
people = st.lists(
    st.builds(
        Teller, st.sampled_from([A, B, C, D]), st.frozensets(st.sampled_from([PHONE, b"other"]), max_size=1)
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    "one,other",
    [
        ("ООО «СтройРемонт»", "строй ремонт"),
        ("ООО «СтройРемонт»", 'OOO "StroyRemont"'),
        ("Cтрoй Рeмoнт", "Строй Ремонт"),  # with Latin C, o and e
        ("прораб Виктор", "Viktor"),
        ("Саидов Рахим", "Рахим Саидов"),
        ("Қодиров", "Кодиров"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(
    "one,other", [("СтройРемонт", "СтройРемонд"), ("Рахим", "Рахим Саидов"), ("Стройремонт-2", "СтройРемонт")]
)
def test_what_may_be_the_same_is_proposed(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.LIKE


@pytest.mark.parametrize(
    "one,other", [("СтройРемонт", "Автосервис"), ("ООО", "ООО"), ("Али", "Али Валиев"), ("", "Рахим")]
)
def test_what_is_another_is_not_proposed(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.OTHER


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_whichever_stands_first(one: str, other: str) -> None:
    assert likeness(one, other) is likeness(other, one)


@pytest.mark.parametrize("number", ["7707083893", "500100732259"])
def test_a_sound_tax_number_is_one(number: str) -> None:
    assert is_inn(number)


@pytest.mark.parametrize(
    "number", ["7707083894", "500100732258", "770708389", "", "770708389a", "٧٧٠٧٠٨٣٨٩٣"]
)
def test_any_other_is_none(number: str) -> None:
    assert not is_inn(number)


def test_the_number_in_the_register_is_checked_too() -> None:
    assert is_ogrn("1027700132195")
    assert not is_ogrn("1027700132194")
    assert not is_ogrn("7707083893")


def test_a_household_counts_once() -> None:
    shared = [Teller(A, frozenset({PHONE})), Teller(B, frozenset({PHONE})), Teller(C)]
    assert independent(shared) == 2
    assert independent([Teller(A, frozenset({B.bytes})), Teller(B), Teller(C)]) == 2
    assert not is_enough(shared)
    assert is_enough([*shared, Teller(D)])
    assert FEWEST == 3


def test_whoever_joins_two_households_makes_them_one() -> None:
    apart = [Teller(A, frozenset({b"1"})), Teller(B, frozenset({b"2"}))]
    assert independent([*apart, Teller(C, frozenset({b"1", b"2"}))]) == 1


@given(people)
def test_nobody_counts_twice_and_no_order_matters(tellers: list[Teller]) -> None:
    assert independent(tellers) == independent(tellers[::-1]) == independent(tellers * 2)
    assert independent(tellers) <= len({teller.person for teller in tellers})


def test_what_was_merged_into_a_merged_one_is_one_with_it() -> None:
    into = {A: B, B: C}
    assert root_of(A, into) == C
    assert members(C, into) == {A, B, C}
    assert members(C, {A: B}) == {C}
