from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.rules.explaining import Refused
from jardam.law.rules.instalments import Every, PlanSaid, instalment_plan, plan_standing

D = Decimal
debts = st.integers(120, 10**12).map(lambda kopecks: D(kopecks) / 100)
counts = st.integers(1, 120)
firsts = st.dates(date(2013, 1, 1), date(2026, 12, 31))


def test_a_worked_example_of_a_hundred_roubles_in_three_parts() -> None:
    plan = instalment_plan(D(100), 3, date(2026, 1, 31)).answer
    assert [(part.due, part.amount) for part in plan] == [
        (date(2026, 1, 31), D("33.34")),
        (date(2026, 2, 28), D("33.33")),
        (date(2026, 3, 31), D("33.33")),
    ]


def test_a_part_that_is_half_paid_is_late() -> None:
    plan = instalment_plan(D(300), 3, date(2026, 1, 10)).answer
    standing = plan_standing(plan, [D(150)], date(2026, 2, 20))
    assert [part.lacking for part in standing.answer] == [D(0), D(50), D(100)]
    assert [part.days_late(date(2026, 2, 20)) for part in standing.answer] == [0, 10, 0]
    assert [said.code for said in standing.steps] == [PlanSaid.PART_PAID, PlanSaid.PART_LATE]


def test_a_promise_does_not_stop_the_clock_of_the_court() -> None:
    assert [said.code for said in instalment_plan(D(9), 3, date(2026, 1, 1)).warnings] == [
        PlanSaid.STILL_A_DEBT
    ]


@pytest.mark.parametrize(
    ("debt", "count", "code"),
    [
        (D(0), 3, PlanSaid.NOTHING_OWED),
        (D(-5), 3, PlanSaid.NOTHING_OWED),
        (D(5), 0, PlanSaid.TOO_MANY),
        (D(5), 121, PlanSaid.TOO_MANY),
        (D("0.02"), 3, PlanSaid.BELOW_KOPECK),
        (D("1.005"), 3, PlanSaid.BELOW_KOPECK),
    ],
)
def test_what_is_no_plan_is_refused(debt: Decimal, count: int, code: PlanSaid) -> None:
    with pytest.raises(Refused) as refused:
        instalment_plan(debt, count, date(2026, 1, 1))
    assert refused.value.said.code == code


@given(debts, counts, firsts, st.sampled_from(Every))
def test_the_parts_add_up_to_the_kopeck_and_differ_by_one_at_most(
    debt: Decimal, count: int, first: date, every: Every
) -> None:
    plan = instalment_plan(debt, count, first, every).answer
    assert sum(part.amount for part in plan) == debt
    assert max(part.amount for part in plan) - min(part.amount for part in plan) <= D("0.01")
    assert len(plan) == count
    assert plan[0].due == first
    assert all(timedelta(0) < later.due - part.due <= timedelta(days=31) for part, later in pairwise(plan))


@given(debts, counts, st.lists(debts, max_size=4))
def test_what_was_paid_and_what_lacks_are_the_debt(debt: Decimal, count: int, paid: list[Decimal]) -> None:
    standing = plan_standing(
        instalment_plan(debt, count, date(2026, 1, 1)).answer, paid, date(2026, 6, 1)
    ).answer
    assert sum(part.paid for part in standing) == min(debt, sum(paid))
    assert sum(part.paid + part.lacking for part in standing) == debt
