"""A case of somebody whose wages were not paid, closed by Amina, and what it taught."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from jardam.cases.actions import Closing, Opening, Said, close_case, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity
from jardam.precedents.actions import publish, write_draft
from jardam.precedents.models import Draft, Precedent
from jardam.precedents.rules.cards import Words, Written

NAME = "Саидов Рустам"
WORDS = Words(
    "Зарплата без договора, есть чат с бригадиром",
    "Каменщик работал три месяца без договора. Бригадир писал о деньгах в чате.",
    "Жалоба в инспекцию с распечаткой чата. Через месяц заплатили.",
)
WRITTEN = Written(WORDS, "RU-MOW", ("B_UNPAID_WAGES",))


def opened(by: User) -> Case:
    now = timezone.now()
    person = add_person(Identity(name=NAME, phones=("+79160000000",)), by=by, at=now)
    then = NextAction("жалоба", timezone.localdate() + timedelta(days=5))
    return open_case(Opening(day_uuid(), Track.WAGES, "зарплата", then, person=person), by=by, at=now)


def closed(by: User, ending: Ending = Ending.ACHIEVED) -> Case:
    case = opened(by)
    return close_case(case, Closing(ending, Said(case.revision, "заплатили")), by=by, at=timezone.now())


def published(case: Case, by: User, reader: User, written: Written = WRITTEN) -> Precedent:
    now = timezone.now()
    return publish(write_draft(case, written, seen=0, by=by, at=now), seen=1, by=reader, at=now)


@pytest.fixture
def case(amina: User) -> Iterator[Case]:
    """Closed; within the centre from here on, with the law loaded."""
    load_law(settings.ROOT / "data" / "law", timezone.now())
    with for_centre(amina.centre_id):
        yield closed(amina)


@pytest.fixture
def draft(case: Case, amina: User) -> Draft:
    return write_draft(case, WRITTEN, seen=0, by=amina, at=timezone.now())


@pytest.fixture
def precedent(case: Case, amina: User, farida: User) -> Precedent:
    """Read and published by the head."""
    return published(case, amina, farida)
