"""What is due of a problem stands on its owner's day; what is late, or has no owner any more, on the head's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jardam.cases.rules.next_action import NextAction
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.desk.problems import problem_rows
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.rules.kinds import IncidentKind, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.partial_dates import partial_date
from jardam.problems import actions
from jardam.problems.models import Problem
from jardam.problems.rules.states import Hands

pytestmark = pytest.mark.django_db


def step(problem: Problem) -> actions.Step:
    then = NextAction("написать в облздрав", timezone.localdate() + timedelta(days=7))
    return actions.Step(problem.revision, "поговорили с юристом", then)


@pytest.fixture
def problem(farida: User, amina: User) -> Problem:
    """Raised by Farida for Amina: its next action is due in a week."""
    where = Where("Роддом № 6", VenueKind.HOSPITAL, "RU-MOW")
    told = Happened(day_uuid(), where, IncidentKind.BRIBE, "просили деньги", partial_date("2026"))
    then = NextAction("написать в облздрав", timezone.localdate() + timedelta(days=7))
    with for_centre(farida.centre_id):
        venue = write_incident(told, by=amina, at=timezone.now()).venue
        raised = actions.Raised(day_uuid(), venue, IncidentKind.BRIBE, "требуют деньги", amina, then)
        return actions.raise_problem(raised, by=farida, at=timezone.now())


@pytest.fixture
def lawyer(amina: User) -> User:
    made = User(username="gulnara", centre=amina.centre, role=Role.LAWYER, password="!")
    made.save()
    return made


def test_what_is_due_stands_on_the_owners_day_and_what_is_late_on_the_heads(
    amina: User, farida: User, lawyer: User, problem: Problem
) -> None:
    def due(user: User, days: int) -> list[bool]:
        with for_centre(user.centre_id):
            return [row.is_late for row in problem_rows(user, timezone.now() + timedelta(days=days))]

    assert due(amina, 6) == due(farida, 7) == due(lawyer, 30) == []
    assert due(amina, 7) == [False]
    assert due(amina, 8) == due(farida, 8) == [True]
    with for_centre(amina.centre_id):
        User.objects.filter(pk=amina.pk).update(is_active=False)
    assert due(farida, 7) == [False]


def test_an_answer_that_is_due_stands_on_the_day_before_the_next_action(
    amina: User, problem: Problem
) -> None:
    now = timezone.now()
    due_on = timezone.localdate() + timedelta(days=2)
    given = actions.Handing(Hands.AUTHORITY, timezone.localdate(), due_on, who="Облздрав", source="письмо")
    with for_centre(amina.centre_id):
        actions.hand_over_solution(problem, step(problem), given, by=amina, at=now)
        assert problem_rows(amina, now + timedelta(days=1)) == []
        (row,) = problem_rows(amina, now + timedelta(days=2))
    assert row.due.date() == due_on
    assert "Облздрав" in row.meta
