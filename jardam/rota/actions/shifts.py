"""A shift is planned, asked for, answered, cancelled. Other hours are another shift, never a change in silence."""

from datetime import datetime

from django.db import IntegrityError, transaction

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.rota.choices import STANDING, ShiftState
from jardam.rota.models import LONGEST_SHIFT, Shift
from jardam.rota.rules.spans import Span, on_grid


class AlreadyAnswered(Exception):
    """Somebody was faster: the shift no longer waits for this."""


class NotPossible(Exception):
    """The person has a shift at this time, or the hours are none of the rota's."""


@recorded
def plan_shift(user: User, span: Span, state: ShiftState, *, by: User | None, at: datetime) -> Shift:
    """Plan, ask for or write down as agreed a shift of ``user``. ``by`` None is the demo.

    Errors: NotPossible, where the person has another shift then, or the hours are not on the grid.
    """
    is_on_grid = on_grid(span.start) == span.start and on_grid(span.end) == span.end
    if not is_on_grid or span.length > LONGEST_SHIFT or state not in STANDING:
        raise NotPossible
    assert user.centre_id is not None
    shift = Shift(
        centre_id=user.centre_id,
        user=user,
        starts_at=span.start,
        ends_at=span.end,
        state=state,
        planned_by=by,
    )
    try:
        with transaction.atomic():
            shift.save(force_insert=True)
    except IntegrityError as error:  # the exclusion constraint: one person once at a time
        raise NotPossible from error
    record("shift.planned", shift, by=by, at=at, state=state)
    tell(shift.centre_id)
    return shift


@recorded
def ask_shift(shift: Shift, *, by: User, at: datetime) -> Shift:
    """Ask the person of a planned shift. Errors: AlreadyAnswered."""
    return _move(shift, ShiftState.ASKED, {ShiftState.PLANNED}, by, at)


@recorded
def answer_shift(shift: Shift, *, says_yes: bool, by: User, at: datetime) -> Shift:
    """The person says yes or no, or whoever plans writes down what they said. Errors: AlreadyAnswered."""
    waiting = {ShiftState.PLANNED, ShiftState.ASKED}
    return _move(shift, ShiftState.CONFIRMED if says_yes else ShiftState.DECLINED, waiting, by, at)


@recorded
def cancel_shift(shift: Shift, *, by: User, at: datetime) -> Shift:
    """Take a shift back. Errors: AlreadyAnswered, when it no longer stands."""
    shift = _locked(shift, set(STANDING))
    shift.state = ShiftState.CANCELLED
    shift.save(update_fields=["state"])
    record("shift.cancelled", shift, by=by, at=at)
    tell(shift.centre_id)
    return shift


def _move(shift: Shift, to: ShiftState, before: set[ShiftState], by: User, at: datetime) -> Shift:
    shift = _locked(shift, before)
    shift.state = to
    shift.save(update_fields=["state"])
    record("shift.answered", shift, by=by, at=at, state=to)
    tell(shift.centre_id)
    return shift


def _locked(shift: Shift, before: set[ShiftState]) -> Shift:
    found: Shift = Shift.objects.select_for_update(of=("self",)).get(centre_id=shift.centre_id, pk=shift.pk)
    if found.state not in before:
        raise AlreadyAnswered(str(shift.pk))
    return found
