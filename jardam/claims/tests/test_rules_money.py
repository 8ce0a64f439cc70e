from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.claims.rules.money import Amount, AmountRefused, Column, Currency, amount_of, totals
from jardam.claims.rules.promises import Part, PartsRefused, promised, standing, to_remind

amounts = st.builds(Amount, st.integers(1, 10**9), st.sampled_from(Currency))
lines = st.lists(st.tuples(st.sampled_from(Column), amounts), max_size=12)
TODAY = date(2026, 11, 22)


@given(lines=lines, column=st.sampled_from(Column), amount=amounts)
def test_a_line_moves_its_own_column_and_currency_alone(
    lines: list[tuple[Column, Amount]], column: Column, amount: Amount
) -> None:
    before, after = totals(lines), totals([*lines, (column, amount)])
    for currency in Currency:
        for one in Column:
            was = before.get(currency, {}).get(one, 0)
            more = amount.minor if (one, currency) == (column, amount.currency) else 0
            assert after.get(currency, {}).get(one, 0) == was + more


@pytest.mark.parametrize("typed", ["0", "-1", "0.001", "1e15", "0.005"])
def test_no_sum_of_money(typed: str) -> None:
    with pytest.raises(AmountRefused):
        amount_of(Decimal(typed), Currency.RUB)


def test_parts_are_filled_the_oldest_first() -> None:
    """84 000 in three parts, 40 000 came: the first is paid, the second lacks 16 000."""
    parts = [Part(TODAY + timedelta(days=days), 2_800_000) for days in (-10, -1, 20)]
    filled = standing(parts, 4_000_000, TODAY)
    assert [part.lacking for part in filled] == [Decimal(0), Decimal(16_000), Decimal(28_000)]
    late = to_remind(filled, TODAY)
    assert late is not None
    assert (late.number, late.days_late(TODAY)) == (2, 1)


@pytest.mark.parametrize(("days", "is_told"), [(-1, True), (0, True), (3, True), (4, False)])
def test_a_part_is_told_of_three_days_ahead_and_until_it_came(days: int, is_told: bool) -> None:
    parts = [Part(TODAY + timedelta(days=days), 100)]
    assert bool(to_remind(standing(parts, 0, TODAY), TODAY)) == is_told
    assert to_remind(standing(parts, 100, TODAY), TODAY) is None


@pytest.mark.parametrize(
    "days", [[], [5, 5], [-1, 5], list(range(61))], ids=["none", "one day twice", "before it", "too many"]
)
def test_no_promise(days: list[int]) -> None:
    with pytest.raises(PartsRefused):
        promised(TODAY, [Part(TODAY + timedelta(days=day), 100) for day in days])


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60, unique=True))
def test_the_parts_stand_in_the_order_of_their_days_and_are_the_promise(days: list[int]) -> None:
    promise = promised(TODAY, [Part(TODAY + timedelta(days=day), day + 1) for day in days])
    assert [part.due_on for part in promise.parts] == sorted(part.due_on for part in promise.parts)
    assert promise.amount.minor == sum(day + 1 for day in days)
