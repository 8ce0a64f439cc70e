"""What a proposal would record, and why it is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.law.rules.calendar import ProductionCalendar
from jardam.law.rules.changing import (
    Act,
    Concern,
    Fault,
    Grounds,
    Proposal,
    amended,
    concerns_of,
    faults_of,
    first_day,
    outcome,
    touched,
)
from jardam.law.rules.citing import LAW_RU
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import RuleVersion, book_of
from jardam.law.rules.shifts import shift_by

TODAY = date(2026, 11, 22)
SEEN = Grounds("109-FZ", "https://example.org", Confidence.SEEN_IN_SOURCE, TODAY, TODAY + timedelta(days=90))
TERM, FEE, NUMBER = "deadlines.registration", "patent_fees.moscow", "card_facts.emergency"


def row(code: str, value: str, unit: str, first: date | None, last: date | None = None) -> RuleVersion:
    told = ("-", first, last, "law", "source", Confidence.SEEN_IN_SECONDARY, TODAY, TODAY)
    return RuleVersion(code, 1, value, unit, *told)


BOOK = book_of(
    [
        row(TERM, "7", "working_days", date(2020, 1, 1)),
        row(FEE, "8900", "RUB", date(2025, 1, 1), date(2025, 12, 31)),
        row(FEE, "10000", "RUB", date(2026, 1, 1), date(2026, 12, 31)),
        row(NUMBER, "112", "number_to_call", None),
    ],
    ProductionCalendar({}),
    TODAY,
)
NEW_TERM = Proposal(Act.NEW_PERIOD, TERM, value="5", starts_on=date(2027, 1, 1))


def test_a_new_period_ends_the_one_before() -> None:
    ended, begun = outcome(NEW_TERM, SEEN, BOOK)
    assert (ended.value, ended.valid_to, ended.version) == ("7", date(2026, 12, 31), 2)
    assert (begun.value, begun.valid_from, begun.valid_to, begun.law) == (
        "5",
        date(2027, 1, 1),
        None,
        "109-FZ",
    )
    assert BOOK.at(TERM, date(2027, 1, 1)).value == "7"


def test_a_new_period_after_one_that_has_ended_leaves_that_as_it_is() -> None:
    (begun,) = outcome(Proposal(Act.NEW_PERIOD, FEE, value="11000", starts_on=date(2027, 1, 1)), SEEN, BOOK)
    assert (begun.value, begun.valid_to) == ("11000", None)


def test_a_new_period_inside_one_that_ends_ends_with_it() -> None:
    _ended, begun = outcome(
        Proposal(Act.NEW_PERIOD, FEE, value="9500", starts_on=date(2025, 7, 1)), SEEN, BOOK
    )
    assert begun.valid_to == date(2025, 12, 31)


def test_a_better_look_at_the_law_is_a_correction_too() -> None:
    seen = Proposal(Act.CORRECTION, NUMBER, value="112")
    (corrected,) = outcome(seen, SEEN, BOOK)
    assert corrected.confidence is Confidence.SEEN_IN_SOURCE


@pytest.mark.parametrize(
    "proposal,fault",
    [
        (Proposal(Act.NEW_PERIOD, "no.such", value="5", starts_on=TODAY), Fault.UNKNOWN_CODE),
        (Proposal(Act.CORRECTION, TERM, value="5", period=TODAY), Fault.NO_PERIOD),
        (Proposal(Act.CORRECTION, TERM, value="5", period=date(2020, 1, 1), version=2), Fault.OUTDATED),
        (Proposal(Act.NEW_PERIOD, TERM, starts_on=TODAY), Fault.VALUE_MISSING),
        (Proposal(Act.NEW_PERIOD, TERM, value="five", starts_on=TODAY), Fault.NOT_A_NUMBER),
        (Proposal(Act.NEW_PERIOD, TERM, value="-5", starts_on=TODAY), Fault.NOT_A_NUMBER),
        (Proposal(Act.NEW_PERIOD, TERM, value="NaN", starts_on=TODAY), Fault.NOT_A_NUMBER),
        (Proposal(Act.NEW_PERIOD, TERM, value="5.5", starts_on=TODAY), Fault.NOT_WHOLE),
        (Proposal(Act.NEW_PERIOD, TERM, value="5"), Fault.START_MISSING),
        (Proposal(Act.END, TERM, period=date(2020, 1, 1)), Fault.END_MISSING),
        (Proposal(Act.NEW_PERIOD, TERM, value="5", starts_on=date(20, 1, 1)), Fault.FAR_AWAY),
        (
            Proposal(Act.NEW_PERIOD, TERM, value="5", starts_on=TODAY, ends_on=TODAY - timedelta(days=1)),
            Fault.ENDS_BEFORE_IT_BEGINS,
        ),
        (
            Proposal(Act.END, TERM, period=date(2020, 1, 1), ends_on=date(2019, 1, 1)),
            Fault.ENDS_BEFORE_IT_BEGINS,
        ),
        (Proposal(Act.NEW_PERIOD, FEE, value="5", starts_on=date(2026, 1, 1)), Fault.BEGINS_ALREADY),
        (
            Proposal(Act.NEW_PERIOD, FEE, value="5", starts_on=date(2025, 7, 1), ends_on=date(2026, 2, 1)),
            Fault.OVERLAPS,
        ),
        (Proposal(Act.CORRECTION, FEE, value="5", period=date(2025, 1, 1)), Fault.OVERLAPS),
        (Proposal(Act.NEW_PERIOD, TERM, value="7", starts_on=TODAY), Fault.SAME_AS_NOW),
        (Proposal(Act.END, FEE, period=date(2026, 1, 1), ends_on=date(2026, 12, 31)), Fault.SAME_AS_NOW),
    ],
)
def test_what_is_refused_and_why(proposal: Proposal, fault: Fault) -> None:
    assert faults_of(proposal, SEEN, BOOK)[0] is fault
    with pytest.raises(ValueError, match="cannot be changed so"):
        outcome(proposal, SEEN, BOOK)


def test_the_same_words_from_the_same_source_are_no_correction() -> None:
    now = BOOK.at(NUMBER, TODAY)
    grounds = Grounds(now.law, now.sources, now.confidence, now.checked_on, now.review_on)
    assert faults_of(Proposal(Act.CORRECTION, NUMBER, value="112"), grounds, BOOK) == [Fault.SAME_AS_NOW]


def test_what_the_second_person_looks_at_twice() -> None:
    passing = Proposal(Act.NEW_PERIOD, TERM, value="5", starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30))
    late = Proposal(Act.NEW_PERIOD, FEE, value="11000", starts_on=date(2027, 2, 1))
    unseen = Grounds("109-FZ", "-", Confidence.FROM_MEMORY_UNVERIFIED, TODAY, TODAY)
    assert concerns_of(NEW_TERM, SEEN, BOOK, TODAY) == []
    assert concerns_of(passing, SEEN, BOOK, TODAY) == [Concern.GAP_AFTER, Concern.LOOKS_BACK]
    assert concerns_of(late, unseen, BOOK, TODAY) == [Concern.GAP_BEFORE, Concern.UNVERIFIED]


def test_another_law_is_not_cited_as_the_one_before() -> None:
    cited = replace(BOOK.at(TERM, TODAY), details={LAW_RU: "109-ФЗ", "roll": "next"})
    book = amended(BOOK, [cited])
    (corrected,) = outcome(Proposal(Act.CORRECTION, TERM, value="6", period=cited.valid_from), SEEN, book)
    assert corrected.details == {"roll": "next"}
    assert Concern.DETAILS_KEPT in concerns_of(NEW_TERM, SEEN, book, TODAY)


def test_from_when_the_law_is_another() -> None:
    term, fee = BOOK.at(TERM, TODAY), BOOK.at(FEE, TODAY)
    assert first_day(NEW_TERM, term) == date(2027, 1, 1)
    assert first_day(Proposal(Act.END, TERM, ends_on=date(2027, 3, 1)), term) == date(2027, 3, 2)
    assert first_day(Proposal(Act.END, FEE, ends_on=date(2027, 3, 1)), fee) == date(2027, 1, 1)
    assert first_day(Proposal(Act.CORRECTION, TERM, period=date(2020, 1, 1)), term) == date(2020, 1, 1)


days = st.dates(date(2018, 1, 1), date(2032, 12, 31))


values = st.sampled_from(["5", "9000", "7"])
periods = st.sampled_from([date(2020, 1, 1), date(2025, 1, 1), date(2026, 1, 1)])
proposals = st.builds(
    Proposal, act=st.sampled_from(Act), code=st.sampled_from([TERM, FEE]), value=values, starts_on=days,
    ends_on=st.none() | days, period=periods,
)  # fmt: skip


@given(proposal=proposals, on=days)
def test_no_two_periods_hold_on_one_day_and_days_before_stay(proposal: Proposal, on: date) -> None:
    row = touched(proposal, BOOK)
    if row is None or faults_of(proposal, SEEN, BOOK):
        return
    after = amended(BOOK, outcome(proposal, SEEN, BOOK))
    held, holds = ([one.value for one in book.rows[row.code] if one.holds(on)] for book in (BOOK, after))
    begins = first_day(proposal, row)
    assert len(holds) <= 1
    assert holds == held or begins is None or on >= begins


def test_against_a_later_book_a_day_says_what_holds_on_it() -> None:
    sooner = amended(BOOK, outcome(replace(NEW_TERM, starts_on=date(2026, 9, 1)), SEEN, BOOK))
    later = amended(sooner, outcome(replace(NEW_TERM, value="9", starts_on=date(2026, 10, 1)), SEEN, sooner))
    on = [shift_by(TERM, BOOK, book, TODAY) for book in (sooner, later, BOOK)]
    assert [(shift.on, shift.after and shift.after.value) for shift in on] == [
        (TODAY, "5"),
        (TODAY, "9"),
        (None, "7"),
    ]
    to_come = amended(BOOK, outcome(NEW_TERM, SEEN, BOOK))
    assert shift_by(TERM, BOOK, to_come, TODAY).on == NEW_TERM.starts_on
