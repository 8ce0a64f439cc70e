"""A call in progress and a callback that waits, for the pages of the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, PromisedCallback, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity

PHONE = "+996700123447"


@pytest.fixture
def call(erkin: User) -> Contact:
    with for_centre(erkin.centre_id):
        return start_contact(Channel.PHONE, by=erkin, at=timezone.now())


@pytest.fixture
def waiting(erkin: User) -> Callback:
    now = timezone.now()
    with for_centre(erkin.centre_id):
        person = add_person(Identity(name="Азамат", phones=(PHONE,)), by=erkin, at=now)
        record = ContactRecord(
            language=Language.KY,
            topics=[Topic.B_UNPAID_WAGES],
            outcome=Outcome.CALLBACK,
            narrative={"stated": "Айлык бербейт", "note": ""},
            callback=PromisedCallback(now + timedelta(hours=2), Language.KY),
        )
        contact = start_contact(Channel.PHONE, by=erkin, at=now)
        close_contact(contact, record, caller=Caller(person), by=erkin, at=now)
        return Callback.objects.get()
