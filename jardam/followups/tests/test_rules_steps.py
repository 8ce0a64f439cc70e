from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.followups.rules.steps import (
    STAGES,
    STEP_AFTER,
    MoveRefused,
    StepKind,
    StepState,
    after,
    due_on,
    stage,
)
from jardam.law.rules.calendar import DayKind, ProductionCalendar

FRIDAY = date(2026, 11, 20)
HELD = ProductionCalendar({date(2026, 11, 4): DayKind.HOLIDAY, date(2026, 11, 23): DayKind.HOLIDAY})
ENDS = frozenset(StepState) - {StepState.ASKED, StepState.SENT}


def test_a_certificate_is_asked_sent_and_issued() -> None:
    sent = after(StepKind.CERTIFICATE, StepState.ASKED, StepState.SENT)
    assert after(StepKind.CERTIFICATE, sent, StepState.ISSUED) is StepState.ISSUED


def test_a_holiday_moves_the_day_by_which_somebody_acts() -> None:
    waiting = stage(StepKind.APPOINTMENT, StepState.ASKED)
    assert waiting is not None
    assert due_on(waiting, FRIDAY, HELD) == date(2026, 11, 24)


def test_a_held_holiday_counts_though_the_next_year_is_not_held() -> None:
    """Two working days from 30 December: the 31st is a day off, of January nothing is known."""
    waiting = STAGES[StepKind.CASE][StepState.ASKED]
    held = ProductionCalendar({date(2026, 12, 31): DayKind.HOLIDAY})
    assert due_on(waiting, date(2026, 12, 30), held) == date(2027, 1, 4)


@given(st.sampled_from(StepKind), st.sampled_from(StepState), st.sampled_from(StepState))
def test_nothing_follows_an_end_and_no_move_leaves_the_table(
    kind: StepKind, state: StepState, move: StepState
) -> None:
    waiting = stage(kind, state)
    if waiting is not None and move in waiting.moves:
        assert after(kind, state, move) is move
    else:
        with pytest.raises(MoveRefused):
            after(kind, state, move)
    if state in ENDS:
        assert waiting is None


@given(st.sampled_from(StepKind))
def test_every_step_can_reach_an_end_and_is_asked_first(kind: StepKind) -> None:
    assert StepState.ASKED in STAGES[kind]
    for waiting in STAGES[kind].values():
        assert ENDS & set(waiting.moves)
    assert kind in STEP_AFTER.values()


@given(st.sampled_from(StepKind), st.dates(date(2025, 6, 1), date(2027, 6, 1)))
def test_the_clock_runs_forward_and_stops_on_a_working_weekday_or_a_day_of_the_calendar(
    kind: StepKind, day: date
) -> None:
    waiting = STAGES[kind][StepState.ASKED]
    due = due_on(waiting, day, HELD)
    assert day < due <= day + timedelta(days=2 * waiting.working_days + 7)
    assert due.weekday() < 5
