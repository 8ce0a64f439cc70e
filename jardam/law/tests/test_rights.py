"""A right begins on a day: whoever uses it a day too early has none, so that the later day is the safe one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import OWN_NAMES
from jardam.kernel.partial_dates import PartialDate, exactly, partial_date
from jardam.law.calculators import deadline as calculator
from jardam.law.rules.deadline_codes import DeadlineCaution
from jardam.law.rules.deadline_eras import Deadline
from jardam.law.rules.deadlines import deadline
from jardam.law.rules.explaining import Explained
from jardam.law.rules.rulebook import RuleBook, book_of
from jardam.law.tests.books import BOOK, TODAY

RIGHT, CODE = "tc142_suspend", "deadlines.tc142_suspend"
OF_A_LAST_DAY = {
    DeadlineCaution.START_IN_PART, DeadlineCaution.START_IN_PART_OF_ANOTHER, DeadlineCaution.HOUR_UNKNOWN,
    DeadlineCaution.LAW_CHANGED, DeadlineCaution.LAW_CHANGED_ALIKE, DeadlineCaution.PASSED,
    DeadlineCaution.MOVE_UNSETTLED,
}  # fmt: skip


def asked(start: PartialDate, book: RuleBook = BOOK) -> Explained[Deadline]:
    return deadline(RIGHT, start, book, TODAY)


def cautions(told: Explained[Deadline]) -> dict[str, dict[str, Any]]:
    return {said.code: dict(said.values) for said in told.warnings}


def changed(value: str, begins: date) -> RuleBook:
    """Another length from a day on."""
    row = BOOK.at(CODE, TODAY)
    older = replace(row, valid_to=date.fromordinal(begins.toordinal() - 1))
    newer = replace(row, valid_from=begins, value=value)
    rows = [each for each in BOOK.under("") if each is not row]
    return book_of([*rows, older, newer], BOOK.calendar, TODAY)


def test_of_a_month_the_later_day_is_the_safe_one() -> None:
    told = asked(partial_date("2025-03"))
    assert calculator.due(told).on == date(2025, 4, 15)
    assert cautions(told)[DeadlineCaution.RIGHT_IN_PART] == {
        "day": date(2025, 3, 16),
        "latest": date(2025, 4, 15),
    }
    assert not set(cautions(told)) & OF_A_LAST_DAY


def test_it_is_said_so_and_the_machine_reads_the_same_names() -> None:
    told = asked(partial_date("2025-03"))
    with override("en"):
        assert calculator.shown(told).headline == (
            "The right begins between 16\u00a0March\u00a02025 and 15\u00a0April\u00a02025: hold to the later"
        )
    said = calculator.machine(told)
    assert set(said) == {"due", "earliest", "latest", "explanation"}
    assert (said["due"], said["earliest"], said["latest"]) == (None, "2025-03-16", "2025-04-15")


@pytest.mark.parametrize("language", sorted(each.catalogue for each in OWN_NAMES if each.value != "EN"))
def test_it_is_said_in_every_language(language: str) -> None:
    with override(language):
        headline = calculator.shown(asked(partial_date("2025-03"))).headline
    assert "15.04.2025" in headline
    assert "right" not in headline


@pytest.mark.parametrize(
    ("value", "later", "other"),
    [("20", date(2026, 12, 10), date(2026, 12, 5)), ("10", date(2026, 12, 5), date(2026, 11, 30))],
)
def test_near_a_change_of_the_law_the_later_day_counts(value: str, later: date, other: date) -> None:
    told = asked(exactly(date(2026, 11, 20)), changed(value, date(2026, 12, 1)))
    assert told.answer.due
    assert told.answer.due.day == later
    assert cautions(told)[DeadlineCaution.RIGHT_CHANGED] == {"day": later, "other": other}
    assert not set(cautions(told)) & OF_A_LAST_DAY


def test_a_change_that_leaves_the_day_says_that_both_agree() -> None:
    told = asked(exactly(date(2026, 11, 20)), changed("15", date(2026, 12, 1)))
    assert cautions(told)[DeadlineCaution.RIGHT_CHANGED_ALIKE]["day"] == date(2026, 12, 5)


def test_without_the_hour_a_right_counted_in_hours_begins_at_the_latest_moment() -> None:
    row = replace(BOOK.at(CODE, TODAY), value="48", unit="hours")
    rows = [each for each in BOOK.under("") if each.code != CODE]
    told = asked(exactly(date(2025, 3, 1)), book_of([*rows, row], BOOK.calendar, TODAY))
    assert told.answer.due
    assert told.answer.due == told.answer.latest
    assert calculator.due(told).on == date(2025, 3, 3)
    assert not set(cautions(told)) & OF_A_LAST_DAY


@given(st.dates(date(2014, 1, 1), date(2025, 6, 1)))
def test_no_day_that_it_may_have_begun_on_gives_the_right_after_the_safe_one(start: date) -> None:
    exact = calculator.due(asked(exactly(start))).on
    in_part = calculator.due(asked(PartialDate(start.year, start.month))).on
    assert exact
    assert in_part
    assert exact <= in_part
