"""A maternity ward in Moscow, people who tell of it, and the words to write it down."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.models import Incident
from jardam.incidents.rules.kinds import IncidentKind, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.partial_dates import partial_date
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity

NAME, WHAT, SAW = (
    "Роддом № 6",
    "Просили 20 000 за справку о рождении",
    "Айгуль, соседка по палате, +996 700 000-001",
)


@pytest.fixture
def here(amina: User) -> Iterator[None]:
    with for_centre(amina.centre_id):
        yield


def opened(by: User, track: Track = Track.HOSPITAL, person: Person | None = None) -> Case:
    then = NextAction("позвонить", timezone.localdate() + timedelta(days=3))
    asked = Opening(day_uuid(), track, "роддом", then, person=person)
    with for_centre(by.centre_id):
        return open_case(asked, by=by, at=timezone.now())


def lives_at(phone: str, by: User) -> Case:
    """A case of somebody new with this telephone; its last digit says which."""
    who = Identity(phones=(f"+7916000000{phone}",))
    with for_centre(by.centre_id):
        return opened(by, person=add_person(who, by=by, at=timezone.now()))


def talked(by: User) -> Contact:
    """A conversation of which no file is kept."""
    record = ContactRecord(
        outcome=Outcome.ANSWERED,
        language=Language.KY,
        topics=[Topic.B_UNPAID_WAGES],
        narrative={"stated": "-", "note": ""},
    )
    now = timezone.now()
    with for_centre(by.centre_id):
        begun = start_contact(Channel.PHONE, by=by, at=now)
        return close_contact(begun, record, caller=Caller(None), by=by, at=now)


def written(by: User, *, name: str = NAME, day: str = "2026-03", **said: Any) -> Incident:
    where = said.pop("where", Where(name, VenueKind.HOSPITAL, "RU-MOW"))
    told = {"kind": IncidentKind.BRIBE, "what": WHAT, "incident_id": day_uuid(), **said}
    happened = Happened(where=where, day=partial_date(day), **told)
    with for_centre(by.centre_id):
        return write_incident(happened, by=by, at=timezone.now())
