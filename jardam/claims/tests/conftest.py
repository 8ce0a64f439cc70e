"""Amina's case of somebody who worked for three months and was paid for a part of one."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.cases.actions import Opening, Said, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.claims import actions
from jardam.claims.counting import counted
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.law.queries import rule_book
from tests.reference import shipped_law

EMPLOYER, FOREMAN, SITE = "СтройРемонт", "Рахим +7 999 000-00-01", "корпус 4"
WORK: dict[str, Any] = {
    "way": "MONTHLY",
    "rate": "60000",
    "month": [
        {"month": "2026-07", "count": "21"},
        {"month": "2026-08", "sum": "62000"},
        {"month": "2026-09", "sum": "62000"},
    ],
    "payment": [{"on": "2026-08-20", "sum": "20000", "for_month": "2026-07"}],
    "since": "2026-07-01",
}


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, timezone.now()):
        yield


@pytest.fixture
def case(amina: User) -> Case:
    then = NextAction("приложить переводы", timezone.localdate() + timedelta(days=5))
    with for_centre(amina.centre_id):
        asked = Opening(day_uuid(), Track.WAGES, "зарплата", then)
        return open_case(asked, by=amina, at=timezone.now())


@pytest.fixture
def here(case: Case) -> Iterator[None]:
    with for_centre(case.centre_id):
        yield


@pytest.fixture
def claim(law: None, here: None, case: Case, amina: User) -> Claim:
    who = Who(EMPLOYER, FOREMAN, SITE)
    return actions.open_claim(case, who, seen(case), by=amina, at=timezone.now())


def seen(case: Case, text: str = "") -> Said:
    case.refresh_from_db()
    return Said(case.revision, text)


def say(claim: Claim, work: dict[str, Any], by: User) -> Claim:
    """What was worked, told as the page tells it."""
    today = timezone.localdate()
    book = rule_book(today)
    counted(work, book, today)
    return actions.say_work(claim, work, book, seen(claim.case), by=by, at=timezone.now())
