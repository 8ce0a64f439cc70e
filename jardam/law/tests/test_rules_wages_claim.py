from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month
from jardam.law.rules.earnings import Agreement, Way
from jardam.law.rules.explaining import Explained, Refused
from jardam.law.rules.late_pay import LateClaim, Payment, late_pay
from jardam.law.rules.paydays import PayTerms
from jardam.law.rules.payments import Paid
from jardam.law.rules.wages_claim import Employment, Promise, WagesClaim, wages_claim
from jardam.law.rules.wages_owed import OwedSaid, WageCase
from jardam.law.rules.wages_told import MonthTold, months_asked, work_of
from jardam.law.rules.work_done import DayWorked, MonthWorked
from jardam.law.tests.books import BOOK, TODAY

D = Decimal
JANUARY, FEBRUARY, MARCH = (Month(2025, number) for number in (1, 2, 3))
HOURLY = Agreement(Way.HOURLY, D(100))


def claim(
    worked: dict[Month, int],
    *paid: Paid,
    today: date = TODAY,
    employment: Employment | None = None,
    promise: Promise | None = None,
) -> Explained[WagesClaim]:
    done = {month: MonthWorked(month, hours=D(hours)) for month, hours in worked.items()}
    case = WageCase(HOURLY, list(worked), done, paid, PayTerms(10))
    return wages_claim(BOOK, case, employment, promise, today)


def test_each_month_has_its_own_delay_and_its_own_term_for_the_court() -> None:
    told = claim(
        {JANUARY: 100, FEBRUARY: 100}, Paid(date(2025, 2, 20), D(4000), JANUARY), today=date(2025, 6, 30)
    )
    january, february = told.answer.months
    alone = LateClaim(D(10_000), date(2025, 2, 10), (Payment(date(2025, 2, 20), D(4000)),), date(2025, 6, 30))
    assert january.compensation == late_pay(alone, BOOK, date(2025, 6, 30)).answer.compensation
    assert (january.court_by, february.court_by) == (date(2026, 2, 10), date(2026, 3, 10))
    assert told.answer.compensation == january.compensation + february.compensation


def test_what_was_paid_late_keeps_the_term_for_what_the_delay_costs() -> None:
    told = claim({JANUARY: 100}, Paid(date(2025, 3, 20), D(10_000), JANUARY), today=date(2025, 6, 30))
    (january,) = told.answer.months
    assert (told.answer.debt, january.court_by) == (D(0), date(2026, 2, 10))
    assert january.compensation > 0


def test_a_term_for_the_court_that_has_passed_is_said_and_not_hidden() -> None:
    told = claim({JANUARY: 100}, today=date(2026, 2, 11))
    assert OwedSaid.COURT_PASSED in {said.code for said in told.steps}
    assert told.answer.debt == D(10_000)


def test_what_was_paid_too_much_earns_nobody_anything() -> None:
    told = claim({JANUARY: 100}, Paid(date(2025, 2, 5), D(50_000), JANUARY))
    assert (told.answer.debt, told.answer.compensation) == (D(0), D(0))
    assert told.answer.owed.surplus == D(40_000)


def test_leave_and_parts_stand_beside_the_debt() -> None:
    work = Employment(date(2025, 1, 1), date(2025, 3, 31))
    told = claim({JANUARY: 100, FEBRUARY: 100, MARCH: 100}, employment=work, promise=Promise(4, TODAY, TODAY))
    assert told.answer.leave
    assert told.answer.leave.days == 7
    assert sum(part.amount for part in told.answer.plan) == told.answer.debt == D(30_000)


def test_a_promise_in_parts_is_kept_or_late_by_what_came_after_it() -> None:
    """10 000 owed and 1 000 paid before the promise; of three parts of 3 000 four thousand came after it."""
    told = claim(
        {JANUARY: 100},
        Paid(date(2025, 3, 1), D(1000)),
        Paid(date(2025, 4, 20), D(4000)),
        today=date(2025, 6, 1),
        promise=Promise(3, date(2025, 4, 10), date(2025, 3, 15)),
    ).answer
    assert [part.amount for part in told.plan] == [D(3000)] * 3
    assert [part.lacking for part in told.plan] == [D(0), D(2000), D(3000)]
    assert [part.days_late(told.today) for part in told.plan] == [0, 22, 0]
    assert told.debt == D(5000)


def test_months_between_are_asked_about_too() -> None:
    work = work_of(BOOK, HOURLY, [], [MonthTold(JANUARY, D(100)), MonthTold(MARCH, D(100))])
    assert months_asked(work, [Month(2025, 5)], None, None) == [
        Month(2025, number) for number in (1, 2, 3, 4, 5)
    ]


@pytest.mark.parametrize(
    ("diary", "sums", "code"),
    [
        ([DayWorked(JANUARY.first, D(1))], [MonthTold(JANUARY, D(1))], OwedSaid.BOTH_SHAPES),
        ([], [MonthTold(JANUARY, D(10), off=D(8), overtime=D(3))], OwedSaid.PARTS_MISFIT),
    ],
)
def test_a_month_told_in_a_way_that_cannot_be_is_refused(
    diary: list[DayWorked], sums: list[MonthTold], code: OwedSaid
) -> None:
    with pytest.raises(Refused) as refused:
        work_of(BOOK, HOURLY, diary, sums)
    assert refused.value.said.code == code


@pytest.mark.parametrize(("work", "until"), [({}, None), ({JANUARY: MonthWorked(JANUARY)}, Month(2225, 1))])
def test_nothing_told_and_two_hundred_years_are_refused(
    work: dict[Month, MonthWorked], until: Month | None
) -> None:
    with pytest.raises(Refused):
        months_asked(work, [], None, until)


@given(
    st.dictionaries(st.sampled_from([JANUARY, FEBRUARY, MARCH]), st.integers(0, 250), min_size=1),
    st.integers(0, 3_000_000).map(lambda kopecks: D(kopecks) / 100),
)
def test_a_payment_lessens_debt_and_delay_and_never_below_nothing(
    worked: dict[Month, int], paid: Decimal
) -> None:
    without, with_it = claim(worked).answer, claim(worked, Paid(date(2025, 4, 15), paid)).answer
    assert 0 <= with_it.debt <= without.debt
    assert 0 <= with_it.compensation <= without.compensation


@given(st.sampled_from(Way), st.integers(0, 31), st.integers(0, 200))
def test_sums_keep_the_whole(way: Way, count: int, off: int) -> None:
    agreement = Agreement(way, D(100))
    told = MonthTold(MARCH, D(count), off=D(min(off, count)))
    worked = work_of(BOOK, agreement, [], [told])[MARCH]
    kept = {
        Way.HOURLY: worked.hours + worked.off_hours,
        Way.PIECE: worked.units + worked.off_units,
        Way.SHIFT: worked.days + worked.off_days,
        Way.MONTHLY: worked.days + worked.off_days,
    }
    assert kept[way] == count
