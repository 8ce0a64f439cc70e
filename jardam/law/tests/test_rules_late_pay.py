"""Late pay against published examples, by properties, and by a second rule that is written as the law is read: day by day."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jardam.law.rules.explaining import Caution, Refused
from jardam.law.rules.late_pay import LateClaim, LatePay, LatePayCaution, LatePayStep, Payment, late_pay
from jardam.law.rules.late_pay_index import late_pay_index
from jardam.law.rules.late_rates import rate_spans
from jardam.law.rules.rounding import in_figures, to_kopecks
from jardam.law.rules.rulebook import NotInForce, book_of
from jardam.law.tests.books import BOOK

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
RATES = rate_spans(BOOK)
INDEX = late_pay_index(RATES)
dues = st.dates(date(2010, 6, 1), date(2026, 8, 1))
sums = st.integers(0, 10**9).map(lambda kopecks: Decimal(kopecks).scaleb(-2))
days_later = st.integers(-40, 1500)


@st.composite
def claims(draw: st.DrawFn) -> LateClaim:
    due = draw(dues)
    paid = draw(st.lists(st.tuples(days_later, sums), max_size=5))
    payments = [Payment(due + timedelta(days=days), amount) for days, amount in paid]
    as_of = due + timedelta(days=draw(st.integers(0, 2000)))
    return LateClaim(draw(sums), due, payments, draw(st.sampled_from([None, as_of])))


def answer(claim: LateClaim) -> LatePay:
    return late_pay(claim, BOOK, TODAY).answer


def compensation(amount: str, due: date, *payments: Payment, as_of: date | None = None) -> str:
    return str(answer(LateClaim(Decimal(amount), due, payments, as_of)).compensation)


@cache
def share_of(day: date) -> Fraction:
    old = day <= date(2016, 10, 2)
    code = "key_rate" if day >= date(2016, 1, 1) else "refinancing_rate"
    return Fraction(BOOK.at(code, day).number) / (100 * (300 if old else 150))


def by_days(claim: LateClaim, through: date) -> Decimal:
    """Each day for itself: what is unpaid in the morning, at the rate of the day."""
    total = Fraction(0)
    day = claim.due + DAY
    while day <= through:
        paid = sum((payment.amount for payment in claim.payments if payment.on < day), Decimal(0))
        total += max(Fraction(claim.amount - paid), Fraction(0)) * share_of(day)
        day += DAY
    exact = Decimal(total.numerator * 10**30 // total.denominator).scaleb(-30)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_published_examples_come_out_to_the_kopeck() -> None:
    """14 days at 7.5 %: 2018-02-12 to 2018-03-25; ten days at 21 %."""
    fortnight = Payment(date(2018, 3, 14), Decimal(45_000))
    assert compensation("45000", date(2018, 2, 28), fortnight) == "315.00"
    assert compensation("10000", date(2025, 3, 1), Payment(date(2025, 3, 11), Decimal(10_000))) == "140.00"


def test_a_payment_in_part_lowers_the_debt_from_the_next_day() -> None:
    paid = [Payment(date(2025, 3, 6), Decimal(4000)), Payment(date(2025, 3, 11), Decimal(6000))]
    found = answer(LateClaim(Decimal(10_000), date(2025, 3, 1), paid))
    assert [(segment.days, segment.base, segment.amount) for segment in found.segments] == [
        (5, 10_000, 70),
        (5, 6_000, 42),
    ]
    assert (found.compensation, found.unpaid) == (Decimal("112.00"), 0)


def test_rate_and_divisor_change_on_their_days() -> None:
    """From 2016 the refinancing rate is the key rate; from 3 October 2016 the day costs twice as much."""
    spans = {span.first: (span.rate, span.divisor) for span in RATES.spans}
    assert RATES.first_day == date(2010, 6, 1)
    assert spans[date(2012, 9, 14)] == (Decimal("8.25"), 300)
    assert spans[date(2016, 1, 1)] == (Decimal("11.00"), 300)
    assert spans[date(2016, 10, 3)] == (Decimal("10.00"), 150)
    assert spans[date(2025, 6, 9)] == (Decimal("20.00"), 150)


@settings(deadline=None)
@given(claims())
def test_it_agrees_with_counting_each_day_for_itself(claim: LateClaim) -> None:
    found = answer(claim)
    assert found.compensation == by_days(claim, found.through)


@given(claims())
def test_the_index_says_the_same(claim: LateClaim) -> None:
    found = answer(claim)
    assert INDEX.compensation(claim, found.through) == found.compensation


@given(claims())
def test_the_lines_are_the_total_and_lie_side_by_side(claim: LateClaim) -> None:
    found = answer(claim)
    assert to_kopecks(sum((segment.exact for segment in found.segments), Fraction(0))) == found.compensation
    assert all(segment.base > 0 and segment.days > 0 for segment in found.segments)
    for before, after in zip(found.segments, found.segments[1:], strict=False):
        assert before.last + DAY == after.first
        assert (before.base, before.span) != (after.base, after.span)


@given(dues, sums, st.integers(0, 1500), st.integers(0, 1500))
def test_an_interval_costs_what_its_parts_cost(due: date, amount: Decimal, first: int, then: int) -> None:
    middle, end = due + timedelta(days=first), due + timedelta(days=first + then)
    whole = exact(LateClaim(amount, due, as_of=end))
    assert exact(LateClaim(amount, due, as_of=middle)) + exact(LateClaim(amount, middle, as_of=end)) == whole


@given(dues, sums, sums, st.integers(0, 1500), st.integers(0, 300))
def test_more_money_or_more_days_never_cost_less(
    due: date, amount: Decimal, more: Decimal, days: int, further: int
) -> None:
    end = due + timedelta(days=days)
    least = exact(LateClaim(amount, due, as_of=end))
    assert exact(LateClaim(amount + more, due, as_of=end)) >= least
    assert exact(LateClaim(amount, due, as_of=end + timedelta(days=further))) >= least


@given(claims(), st.integers(-10, 1000), sums)
def test_a_payment_never_raises_it(claim: LateClaim, days: int, amount: Decimal) -> None:
    through = claim.as_of or claim.due + timedelta(days=1500)
    before = LateClaim(claim.amount, claim.due, claim.payments, through)
    more = [*claim.payments, Payment(claim.due + timedelta(days=days), amount)]
    assert exact(LateClaim(claim.amount, claim.due, more, through)) <= exact(before)


@given(dues, sums, st.integers(0, 400))
def test_what_is_paid_in_time_costs_nothing(due: date, amount: Decimal, early: int) -> None:
    assert answer(LateClaim(amount, due, [Payment(due - timedelta(days=early), amount)])).compensation == 0


@given(dues, sums, st.lists(sums, max_size=4), st.integers(1, 300))
def test_payments_of_one_day_count_as_their_sum(
    due: date, amount: Decimal, paid: list[Decimal], days: int
) -> None:
    on = due + timedelta(days=days)
    end = on + timedelta(days=100)
    apart = LateClaim(amount, due, [Payment(on, each) for each in paid], end)
    together = LateClaim(amount, due, [Payment(on, sum(paid, Decimal(0)))], end)
    assert exact(apart) == exact(together)


def test_what_is_unpaid_is_counted_through_today_or_the_day_asked_for() -> None:
    claim = LateClaim(Decimal(10_000), date(2026, 11, 12))
    assert answer(claim).through == TODAY
    assert compensation("10000", date(2026, 11, 12), as_of=date(2026, 11, 17)) == "46.67"


def test_days_nobody_knows_the_rate_of_are_warned_of() -> None:
    codes = warned(LateClaim(Decimal(10_000), date(2026, 9, 1), as_of=date(2026, 12, 31)))
    assert {Caution.ENDS_OF_KNOWLEDGE, LatePayCaution.DAYS_TO_COME} <= codes
    assert warned(LateClaim(Decimal(10_000), date(2026, 8, 3), as_of=date(2026, 9, 10))) == set()


def test_a_rate_nobody_checked_is_warned_of() -> None:
    assert Caution.UNVERIFIED in warned(LateClaim(Decimal(1), date(2011, 3, 1), as_of=date(2011, 3, 5)))


def test_a_payday_on_a_day_off_was_earlier() -> None:
    """1 March 2025 is a Saturday; the answer counts from the day that was told, and says so."""
    told = late_pay(LateClaim(Decimal(10_000), date(2025, 3, 1), as_of=date(2025, 3, 2)), BOOK, TODAY)
    earlier = [said.values["day"] for said in told.warnings if said.code == LatePayCaution.PAYDAY_OFF]
    assert earlier == [date(2025, 2, 28)]
    assert len(told.answer.segments) == 1
    assert warned(LateClaim(Decimal(1), date(2011, 10, 1), as_of=date(2011, 10, 9))) == set()
    assert warned(LateClaim(Decimal(1), date(2028, 1, 1))) == set()  # no calendar: nothing is said


def test_what_does_not_fit_the_question_is_said() -> None:
    due = date(2025, 3, 3)
    more = [Payment(date(2025, 3, 5), Decimal(12_000))]
    assert warned(LateClaim(Decimal(10_000), due, more)) == {LatePayCaution.OVERPAID}
    later = [Payment(date(2025, 4, 5), Decimal(10_000))]
    assert warned(LateClaim(Decimal(10_000), due, later, date(2025, 3, 5))) == {LatePayCaution.LATER_PAYMENTS}


def test_a_sum_paid_in_time_says_so() -> None:
    told = late_pay(LateClaim(Decimal(10), date(2026, 12, 1)), BOOK, TODAY)
    assert LatePayStep.IN_TIME in {said.code for said in told.steps}
    assert [row.code for row in told.rows] == ["card_facts.tc236_formula"]


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        (LateClaim(Decimal(1), date(2025, 3, 1), as_of=date(2025, 2, 1)), LatePayCaution.END_BEFORE_START),
        (LateClaim(Decimal(1), date(2010, 5, 30)), LatePayCaution.TOO_EARLY),
        (LateClaim(Decimal(1), date(2025, 3, 1), as_of=date(2225, 3, 1)), LatePayCaution.TOO_LONG),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(claim: LateClaim, code: str) -> None:
    with pytest.raises(Refused) as refused:
        late_pay(claim, BOOK, TODAY)
    assert refused.value.said.code == code


def test_a_day_without_a_rate_is_no_guess() -> None:
    with pytest.raises(NotInForce):
        list(RATES.within(date(2010, 5, 1), TODAY))
    with pytest.raises(NotInForce):
        INDEX.compensation(LateClaim(Decimal(1), date(2010, 5, 1)), TODAY)


def test_a_gap_between_two_rates_is_an_error() -> None:
    rows = [row for row in BOOK.under("") if not (row.code == "key_rate" and row.value == "21.00")]
    with pytest.raises(NotInForce):
        rate_spans(book_of(rows, BOOK.calendar, TODAY))
    with pytest.raises(NotInForce):
        rate_spans(book_of([], BOOK.calendar, TODAY))


def test_a_newer_rate_moves_the_end_of_what_is_known() -> None:
    """A row that a person entered says no such day: what counts is when it was checked."""
    newest = BOOK.at("key_rate", TODAY)
    assert RATES.known_through == date(2026, 9, 10)
    entered = [row for row in BOOK.under("") if row is not newest]
    plain = type(newest)(**{**fields(newest), "details": {}})
    assert rate_spans(book_of([*entered, plain], BOOK.calendar, TODAY)).known_through == newest.checked_on


def test_figures_are_written_out() -> None:
    assert [in_figures(Decimal(text)) for text in ("70", "46.66666", "1E+3", "0")] == [
        "70.00", "46.66666", "1000.00", "0.00",
    ]  # fmt: skip


def exact(claim: LateClaim) -> Fraction:
    return sum((segment.exact for segment in answer(claim).segments), Fraction(0))


def warned(claim: LateClaim) -> set[str]:
    return {said.code for said in late_pay(claim, BOOK, TODAY).warnings}


def fields(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}  # type: ignore[attr-defined]
