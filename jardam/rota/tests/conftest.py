"""Moscow on Wednesday, 25 November 2026, 16:42: the hour at which the pictures of the rota are drawn."""

from datetime import UTC, datetime, timedelta

import pytest

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.rota.actions import plan_shift
from jardam.rota.choices import ShiftState
from jardam.rota.models import Shift
from jardam.rota.rules.spans import Span

NOW = datetime(2026, 11, 25, 13, 42, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 24, 21, tzinfo=UTC)  # in Moscow


def hours(first: float, last: float) -> Span:
    """Hours from the midnight of that Wednesday on."""
    return Span(MIDNIGHT + timedelta(hours=first), MIDNIGHT + timedelta(hours=last))


def planned(user: User, first: float, last: float, state: ShiftState = ShiftState.CONFIRMED) -> Shift:
    with for_centre(user.centre_id):
        return plan_shift(user, hours(first, last), state, by=None, at=NOW)


@pytest.fixture
def now() -> datetime:
    return NOW
