"""What it costs, which court, and whether a court order is possible."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jardam.law.rules.confidence import Standing
from jardam.law.rules.duties import Duty, DutyCaution, DutyQuestion, DutyStep, duty, matters
from jardam.law.rules.explaining import Caution, Explained, Refused
from jardam.law.tests.books import BOOK

TODAY = date(2026, 11, 22)


def asked(
    matter: str, on: str = "2026-11-22", amount: int | None = None, *, is_accrued: bool | None = None
) -> Explained[Duty]:
    money = None if amount is None else Decimal(amount)
    return duty(DutyQuestion(matter, date.fromisoformat(on), money, is_accrued), BOOK, TODAY)


def codes(told: Explained[Any]) -> set[str]:
    return {said.code for said in (*told.steps, *told.warnings)}


def test_a_worker_pays_nothing_and_chooses_the_court() -> None:
    told = asked("worker_claim", amount=300_000)
    assert told.answer.amount == 0
    assert {DutyStep.EXEMPT, DutyStep.DISTRICT_COURT, DutyStep.VENUE, DutyStep.ORDER_IF_ACCRUED} <= codes(
        told
    )


@pytest.mark.parametrize(
    ("amount", "is_accrued", "is_possible", "step"),
    [
        (500_000, True, True, DutyStep.ORDER_POSSIBLE),
        (500_001, True, False, DutyStep.ORDER_TOO_MUCH),
        (500_001, None, False, DutyStep.ORDER_TOO_MUCH),
        (10, False, False, DutyStep.ORDER_DISPUTED),
        (10, None, None, DutyStep.ORDER_IF_ACCRUED),
        (None, True, None, DutyStep.ORDER_IF_ACCRUED),
    ],
)
def test_a_court_order_is_for_what_is_accrued_and_not_too_much(
    amount: int | None, is_accrued: bool | None, is_possible: bool | None, step: DutyStep
) -> None:
    told = asked("worker_claim", amount=amount, is_accrued=is_accrued)
    assert (told.answer.is_order_possible, told.answer.order_ceiling) == (is_possible, 500_000)
    assert step in codes(told)


def test_a_duty_changed_on_its_day_and_the_older_figure_is_not_verified() -> None:
    older, newer = asked("kas_claim", "2024-09-08"), asked("kas_claim", "2024-09-09")
    assert (older.answer.amount, newer.answer.amount) == (300, 3000)
    assert (older.confidence.standing, newer.confidence.standing) == (Standing.OPEN, Standing.RETOLD)
    assert Caution.UNVERIFIED in codes(older)
    assert Caution.UNVERIFIED not in codes(newer)
    assert {DutyStep.KAS_COURT, DutyStep.KAS_LAWYER} <= codes(newer)


def test_what_is_not_recorded_for_the_day_is_no_figure() -> None:
    told = asked("patent_issue", "2024-05-01")
    assert told.answer.amount is None
    assert codes(told) == {DutyCaution.NOT_KNOWN_THEN}


def test_two_figures_in_one_cell_are_told_as_they_stand() -> None:
    told = asked("visa")
    assert told.answer.amount is None
    assert DutyStep.AS_WRITTEN in codes(told)


def test_the_price_of_an_examination_is_no_duty() -> None:
    assert DutyStep.NOT_A_DUTY in codes(asked("exam_patent"))
    assert {DutyStep.FREE, DutyStep.HIGHER_COURT} <= codes(asked("koap_complaint"))


@pytest.mark.parametrize("row", matters(BOOK), ids=lambda row: row.code)
def test_every_matter_has_an_answer_and_a_ground(row: Any) -> None:
    assert asked(row.code.removeprefix("state_duties.")).rows


def test_a_matter_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refused):
        asked("parking")
