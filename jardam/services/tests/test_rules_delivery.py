from hypothesis import given
from hypothesis import strategies as st

from jardam.contacts.choices import ClientKind
from jardam.kernel.months import Month
from jardam.network.rules.standard import Counted
from jardam.quality.rules.small_numbers import SMALL
from jardam.services.choices import client_words, counted_words
from jardam.services.rules.delivery import (
    CLIENTS,
    FAMILIES,
    Figure,
    Sum,
    figure_of,
    months_asked,
    shown_in_month,
    shown_parts,
    summed,
)

counts = st.dictionaries(st.sampled_from(Figure), st.integers(0, 60))
shown = st.one_of(st.integers(0, 500), st.sampled_from(["small", "hidden"]))


def test_every_rule_of_the_catalogue_counts_something_or_says_that_it_does_not() -> None:
    assert {rule for rule in Counted if figure_of(rule) is None} == {Counted.NOT_YET}
    assert set(counted_words()) == set(Counted)


def test_every_kind_of_client_is_counted_apart() -> None:
    assert {figure.value for figure in CLIENTS} == set(ClientKind.values) == set(client_words())


def test_thirteen_months_end_with_the_asked_one() -> None:
    months = months_asked(Month(2026, 2))
    assert (len(months), months[0], months[-1]) == (13, Month(2026, 2), Month(2025, 2))


def test_one_small_way_takes_the_least_other_with_it() -> None:
    month = {Figure.PHONE: 40, Figure.VISIT: 7, Figure.MESSAGE: 2, Figure.CASE: 3}
    found = shown_in_month(month, is_exact=False)
    assert (found[Figure.PHONE], found[Figure.VISIT], found[Figure.MESSAGE]) == (40, "hidden", SMALL)
    assert (found[Figure.CASE], found[Figure.OUTREACH]) == (SMALL, 0)


@given(counts)
def test_nobody_without_the_lists_sees_one_to_four(month: dict[Figure, int]) -> None:
    found = shown_in_month(month, is_exact=False)
    assert not {1, 2, 3, 4} & set(found.values())
    assert all(found[figure] in {month.get(figure, 0), "small", "hidden"} for figure in Figure)
    for family in FAMILIES:
        assert [found[figure] for figure in family if found[figure] in {"small", "hidden"}] != [SMALL] or (
            sum(month.get(figure, 0) for figure in family) < 5
        )


@given(counts)
def test_exact_is_exact(month: dict[Figure, int]) -> None:
    assert shown_in_month(month, is_exact=True) == {figure: month.get(figure, 0) for figure in Figure}


@given(st.lists(st.integers(0, 30), min_size=1), st.sampled_from(["small", "hidden"]))
def test_parts_of_what_is_withheld_are_withheld(parts: list[int], whole: str) -> None:
    assert set(shown_parts(whole, parts, is_exact=False)) == {"hidden"}
    assert shown_parts(whole, parts, is_exact=True) == parts


@given(st.lists(shown))
def test_a_sum_tells_no_more_than_its_months(months: list[int | str]) -> None:
    found = summed(months)
    assert found.value == sum(month for month in months if isinstance(month, int))
    assert found.is_at_least == any(isinstance(month, str) for month in months)


def test_the_sum_of_one_withheld_month_is_a_lower_bound() -> None:
    assert summed([12, "small", 8]) == Sum(20, is_at_least=True)
