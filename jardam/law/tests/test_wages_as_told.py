"""Wages as people remember them: one sum for a month, a payment without a day, a price of which nobody knows whether tax is in it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from jardam.law.calculators.registry import CALCULATORS
from jardam.law.rules.explaining import Refused
from jardam.law.rules.wages_owed import OwedSaid
from jardam.law.tests.calculated import calculated

MARCH, APRIL = {"month": "2026-03", "sum": "60000"}, {"month": "2026-04", "sum": "62000"}
AGREED = {"way": "MONTHLY", "as_of": "2026-07-01", "month": [MARCH, APRIL]}


def test_one_sum_for_a_month_is_taken_as_it_is_and_needs_no_price() -> None:
    told = calculated(
        "wages", **AGREED, payment=[{"on": "2026-04-10", "sum": "20000", "for_month": "2026-03"}]
    )
    assert [month.owing.debt for month in told.answer.months] == [Decimal(40000), Decimal(62000)]


def test_a_sum_stands_before_what_was_worked() -> None:
    worked = {"month": "2026-03", "count": "200", "overtime": "20", "sum": "60000"}
    told = calculated("wages", way="HOURLY", rate="100", month=[worked], as_of="2026-07-01")
    assert told.answer.debt == Decimal(60000)
    assert OwedSaid.OVERTIME_AT_LEAST not in [said.code for said in told.warnings]


def test_a_payment_without_a_day_counts_as_paid_in_time_and_says_so() -> None:
    paid = [{"on": "", "sum": "20000", "for_month": "2026-03"}]
    told = calculated("wages", **AGREED, payment=paid)
    march = told.answer.months[0]
    assert [(paid.on, paid.amount) for paid in march.owing.paid] == [(march.owing.payday, Decimal(20000))]
    assert OwedSaid.PAID_DAY_UNKNOWN in [said.code for said in told.warnings]


def test_before_the_payday_it_counts_as_paid_on_the_day_that_is_asked_for() -> None:
    early = AGREED | {"as_of": "2026-04-05", "month": [MARCH]}
    told = calculated("wages", **early, payment=[{"on": "", "sum": "1", "for_month": "2026-03"}])
    assert told.answer.months[0].owing.paid[0].on == date(2026, 4, 5)


def test_a_price_of_which_nobody_knows_is_counted_as_in_the_hand() -> None:
    known, unknown = (calculated("wages", **AGREED, basis=basis) for basis in ("IN_HAND", "UNKNOWN"))
    assert known.answer.debt == unknown.answer.debt
    assert OwedSaid.BASIS_UNKNOWN in [said.code for said in unknown.warnings]
    assert OwedSaid.BASIS_UNKNOWN not in [said.code for said in known.warnings]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"month": [{"month": "2026-03", "count": "21"}]}, OwedSaid.NO_RATE),
        ({"month": [{"month": "2026-03"}]}, OwedSaid.NO_COUNT),
        ({"payment": [{"on": "", "sum": "1"}]}, OwedSaid.NO_DAY_OF_PAYMENT),
    ],
)
def test_what_is_missing_is_said(given: dict[str, list[dict[str, str]]], code: OwedSaid) -> None:
    with pytest.raises(Refused) as refused:
        calculated("wages", **(AGREED | given))
    assert refused.value.said.code is code


def tables(told: object) -> dict[str, list[list[str]]]:
    """Rows and foot of each, in English."""
    with override("en"):
        shown = CALCULATORS["wages"].shown(told)
    plain = str.maketrans("\u00a0", " ")
    return {
        table.title: [[cell.translate(plain) for cell in row] for row in (*table.rows, table.foot)]
        for table in shown.tables
    }


def test_what_each_kind_of_work_is_worth_stands_beside_the_months() -> None:
    worked = [
        {"month": "2026-03", "count": "100", "off": "10", "night": "8"},
        {"month": "2026-04", "count": "100"},
    ]
    told = calculated("wages", way="HOURLY", rate="500", month=worked, as_of="2026-07-01")
    march, april, together = tables(told)["By kind of work"]
    assert april[1:] == ["50,000.00 ₽", "0.00 ₽", "0.00 ₽", "50,000.00 ₽"]
    assert [sums[-1] for sums in (march, together)] == ["55,800.00 ₽", "105,800.00 ₽"]
    assert march[2] != april[2]


def test_ordinary_work_alone_has_no_table_of_kinds() -> None:
    assert "By kind of work" not in tables(calculated("wages", **AGREED))
