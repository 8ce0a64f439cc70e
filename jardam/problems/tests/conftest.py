"""A maternity ward where three people were asked for money, and the problem that Farida raised for Amina."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.models import Incident, Venue
from jardam.incidents.rules.kinds import IncidentKind, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.partial_dates import partial_date
from jardam.kernel.topics import Topic
from jardam.problems.actions import Raised, Step, raise_problem
from jardam.problems.models import Problem

WRONG, NEXT, SAID = "За справку о рождении требуют деньги", "написать в облздрав", "поговорили с юристом"


def opened(by: User) -> Case:
    with for_centre(by.centre_id):
        return open_case(Opening(day_uuid(), Track.HOSPITAL, "роддом", in_days(3)), by=by, at=timezone.now())


def talked(by: User) -> Contact:
    """A conversation of which no file is kept: a teller."""
    said = ContactRecord(
        outcome=Outcome.ANSWERED,
        language=Language.KY,
        topics=[Topic.B_UNPAID_WAGES],
        narrative={"stated": "-", "note": ""},
    )
    now = timezone.now()
    with for_centre(by.centre_id):
        begun = start_contact(Channel.PHONE, by=by, at=now)
        return close_contact(begun, said, caller=Caller(None), by=by, at=now)


def written(by: User, *, name: str = "Роддом № 6", day: str = "2026-03", **teller: Any) -> Incident:
    """Of whoever is named as ``contact`` or ``case``."""
    where = Where(name, VenueKind.HOSPITAL, "RU-MOW")
    happened = Happened(day_uuid(), where, IncidentKind.BRIBE, WRONG, partial_date(day), **teller)
    with for_centre(by.centre_id):
        return write_incident(happened, by=by, at=timezone.now())


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
