"""The floors of the benchmarks write rows that the house opens and whose chain it verifies: no cheaper ones."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from benchmarks.contents import NAME, STATED, Begun
from benchmarks.floors import save_by_orm, save_by_psycopg
from benchmarks.inside import save_by_action, typed_form
from jardam.audit.models import Entry
from jardam.audit.verifying import verify
from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.queries import read_narrative
from jardam.database.scope import for_centre
from jardam.people.queries import read_identity, with_phone
from jardam.vault.models import FileKey
from tests.sql_guard import lifted

pytestmark = pytest.mark.django_db


def by_psycopg(begun: Begun, _user: User) -> None:
    with lifted("the floor speaks to the database without the house"):
        save_by_psycopg(connection.connection, begun)


def by_orm(begun: Begun, _user: User) -> None:
    with lifted("the floor speaks to the database without the house"):
        save_by_orm(begun)


def by_action(begun: Begun, user: User) -> None:
    save_by_action((typed_form(begun), begun, user))


@pytest.mark.parametrize("save", [by_psycopg, by_orm, by_action])
def test_every_lane_saves_the_same_contact(save: Callable[[Begun, User], None], erkin: User) -> None:
    now, phone = timezone.now(), "+996112000001"
    assert erkin.centre_id is not None
    with for_centre(erkin.centre_id):
        begun = start_contact(Channel.PHONE, by=erkin, at=now)
        save(Begun(begun.pk, begun.key_id, erkin.centre_id, erkin.pk, now, phone), erkin)
        contact: Any = Contact.objects.get(pk=begun.pk)
        narrative = read_narrative(contact, by=erkin, at=now)
        (person,) = with_phone(phone, by=erkin, at=now)
        assert (contact.state, contact.person_id, contact.key_id) == ("CLOSED", person.pk, person.key_id)
        assert narrative is not None
        assert narrative["stated"] == STATED
        assert read_identity(person, by=erkin, at=now).name == NAME
        assert sorted(contact.topics.values_list("topic", flat=True)) == ["B_CONTRACT", "B_UNPAID_WAGES"]
        assert [(card.card, card.card_version) for card in contact.cards.all()] == [("WAGES_UNPAID", 1)]
        assert not FileKey.objects.filter(pk=begun.key_id).exists()
        verbs = list(Entry.objects.order_by("seq").values_list("verb", flat=True))
    assert verbs[:3] == ["contact.started", "person.added", "contact.closed"]
    assert [verdict.fault for verdict in verify({})] == [None]
