"""Amina's case of somebody whom nobody named: three months without wages."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TITLE, NEXT, STATED = "зарплата за три месяца", "приложить переводы", "Айлык бербейт, үч ай болду"


def in_days(days: int) -> NextAction:
    return NextAction(NEXT, timezone.localdate() + timedelta(days=days))


def opening(title: str = TITLE, days: int = 5) -> Opening:
    return Opening(day_uuid(), Track.WAGES, title, in_days(days), stated=STATED)


def opened(by: User, title: str = TITLE, days: int = 5) -> Case:
    with for_centre(by.centre_id):
        return open_case(opening(title, days), by=by, at=timezone.now())


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)
