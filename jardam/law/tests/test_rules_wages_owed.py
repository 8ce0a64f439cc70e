from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month
from jardam.law.rules.earnings import Agreement, Way
from jardam.law.rules.explaining import Refused
from jardam.law.rules.paydays import PaydaySaid, PayTerms, payday_of
from jardam.law.rules.payments import Paid, PaymentSaid, allot
from jardam.law.rules.wages_owed import Basis, OwedSaid, WageCase, WagesOwed, wages_owed
from jardam.law.rules.work_done import MonthWorked
from jardam.law.tests.books import BOOK, TODAY

D = Decimal
JANUARY, FEBRUARY, MARCH = (Month(2026, number) for number in (1, 2, 3))
HOURLY = Agreement(Way.HOURLY, D(100))
sums = st.integers(0, 5_000_000).map(lambda kopecks: D(kopecks) / 100)
months = st.sampled_from([JANUARY, FEBRUARY, MARCH])
payments = st.lists(
    st.builds(
        Paid,
        on=st.integers(0, 120).map(lambda number: date(2026, 1, 1) + timedelta(days=number)),
        amount=sums,
        month=st.none() | months,
    ),
    max_size=6,
)


def case(worked: dict[Month, int], *paid: Paid, basis: Basis = Basis.IN_HAND) -> WageCase:
    done = {month: MonthWorked(month, hours=D(hours)) for month, hours in worked.items()}
    return WageCase(HOURLY, [JANUARY, FEBRUARY, MARCH], done, paid, PayTerms(day=10), basis)


def owed(asked: WageCase, today: date = TODAY) -> WagesOwed:
    return wages_owed(BOOK, asked, today).answer


def test_a_worked_example_of_three_months() -> None:
    """100 hours a month at 100 roubles; 4 000 for January, 9 000 unnamed on 12 March: 6 000 to January, 3 000 to February."""
    answer = owed(
        case(
            {JANUARY: 100, FEBRUARY: 100, MARCH: 100},
            Paid(date(2026, 2, 10), D(4000), JANUARY),
            Paid(date(2026, 3, 12), D(9000)),
        )
    )
    assert [month.debt for month in answer.months] == [D(0), D(7000), D(10_000)]
    assert answer.debt == D(17_000)
    assert [month.payday for month in answer.months] == [
        date(2026, 2, 10),
        date(2026, 3, 10),
        date(2026, 4, 10),
    ]


def test_a_month_without_an_answer_is_unknown_and_not_nothing() -> None:
    answer = wages_owed(BOOK, case({JANUARY: 100, MARCH: 100}, Paid(date(2026, 2, 10), D(1))), TODAY)
    assert answer.answer.months[1].debt is None
    assert answer.answer.unknown == (FEBRUARY,)
    assert OwedSaid.UNKNOWN_AND_UNNAMED in {said.code for said in answer.warnings}


def test_a_month_paid_too_much_does_not_hide_another() -> None:
    answer = owed(case({JANUARY: 100, FEBRUARY: 100}, Paid(date(2026, 2, 10), D(25_000), JANUARY)))
    assert [month.debt for month in answer.months] == [D(0), D(10_000), None]
    assert (answer.debt, answer.surplus) == (D(10_000), D(15_000))


def test_what_is_left_of_an_unnamed_payment_waits_for_no_later_month() -> None:
    answer = owed(case({JANUARY: 100, FEBRUARY: 100}, Paid(date(2026, 1, 31), D(15_000))))
    assert (answer.debt, answer.surplus, answer.over) == (
        D(10_000),
        D(5000),
        (Paid(date(2026, 1, 31), D(5000)),),
    )


def test_tax_is_taken_in_whole_roubles_from_what_was_agreed_before_it() -> None:
    """13 % of 10 050 are 1 306.50: 1 307 roubles."""
    months = {JANUARY: MonthWorked(JANUARY, hours=D("100.5"))}
    asked = WageCase(HOURLY, [JANUARY], months, (), PayTerms(10), Basis.TAX_13)
    month = owed(asked).months[0]
    assert (month.tax, month.in_hand) == (D(1307), D(8743))
    assert owed(case({JANUARY: 100}, basis=Basis.TAX_OTHERS)).months[0].tax == D(3000)


def test_before_the_payday_nothing_is_late() -> None:
    answer = owed(case({JANUARY: 100}), date(2026, 2, 10))
    assert (answer.months[0].is_due, answer.debt) == (False, D(0))


@pytest.mark.parametrize(
    ("month", "terms", "payday"),
    [
        (Month(2026, 1), PayTerms(10), date(2026, 2, 10)),
        (Month(2026, 4), PayTerms(10), date(2026, 5, 8)),  # a Sunday, and the 9th is a holiday
        (Month(2025, 12), PayTerms(5), date(2025, 12, 30)),  # the New Year holidays
        (Month(2026, 1), PayTerms(), date(2026, 2, 13)),  # the 15th is a Sunday
        (Month(2026, 1), PayTerms(25), date(2026, 2, 13)),  # agreed later than the law lets
        (Month(2026, 3), PayTerms(10, left_on=date(2026, 3, 20)), date(2026, 3, 20)),
    ],
)
def test_a_payday_moves_back_and_is_never_later_than_the_law(
    month: Month, terms: PayTerms, payday: date
) -> None:
    assert payday_of(BOOK, month, terms).answer == payday


def test_a_payday_agreed_too_late_is_warned_of() -> None:
    told = payday_of(BOOK, JANUARY, PayTerms(25)).warnings
    assert PaydaySaid.PAYDAY_TOO_LATE in {said.code for said in told}


def test_a_payment_below_zero_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        allot({}, [Paid(TODAY, D(-1))])
    assert refused.value.said.code == PaymentSaid.BELOW_ZERO


@given(st.dictionaries(months, sums), payments)
def test_every_kopeck_that_was_paid_stands_somewhere_once(
    owing: dict[Month, Decimal], paid: list[Paid]
) -> None:
    allotted = allot(owing, paid)
    inside = [one for month in allotted.by_month.values() for one in month]
    assert sum(one.amount for one in [*inside, *allotted.over]) == sum(one.amount for one in paid)
    assert all(one.month == month for month, every in allotted.by_month.items() for one in every)


@given(st.dictionaries(months, st.integers(0, 300)), payments)
def test_debt_and_surplus_never_mix(worked: dict[Month, int], paid: list[Paid]) -> None:
    answer = owed(case(worked, *paid))
    in_hand = sum((month.in_hand or D(0) for month in answer.months), D(0))
    elsewhere = sum((month.received for month in answer.months if month.earned is None), D(0))
    received = sum((one.amount for one in paid), D(0)) - elsewhere
    assert in_hand - received == answer.debt - answer.surplus
    assert all(not (month.debt and month.surplus) for month in answer.months)


@given(st.dictionaries(months, st.integers(0, 300), min_size=1), payments, payments)
def test_one_more_payment_never_makes_a_debt_larger(
    worked: dict[Month, int], paid: list[Paid], more: list[Paid]
) -> None:
    assert owed(case(worked, *paid, *more)).debt <= owed(case(worked, *paid)).debt
