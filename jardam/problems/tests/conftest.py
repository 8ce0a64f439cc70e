"""A maternity ward where three people were asked for money, and the problem that Farida raised for Amina."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jardam.cases.rules.next_action import NextAction
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.incidents.models import Venue
from jardam.incidents.rules.kinds import IncidentKind
from jardam.incidents.tests.conftest import talked, written
from jardam.kernel.ids import day_uuid
from jardam.problems.actions import Raised, Step, raise_problem
from jardam.problems.models import Problem

WRONG, NEXT, SAID = "За справку о рождении требуют деньги", "написать в облздрав", "поговорили с юристом"


def in_days(days: int) -> NextAction:
    return NextAction(NEXT, timezone.localdate() + timedelta(days=days))


def step(problem: Problem, *, ends: bool = False, days: int = 7) -> Step:
    return Step(problem.revision, SAID, None if ends else in_days(days))


@pytest.fixture
def ward(amina: User) -> Venue:
    """Three people tell of it."""
    for _teller in range(3):
        incident = written(amina, contact=talked(amina))
    venue: Venue = incident.venue
    return venue


@pytest.fixture
def problem(farida: User, amina: User, ward: Venue) -> Problem:
    raised = Raised(day_uuid(), ward, IncidentKind.BRIBE, WRONG, amina, in_days(7))
    with for_centre(farida.centre_id):
        return raise_problem(raised, by=farida, at=timezone.now())


@pytest.fixture
def lawyer(amina: User) -> User:
    made = User(username="gulnara", centre=amina.centre, role=Role.LAWYER, password="!")
    made.save()
    return made
