"""Every row of the deadlines, what stands beside its last day, and the earlier day wherever there is a doubt."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.partial_dates import PartialDate, exactly, partial_date
from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.deadline_codes import DeadlineCaution, DeadlineStep
from jardam.law.rules.deadline_eras import Deadline, Start
from jardam.law.rules.deadlines import deadline, deadline_ids
from jardam.law.rules.explaining import Caution, Explained, Refused
from jardam.law.rules.rulebook import RuleBook, book_of
from jardam.law.tests.books import BOOK

TODAY = date(2026, 11, 22)
WITHOUT_TERM = {
    "koap_4_8", "kas_92", "kas_93_months", "tc14", "gpk_122_court_order", "claim_venue", "kas_representative",
    "police_expulsion", "rkl_objection",
}  # fmt: skip


def asked(name: str, start: Start | str, book: RuleBook = BOOK) -> Explained[Deadline]:
    begun = exactly(date.fromisoformat(start)) if isinstance(start, str) else start
    return deadline(name, begun, book, TODAY)


def due(name: str, start: Start | str) -> str:
    end = asked(name, start).answer.due
    assert end
    return end.moment.isoformat("T", "minutes") if end.moment else end.day.isoformat()


def codes(told: Explained[Any]) -> set[str]:
    return {said.code for said in (*told.steps, *told.warnings)}


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("tc392_wages", "2025-03-01", "2026-03-02"),
        ("tc392_wages", "2025-03-10", "2026-03-10"),
        ("tc392_dismissal", "2025-01-31", "2025-02-28"),
        ("tc392_other", "2025-02-10", "2025-05-12"),
        ("tc142_suspend", "2025-03-02", "2025-03-17"),
        ("tc136_payday", "2025-10-31", "2025-11-14"),
        ("git_complaint_answer", "2026-11-01", "2026-12-01"),
        ("prosecutor_answer", "2025-01-20", "2025-02-19"),
        ("authority_answer", "2026-11-01", "2026-12-01"),
        ("koap_30_3_old", "2024-05-06", "2024-05-16T23:59"),
        ("koap_30_3", "2025-03-03", "2025-03-13"),
        ("koap_30_3", "2025-03-05", "2025-03-17"),
        ("koap_30_5_expulsion", "2025-03-07", "2025-03-08T23:59"),
        ("kas_219", "2025-01-31", "2025-04-30"),
        ("kas_219", "2025-11-30", "2026-03-02"),
        ("gpk_appeal", "2025-04-01", "2025-05-05"),
        ("writ_presentation", "2026-05-12", "2029-05-12"),
    ],
)
def test_last_days_worked_out_by_hand(name: str, start: str, end: str) -> None:
    assert due(name, start) == end


@pytest.mark.parametrize("name", deadline_ids(BOOK))
def test_every_row_answers_or_says_that_it_has_no_term(name: str) -> None:
    told = asked(name, "2025-03-03")
    assert (told.answer.due is None) == (name in WITHOUT_TERM)
    assert (DeadlineStep.NO_TERM in codes(told)) == (name in WITHOUT_TERM)
    assert told.rows


def test_there_are_as_many_as_the_file_holds() -> None:
    assert len(deadline_ids(BOOK)) == 26
    with pytest.raises(Refused) as refused:
        asked("tc999", "2025-03-03")
    assert refused.value.said.code == DeadlineCaution.NO_SUCH_DEADLINE


def test_an_answer_may_be_put_off_and_a_letter_is_registered_first() -> None:
    told = asked("git_complaint_answer", "2026-11-01")
    further = {said.code: said.values["day"] for said in told.steps if "day" in said.values}
    assert further[DeadlineStep.EXTENSION] == date(2026, 12, 31)
    assert further[DeadlineStep.REGISTRATION] == date(2026, 12, 4)
    short = asked("prosecutor_answer", "2026-11-01")
    assert {DeadlineStep.SHORT_TERM, DeadlineStep.FURTHER_UNCHECKED} <= codes(short)
    assert DeadlineStep.FURTHER_UNCHECKED not in codes(told)


def test_between_two_wordings_of_the_offences_code_the_shorter_answer_is_given() -> None:
    """Served on 25 October 2024: ten days and nights end on the holiday of 4 November; counted in days, on the 5th."""
    for name, end in (("koap_30_3", "2024-11-04"), ("koap_30_3_old", "2024-11-04T23:59")):
        assert due(name, "2024-10-25") == end
        assert DeadlineCaution.LAW_CHANGED in codes(asked(name, "2024-10-25"))
    assert due("koap_30_3", "2024-11-06") == "2024-11-16"
    assert DeadlineCaution.LAW_CHANGED_ALIKE in codes(asked("koap_30_3", "2024-10-21"))


def test_outside_the_change_each_wording_counts_alone() -> None:
    before, after = asked("koap_30_3", "2024-10-10"), asked("koap_30_3_old", "2024-11-13")
    changed = {DeadlineCaution.LAW_CHANGED, DeadlineCaution.LAW_CHANGED_ALIKE}
    assert not changed & (codes(before) | codes(after))
    assert DeadlineCaution.OTHER_ROW in codes(before) & codes(after)
    assert due("koap_30_3_old", "2024-11-13") == "2024-11-25T23:59"


def test_an_older_and_shorter_term_that_still_ran_is_the_answer() -> None:
    told = asked("tc392_wages", "2016-09-20")
    assert due("tc392_wages", "2016-09-20") == "2016-12-20"
    assert {DeadlineCaution.LAW_CHANGED, DeadlineCaution.OTHER_ROW} <= codes(told)
    assert due("tc392_wages", "2016-10-03") == "2017-10-03"
    assert DeadlineCaution.LAW_CHANGED not in codes(asked("tc392_other", "2016-09-20"))


def test_a_change_that_a_person_entered_is_treated_alike() -> None:
    """A new period of the same code begins while the term runs: nobody is told the longer one."""
    row = BOOK.at("deadlines.git_complaint_answer", TODAY)
    older = replace(row, valid_to=date(2026, 12, 9))
    newer = replace(row, valid_from=date(2026, 12, 10), value="15")
    rows = [each for each in BOOK.under("") if each is not row]
    book = book_of([*rows, older, newer], BOOK.calendar, TODAY)
    told = asked("git_complaint_answer", "2026-11-20", book)
    assert told.answer.due is not None
    assert told.answer.due.day == date(2026, 12, 5)
    assert DeadlineCaution.LAW_CHANGED in codes(told)


def test_a_term_in_working_days_says_so() -> None:
    """No deadline of today is counted so; a person may enter one."""
    row = replace(BOOK.at("deadlines.gpk_appeal", TODAY), value="5", unit="working_days")
    rows = [each for each in BOOK.under("") if each.code != row.code]
    told = asked("gpk_appeal", "2025-12-30", book_of([*rows, row], BOOK.calendar, TODAY))
    assert told.answer.due is not None
    assert told.answer.due.day == date(2026, 1, 16)
    assert DeadlineStep.WORKING_DAYS in codes(told)


def test_a_row_that_is_due_to_be_checked_says_so() -> None:
    later = deadline("tc14", exactly(TODAY), BOOK, date(2027, 12, 1))
    assert Caution.REVIEW_IS_DUE in codes(later)


def test_a_day_before_the_rule_is_answered_with_a_warning() -> None:
    assert DeadlineCaution.NOT_IN_FORCE_THEN in codes(asked("kas_219", "2015-05-12"))


def test_a_month_gives_a_span_and_no_guess() -> None:
    told = asked("tc392_wages", partial_date("2025-02"))
    first, last = told.answer.earliest, told.answer.latest
    assert told.answer.due is None
    assert first is not None
    assert last is not None
    assert (first.day, last.day) == (date(2026, 2, 2), date(2026, 3, 2))
    assert DeadlineCaution.START_IN_PART in codes(told)


def test_of_a_start_nobody_knows_nothing_is_said_but_that() -> None:
    told = asked("tc392_wages", PartialDate())
    assert told.answer.earliest is None
    assert codes(told) == {DeadlineStep.UNKNOWN_START}
    assert codes(asked("tc14", PartialDate())) == {DeadlineStep.NO_TERM}


def test_without_the_hour_the_earliest_moment_is_given() -> None:
    told = asked("police_detention", "2025-03-01")
    assert due("police_detention", "2025-03-01") == "2025-03-03T00:00"
    assert told.answer.latest is not None
    assert told.answer.latest.moment == datetime.fromisoformat("2025-03-03T23:59")
    assert DeadlineCaution.HOUR_UNKNOWN in codes(told)
    assert due("police_detention", datetime.fromisoformat("2025-03-01T14:30")) == "2025-03-03T14:30"
    assert due("tc392_wages", datetime.fromisoformat("2025-03-10T23:00")) == "2026-03-10"


def test_what_is_not_settled_is_warned_of() -> None:
    assert DeadlineCaution.MOVE_UNSETTLED in codes(asked("koap_30_3_old", "2024-05-08"))
    assert DeadlineCaution.MOVE_UNSETTLED in codes(asked("koap_30_3_old", "2024-05-02"))
    assert DeadlineCaution.MAY_BE_SHORTER in codes(asked("kas_219", "2026-11-01"))
    assert DeadlineCaution.NON_WORKING_BY_DECREE in codes(asked("tc392_dismissal", "2020-03-15"))
    assert Caution.UNVERIFIED in codes(asked("gpk_appeal", "2026-11-02"))


def test_a_last_day_that_has_passed_says_so_to_whoever_had_to_act() -> None:
    assert DeadlineCaution.PASSED in codes(asked("tc392_wages", "2025-03-01"))
    assert DeadlineCaution.PASSED not in codes(asked("tc392_wages", "2025-12-01"))
    assert DeadlineCaution.PASSED not in codes(asked("git_complaint_answer", "2025-03-01"))


def test_a_missed_term_may_be_restored_where_the_row_says_so() -> None:
    assert DeadlineStep.RESTORABLE in codes(asked("tc392_wages", "2025-03-01"))
    assert DeadlineStep.RESTORABLE not in codes(asked("gpk_appeal", "2025-03-03"))


def test_a_year_that_nobody_meant_is_refused() -> None:
    for start in ("1900-01-01", "9999-12-31"):
        with pytest.raises(Refused):
            asked("writ_presentation", start)


def test_a_term_that_only_moves_on_is_given_without_the_calendar_of_its_year() -> None:
    """The day not moved is the safe one; where working days count, or a payday moves back, there is none to give."""
    told = asked("tc392_wages", "2027-01-15")
    assert told.answer.due
    assert told.answer.due.day == date(2028, 1, 15)
    assert DeadlineCaution.YEAR_NOT_HELD in codes(told)
    assert due("tc392_other", "2010-12-01") == "2011-03-01"
    with pytest.raises(YearNotHeld):
        asked("tc136_payday", "2027-12-31")


def test_the_term_of_a_complaint_is_in_doubt_only_around_its_change() -> None:
    doubts = {DeadlineCaution.LAW_CHANGED, DeadlineCaution.LAW_CHANGED_ALIKE}
    for start, is_doubtful in {
        "2024-10-18": False, "2024-10-19": True, "2024-11-09": True, "2024-11-10": False, "2026-11-16": False
    }.items():  # fmt: skip
        assert bool(codes(asked("koap_30_3", start)) & doubts) is is_doubtful


@given(
    st.dates(date(2014, 1, 1), date(2025, 6, 1)),
    st.integers(0, 31),
    st.sampled_from([name for name in deadline_ids(BOOK) if name not in {*WITHOUT_TERM, "police_detention"}]),
)
def test_what_is_known_better_lies_within_what_is_known_less(start: date, days: int, name: str) -> None:
    exact = asked(name, exactly(start)).answer.earliest
    told = asked(name, PartialDate(start.year, start.month)).answer
    assert exact
    assert told.earliest
    assert told.latest
    assert told.earliest.day <= exact.day <= told.latest.day
    assert exact.day >= start


def test_parts_of_a_date_have_an_order() -> None:
    assert str(partial_date("2025-3")) == "2025-03"
    assert partial_date("2025").latest - partial_date("2025").earliest == timedelta(days=364)
    for written in ("2025-13", "25", "2025-02-30", "0000", "2025-1-1-1", "x"):
        with pytest.raises(ValueError, match=r"date|year|month|day"):
            partial_date(written)
    for parts in ((None, 1), (2025, None, 1)):
        with pytest.raises(ValueError, match="part"):
            PartialDate(*parts)
    with pytest.raises(LookupError):
        _ = PartialDate().earliest


def test_every_term_that_may_be_restored_names_a_norm_that_stands() -> None:
    rows = [row for row in BOOK.under("deadlines.") if row.details.get("restorable")]
    named = {str(row.details.get("restored_by")) for row in rows}
    assert named == {"tc_392_5", "koap_30_3_2", "kas_219_5"}
    assert all(BOOK.find(f"restoring.{name}", date(2026, 11, 1)) for name in named | {"gpk_112"})
