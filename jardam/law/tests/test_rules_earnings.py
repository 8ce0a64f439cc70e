from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month
from jardam.law.rules.earnings import Agreement, Earned, Way, earnings_of
from jardam.law.rules.explaining import Refused
from jardam.law.rules.work_done import DayWorked, MonthWorked, Rest, WorkSaid, months_worked
from jardam.law.tests.books import BOOK

MARCH = Month(2026, 3)
D = Decimal
hours = st.integers(0, 48).map(lambda half: D(half) / 2)
diaries = st.lists(
    st.builds(
        DayWorked,
        on=st.integers(0, 30).map(lambda number: MARCH.first + timedelta(days=number)),
        hours=hours,
        units=st.integers(0, 500).map(D),
    ),
    unique_by=lambda day: day.on,
    max_size=31,
)
agreements = st.builds(
    Agreement,
    way=st.sampled_from(Way),
    rate=st.integers(1, 100_000).map(D),
    rest=st.sampled_from(Rest),
    hours_a_day=st.sampled_from([None, D(8), D(12)]),
)


def worth(agreement: Agreement, *days: DayWorked) -> Decimal:
    worked = months_worked(BOOK, days, agreement.rest, agreement.hours_a_day or D(8))
    return earnings_of(BOOK, agreement, worked[MARCH]).answer.amount


def test_a_worked_example_by_the_hour() -> None:
    """Monday 11 hours (8 + 2 at one and a half + 1 at two), 4 of them at night, and Sunday 5 hours, at 300 roubles."""
    agreement = Agreement(Way.HOURLY, D(300))
    monday = DayWorked(date(2026, 3, 2), D(11), night_hours=D(4))
    sunday = DayWorked(date(2026, 3, 15), D(5))
    assert worth(agreement, monday, sunday) == D("2400.00") + D("900") + D("600") + D("240") + D("3000")


def test_a_salary_pays_a_share_by_working_days() -> None:
    """March 2026 has 21 working days: ten of them of 60 000 are 28 571.43."""
    worked = MonthWorked(MARCH, days=D(10), hours=D(80))
    assert earnings_of(BOOK, Agreement(Way.MONTHLY, D(60_000)), worked).answer.amount == D("28571.43")


def test_a_salary_pays_a_day_off_once_within_the_norm_and_twice_beyond_it() -> None:
    """168 hours in March 2026: of eight hours on a day off after 164 four are paid once, four twice."""
    salary = Agreement(Way.MONTHLY, D(16_800))
    worked = MonthWorked(MARCH, days=D(21), hours=D(164), off_days=D(1), off_hours=D(8))
    assert earnings_of(BOOK, salary, worked).answer.amount == D(16_800) + 4 * D(100) + 4 * D(200)


def test_a_day_off_on_a_salary_whose_hours_nobody_told_is_a_usual_day() -> None:
    """21 whole days are the norm of 168 hours, so that the day off is beyond it: eight hours twice."""
    worked = MonthWorked(MARCH, days=D(21), off_days=D(1))
    assert earnings_of(BOOK, Agreement(Way.MONTHLY, D(16_800)), worked).answer.amount == D(16_800) + 8 * D(
        200
    )


def test_shifts_by_plan_cost_double_on_holidays_alone() -> None:
    """Sunday 1 March is the plan's; Sunday 8 March is a holiday of the Labour Code."""
    agreement = Agreement(Way.SHIFT, D(4000), Rest.BY_PLAN, hours_a_day=D(12))
    assert worth(agreement, DayWorked(date(2026, 3, 1), D(12)), DayWorked(date(2026, 3, 8), D(12))) == D(
        "12000.00"
    )


def test_pieces_cost_double_on_a_day_off() -> None:
    agreement = Agreement(Way.PIECE, D("12.50"))
    monday, sunday = DayWorked(date(2026, 3, 2), units=D(100)), DayWorked(date(2026, 3, 15), units=D(10))
    assert worth(agreement, monday, sunday) == D("1500.00")


def test_nights_without_a_price_of_an_hour_are_said_and_not_guessed() -> None:
    worked = MonthWorked(MARCH, days=D(10), night_hours=D(60))
    earned = earnings_of(BOOK, Agreement(Way.SHIFT, D(3000)), worked)
    assert earned.answer.amount == D(30_000)
    assert [said.code for said in earned.warnings] == [Earned.HOUR_HAS_NO_PRICE]


def test_hours_of_a_month_that_hide_overtime_are_warned_of() -> None:
    earned = earnings_of(BOOK, Agreement(Way.HOURLY, D(300)), MonthWorked(MARCH, hours=D(240)))
    assert [said.code for said in earned.warnings] == [Earned.HOURS_ABOVE_NORM]


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ([DayWorked(MARCH.first, D(25))], WorkSaid.TOO_LONG_A_DAY),
        ([DayWorked(MARCH.first, D(-1))], WorkSaid.BELOW_ZERO),
        ([DayWorked(MARCH.first, D(2), night_hours=D(3))], WorkSaid.MORE_NIGHT_THAN_WORK),
        ([DayWorked(MARCH.first, D(2)), DayWorked(MARCH.first, D(3))], WorkSaid.WRITTEN_TWICE),
    ],
)
def test_a_day_that_cannot_have_been_so_is_refused(days: list[DayWorked], code: WorkSaid) -> None:
    with pytest.raises(Refused) as refused:
        months_worked(BOOK, days, Rest.CALENDAR, D(8))
    assert refused.value.said.code == code


@given(diaries, st.sampled_from(Rest), st.sampled_from([None, D(8), D(12)]))
def test_no_hour_is_lost_and_none_counts_twice(
    diary: list[DayWorked], rest: Rest, after: Decimal | None
) -> None:
    for worked in months_worked(BOOK, diary, rest, after).values():
        told = worked.hours + worked.overtime_first + worked.overtime_further + worked.off_hours
        assert told == sum(day.hours for day in diary)
        assert worked.days + worked.off_days == len(diary)
        assert worked.overtime_first <= 2 * worked.days


@given(agreements, diaries, hours)
def test_more_work_is_never_worth_less(agreement: Agreement, diary: list[DayWorked], more: Decimal) -> None:
    if not diary:
        return
    last = diary[-1]
    longer = DayWorked(last.on, min(D(24), last.hours + more), units=last.units + more)
    assert worth(agreement, *diary[:-1], longer) >= worth(agreement, *diary)


@given(agreements, diaries)
def test_the_parts_are_the_whole_rounded_once(agreement: Agreement, diary: list[DayWorked]) -> None:
    for worked in months_worked(BOOK, diary, agreement.rest, agreement.hours_a_day).values():
        earnings = earnings_of(BOOK, agreement, worked).answer
        exact = sum((part.amount for part in earnings.parts), D(0))
        assert abs(earnings.amount - exact) <= D("0.005")
