from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import months_later
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.explaining import Explained, Refused
from jardam.law.rules.overstay import OverstaySaid
from jardam.law.rules.patent_paid import PatentPaid, PatentPaidSaid, PatentPayment, patent_paid_until
from jardam.law.rules.patent_price import Known, PriceSaid, month_price, patent_cost, regions_of
from jardam.law.rules.patent_way import Missed, State, StepName, WayTold, patent_way, working_days_before
from jardam.law.tests.books import BOOK, TODAY

D = Decimal
DAY = timedelta(days=1)
days = st.dates(date(2015, 1, 1), date(2026, 11, 23))
regions = st.sampled_from(regions_of(BOOK))


def paid(
    issued: str, *payments: PatentPayment, region: str = "moscow", today: date = TODAY
) -> Explained[PatentPaid]:
    return patent_paid_until(BOOK, region, date.fromisoformat(issued), payments, today)


def on(day: str, roubles: int | None = None, months: int | None = None) -> PatentPayment:
    return PatentPayment(date.fromisoformat(day), D(roubles) if roubles else None, months)


@pytest.mark.parametrize(
    ("region", "day", "amount", "known", "confidence"),
    [
        ("moscow", "2026-05-01", 10_000, Known.PUBLISHED, Confidence.SEEN_IN_SECONDARY),
        ("krasnodar_krai", "2025-05-01", 17_120, Known.DERIVED, Confidence.DERIVED),
        ("orenburg_oblast", "2025-05-01", 6724, Known.COMPUTED, Confidence.DERIVED),
    ],
)
def test_a_price_says_where_it_comes_from(
    region: str, day: str, amount: int, known: Known, confidence: Confidence
) -> None:
    price = month_price(BOOK, region, date.fromisoformat(day))
    assert price.row
    assert (price.amount, price.known, price.row.confidence) == (D(amount), known, confidence)


@pytest.mark.parametrize(
    ("region", "day"), [("orenburg_oblast", date(2026, 5, 1)), ("moscow", date(2027, 1, 1))]
)
def test_a_price_nobody_found_is_unknown(region: str, day: date) -> None:
    cost = patent_cost(BOOK, region, day, 2, TODAY)
    assert (cost.answer.is_whole, cost.answer.total) == (False, 0)
    assert PriceSaid.UNKNOWN in {said.code for said in cost.warnings}


def test_three_months_across_a_new_year() -> None:
    """November and December of 2025 at 8 900, January at 10 000."""
    cost = patent_cost(BOOK, "moscow", date(2025, 11, 10), 3, TODAY)
    assert cost.answer.total == D(27_800)
    assert PriceSaid.NEW_YEAR in {said.code for said in cost.warnings}


@pytest.mark.parametrize(("region", "count"), [("atlantis", 1), ("moscow", 0), ("moscow", 13)])
def test_a_price_of_nowhere_and_of_too_many_months_is_refused(region: str, count: int) -> None:
    with pytest.raises(Refused):
        patent_cost(BOOK, region, TODAY, count, TODAY)


def test_a_worked_example_of_a_patent_paid_in_time() -> None:
    """Issued on 15 January 2026, one month before, two on 14 February: to 14 April."""
    answer = paid(
        "2026-01-15", on("2026-01-10", 10_000), on("2026-02-14", 20_000), today=date(2026, 4, 1)
    ).answer
    assert (answer.until, answer.ended_on) == (date(2026, 4, 14), None)
    assert answer.reminders == (date(2026, 4, 7), date(2026, 4, 11), date(2026, 4, 13))


def test_a_day_without_payment_ends_it_and_a_later_payment_brings_nothing_back() -> None:
    told = paid("2026-01-15", on("2026-01-10", months=1), on("2026-02-15", months=3))
    assert (told.answer.until, told.answer.ended_on) == (date(2026, 2, 14), date(2026, 2, 15))
    assert PatentPaidSaid.PAID_TOO_LATE in {said.code for said in told.warnings}


def test_a_patent_of_the_31st_does_not_wander() -> None:
    answer = paid(
        "2026-01-31", on("2026-01-30", months=1), on("2026-02-20", months=1), today=date(2026, 3, 1)
    ).answer
    assert answer.until == date(2026, 3, 30)


def test_thirteen_months_are_twelve() -> None:
    told = paid("2026-01-15", on("2026-01-10", months=12), on("2026-02-01", months=1), today=date(2026, 3, 1))
    assert told.answer.until == told.answer.longest == date(2027, 1, 14)
    assert PatentPaidSaid.CUT_AT_TWELVE in {said.code for said in told.warnings}


def test_a_sum_that_is_no_whole_month_is_warned_of() -> None:
    told = paid("2026-01-15", on("2026-01-10", 15_000), today=date(2026, 2, 1))
    assert told.answer.until == date(2026, 2, 14)
    assert PatentPaidSaid.NOT_WHOLE_MONTHS in {said.code for said in told.warnings}


def test_what_is_left_of_a_payment_is_not_carried_on_without_a_row() -> None:
    """15 000 and 15 000 at 10 000 a month are a month each: to 14 March, where three months would end on 14 April."""
    told = paid(
        "2026-01-15", on("2026-01-10", 15_000), on("2026-02-10", 15_000), today=date(2026, 3, 1)
    )  # fmt: skip
    said = {warning.code: dict(warning.values) for warning in told.warnings}
    assert (told.answer.until, told.answer.ended_on) == (date(2026, 3, 14), None)
    assert said[PatentPaidSaid.REST_UNSURE] == {"day": date(2026, 3, 14), "until": date(2026, 4, 14)}
    odd = [one.values["day"] for one in told.warnings if one.code == PatentPaidSaid.NOT_WHOLE_MONTHS]
    assert odd == [date(2026, 1, 10), date(2026, 2, 10)]


def test_a_rest_that_would_give_no_month_more_brings_no_doubt() -> None:
    told = paid("2026-01-15", on("2026-01-10", 12_000), on("2026-02-10", 12_000), today=date(2026, 3, 1))
    assert told.answer.until == date(2026, 3, 14)
    assert PatentPaidSaid.REST_UNSURE not in {said.code for said in told.warnings}


def test_two_halves_of_a_month_make_one_only_by_a_doubt() -> None:
    told = paid("2026-01-15", on("2026-01-10", 5000), on("2026-01-11", 5000), today=date(2026, 2, 1))
    said = {warning.code: dict(warning.values) for warning in told.warnings}
    assert told.answer.ended_on == date(2026, 1, 15)
    assert said[PatentPaidSaid.REST_UNSURE]["until"] == date(2026, 2, 14)


def test_after_a_payment_below_a_month_one_after_the_day_of_issue_comes_too_late() -> None:
    told = paid("2026-01-15", on("2026-01-10", 5000), on("2026-01-20", 10_000), today=date(2026, 2, 1))
    assert told.answer.ended_on == date(2026, 1, 15)
    assert PatentPaidSaid.PAID_TOO_LATE in {said.code for said in told.warnings}


@pytest.mark.parametrize(("day", "until"), [("2026-01-15", "2026-02-14"), ("2026-01-16", "2026-01-14")])
def test_only_what_is_paid_by_the_day_of_issue_pays_the_first_month(day: str, until: str) -> None:
    told = paid("2026-01-15", on(day, months=1), today=date(2026, 2, 1))
    assert told.answer.until == date.fromisoformat(until)


@given(
    days.filter(lambda day: day >= date(2025, 1, 1)),
    st.lists(st.tuples(st.integers(-5, 400), st.integers(1, 60_000)), min_size=1, max_size=5),
)
def test_a_later_paid_day_is_never_told_than_by_the_months_of_each_payment(
    issued: date, told: list[tuple[int, int]]
) -> None:
    payments = [PatentPayment(issued + DAY * off, D(sum_paid)) for off, sum_paid in told]
    payments = [payment for payment in payments if date(2025, 1, 1) <= payment.on <= TODAY]
    if not payments:
        return
    try:
        until = patent_paid_until(BOOK, "moscow", issued, payments, TODAY).answer.until
    except Refused:
        return
    prices = [month_price(BOOK, "moscow", payment.on).amount or D(1) for payment in payments]
    months = sum(
        int(payment.amount // (price - 1))
        for payment, price in zip(payments, prices, strict=True)
        if payment.amount
    )
    assert until <= months_later(issued, min(12, months)) - DAY


@pytest.mark.parametrize(
    ("issued", "payments", "region"),
    [
        ("2026-01-15", (), "moscow"),
        ("2027-01-15", (on("2026-01-10", months=1),), "moscow"),
        ("2026-01-15", (on("2027-01-10", months=1),), "moscow"),
        ("2026-01-15", (on("2026-01-10", months=-1),), "moscow"),
        ("2026-01-15", (on("2026-01-10", 5000),), "orenburg_oblast"),
    ],
)
def test_what_cannot_be_told_is_refused(
    issued: str, payments: tuple[PatentPayment, ...], region: str
) -> None:
    with pytest.raises(Refused):
        paid(issued, *payments, region=region)


def test_the_way_of_somebody_who_did_everything_in_time() -> None:
    told = WayTold(
        "UZ", date(2026, 9, 1), applied=date(2026, 9, 20), issued=date(2026, 10, 5),
        contract=date(2026, 10, 7), copy_sent=date(2026, 10, 20),
    )  # fmt: skip
    money = patent_paid_until(BOOK, "moscow", date(2026, 10, 5), [on("2026-10-01", months=2)], TODAY).answer
    way = {step.name: step for step in patent_way(BOOK, told, money, TODAY).answer}
    assert {name: step.state for name, step in way.items()} == {
        StepName.APPLY: State.DONE, StepName.MEDICAL: State.DONE, StepName.PAY: State.AHEAD,
        StepName.COPY: State.DONE, StepName.REISSUE: State.AHEAD, StepName.NOTICE: State.UNTOLD,
    }  # fmt: skip
    assert way[StepName.APPLY].due == date(2026, 9, 30)
    assert way[StepName.PAY].due == date(2026, 12, 4)
    assert way[StepName.COPY].due == date(2026, 12, 4)
    assert way[StepName.NOTICE].due == date(2026, 10, 12)


def test_what_nobody_told_is_not_missed_yet_and_the_lawyer_comes_first() -> None:
    way = patent_way(BOOK, WayTold("TJ", date(2026, 9, 1)), None, TODAY)
    assert {step.state for step in way.answer} == {State.UNTOLD}
    assert [said.code for said in way.warnings[:3]] == [
        OverstaySaid.LAWYER_FIRST,
        Missed.APPLY,
        Missed.MEDICAL,
    ]
    assert way.warnings[1].row
    assert way.warnings[1].row.code == "stay.koap_18_20"


def test_a_patent_that_was_not_paid_in_time_is_missed_and_one_applied_for_late_is_late() -> None:
    told = WayTold("TJ", date(2026, 8, 1), applied=date(2026, 9, 15), issued=date(2026, 10, 1))
    money = paid("2026-10-01", on("2026-10-01", months=1)).answer
    way = {step.name: step for step in patent_way(BOOK, told, money, TODAY).answer}
    assert (way[StepName.PAY].state, way[StepName.APPLY].state) == (State.MISSED, State.DONE_LATE)
    assert [said.code for said in way[StepName.PAY].if_missed] == [Missed.PAY, Missed.CONTRACT_END]


def test_who_has_a_patent_applied_for_it_and_on_which_day_is_not_guessed() -> None:
    told = WayTold("TJ", date(2026, 9, 1), issued=date(2026, 10, 5))
    assert [step.state for step in patent_way(BOOK, told, None, TODAY).answer][:2] == [
        State.PASSED,
        State.PASSED,
    ]
    told = WayTold("TJ", date(2026, 9, 1), issued=date(2026, 10, 1))
    assert [step.state for step in patent_way(BOOK, told, None, TODAY).answer][:2] == [State.DONE, State.DONE]


def test_a_lost_job_is_answered_with_what_nobody_found() -> None:
    told = WayTold("TJ", date(2026, 9, 1), issued=date(2026, 10, 5), job_lost=date(2026, 11, 20))
    way = patent_way(BOOK, told, None, TODAY)
    said = next(said for said in way.warnings if said.code == Missed.JOB_LOST)
    assert said.row
    assert said.row.confidence == Confidence.NOT_FOUND
    assert StepName.NOTICE_OF_END in {step.name for step in way.answer}


def test_citizens_of_the_union_need_no_patent() -> None:
    way = patent_way(BOOK, WayTold("KG", date(2026, 9, 1)), None, TODAY)
    assert way.answer == ()
    assert [said.code for said in way.steps] == [Missed.NO_PATENT_NEEDED]


def test_days_in_an_order_that_cannot_be_are_refused() -> None:
    with pytest.raises(Refused):
        patent_way(BOOK, WayTold("TJ", date(2026, 9, 1), applied=date(2026, 8, 1)), None, TODAY)


def test_ten_working_days_before_the_end_of_a_year() -> None:
    assert working_days_before(BOOK.calendar, date(2026, 1, 20), 10) == date(2025, 12, 25)


@given(days, st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_paid_in_time_the_months_add_up(issued: date, counts: list[int]) -> None:
    payments = [PatentPayment(issued, months=count) for count in counts]
    answer = patent_paid_until(BOOK, "moscow", issued, payments, TODAY).answer
    assert answer.until == months_later(issued, min(12, sum(counts))) - DAY


@given(
    days,
    st.lists(st.tuples(days, st.integers(1, 12)), min_size=1, max_size=6),
    st.tuples(days, st.integers(1, 12)),
)
def test_one_more_payment_never_shortens_a_patent(
    issued: date, told: list[tuple[date, int]], more: tuple[date, int]
) -> None:
    payments = [PatentPayment(day, months=count) for day, count in told if day >= issued]
    payments = [PatentPayment(issued, months=1), *payments]
    before = patent_paid_until(BOOK, "moscow", issued, payments, TODAY).answer
    later = PatentPayment(max(more[0], issued), months=more[1])
    assert patent_paid_until(BOOK, "moscow", issued, [*payments, later], TODAY).answer.until >= before.until


@given(regions, days, st.integers(1, 12))
def test_a_cost_is_the_sum_of_its_months_and_never_hides_an_unknown_one(
    region: str, first: date, count: int
) -> None:
    cost = patent_cost(BOOK, region, first, count, TODAY)
    known = [month.amount for month in cost.answer.months if month.amount is not None]
    assert sum(known) == cost.answer.total
    assert cost.answer.is_whole == (len(known) == count)
    assert all((month.amount is None) == (month.known is Known.UNKNOWN) for month in cost.answer.months)
