"""The rows of one saved contact, written without the house: by the ORM alone, and by psycopg alone.

Sealed columns hold random bytes of the right length: what sealing costs is the page's, not the floor's.
"""

import os
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from django.db import transaction
from psycopg.types.json import Jsonb

from jardam.audit.models import Entry, Head
from jardam.contacts.models import Contact, ContactCard, ContactTopic
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people.models import Person, PersonIndex
from jardam.vault.models import FileKey

TOPICS = ("B_CONTRACT", "B_UNPAID_WAGES")
CARD, CARD_VERSION = "WAGES_UNPAID", 1
REGION, SEX, AGE_BAND = "RU-MOW", "M", "30-44"
WRAPPED, DIGEST, HASH, MOMENT = 40, 16, 32, 37
IDENTITY, NARRATIVE = 29 + 4 * 64, 29 + 14 * 64
"""Units: bytes. What the page writes for the same words."""


@dataclass(frozen=True, slots=True)
class Begun:
    """An open contact that waits to be closed."""

    contact: UUID
    key: UUID
    centre: UUID
    user: UUID
    today: date


def save_by_psycopg(connection: psycopg.Connection[Any], begun: Begun) -> None:
    """One transaction: the caller's key, file and index, the contact, topics, card, two entries of the audit chain."""
    key, person, centre = day_uuid(), day_uuid(), begun.centre
    with connection.transaction():
        run = connection.execute
        run("SELECT set_config('app.centre_id', %s, true)", (str(centre),))
        run(
            "INSERT INTO vault_filekey (id, centre_id, tier, epoch, wrapped) VALUES (%s, %s, 'STANDARD', 1, %s)",
            (key, centre, os.urandom(WRAPPED)),
        )
        run(
            "INSERT INTO people_person (id, centre_id, key_id, sealed_identity, sex, age_band, added_on)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            (person, centre, key, os.urandom(IDENTITY), SEX, AGE_BAND, begun.today),
        )
        run(
            "INSERT INTO people_personindex (id, centre_id, person_id, kind, digest) VALUES (%s, %s, %s, 'phone', %s)",
            (day_uuid(), centre, person, os.urandom(DIGEST)),
        )
        run(
            "UPDATE contacts_contact SET state = 'CLOSED', started_at = NULL, sealed_draft = NULL, language = 'KY',"
            " client_kind = 'WORKER', kind = 'CONSULTATION', outcome = 'ANSWERED', violence = 'NO',"
            " discrimination = 'NOT_ASKED', region = %s, sex = %s, age_band = %s, person_id = %s, key_id = %s,"
            " sealed_narrative = %s WHERE centre_id = %s AND id = %s",
            (REGION, SEX, AGE_BAND, person, key, os.urandom(NARRATIVE), centre, begun.contact),
        )
        run("DELETE FROM vault_filekey WHERE centre_id = %s AND id = %s", (centre, begun.key))
        run(
            "INSERT INTO contacts_contacttopic (id, centre_id, contact_id, topic, codelist_version)"
            " VALUES (%s, %s, %s, %s, 1), (%s, %s, %s, %s, 1)",
            (day_uuid(), centre, begun.contact, TOPICS[0], day_uuid(), centre, begun.contact, TOPICS[1]),
        )
        run(
            "INSERT INTO contacts_contactcard (id, centre_id, contact_id, card, card_version) VALUES (%s, %s, %s, %s, %s)",
            (day_uuid(), centre, begun.contact, CARD, CARD_VERSION),
        )
        _chain(connection, begun)


def _chain(connection: psycopg.Connection[Any], begun: Begun) -> None:
    """Lock the head, add two entries and move it: as the audit does, with hashes that fit nothing."""
    head = connection.execute(
        "SELECT seq, hash FROM audit_head WHERE centre_id = %s FOR UPDATE", (begun.centre,)
    )
    seq, last = head.fetchone() or (0, bytes(HASH))
    middle, new = os.urandom(HASH), os.urandom(HASH)
    rows = []
    for number, verb, previous, own in (
        (1, "person.added", last, middle),
        (2, "contact.closed", middle, new),
    ):
        rows += [day_uuid(), begun.centre, begun.today, begun.user, verb, os.urandom(DIGEST)]
        rows += [Jsonb({"outcome": "ANSWERED"}), os.urandom(MOMENT), seq + number, previous, own]
    row = f"({', '.join(['%s'] * 11)})"
    connection.execute(
        "WITH written AS (INSERT INTO audit_entry (id, centre_id, happened_on, by_id, verb, subject, detail,"
        f" sealed_moment, seq, previous, hash) VALUES {row}, {row})"
        " UPDATE audit_head SET seq = %s, hash = %s WHERE centre_id = %s",
        [*rows, seq + 2, new, begun.centre],
    )


def save_by_orm(begun: Begun) -> None:
    """The same rows by Django's ORM, without form, seal, middleware or template."""
    own = {"centre_id": begun.centre}
    with for_centre(begun.centre), transaction.atomic():
        key = FileKey(epoch=1, wrapped=os.urandom(WRAPPED), **own)
        key.save(force_insert=True)
        person = Person(key=key, sealed_identity=os.urandom(IDENTITY), sex=SEX, age_band=AGE_BAND, **own)
        person.added_on = begun.today
        person.save(force_insert=True)
        PersonIndex(person=person, kind="phone", digest=os.urandom(DIGEST), **own).save(force_insert=True)
        contact = Contact.objects.get(pk=begun.contact, **own)
        contact.state, contact.started_at, contact.sealed_draft = "CLOSED", None, None
        contact.language, contact.outcome, contact.violence = "KY", "ANSWERED", "NO"
        contact.region, contact.sex, contact.age_band = REGION, SEX, AGE_BAND
        contact.person, contact.key, contact.sealed_narrative = person, key, os.urandom(NARRATIVE)
        contact.save(force_update=True)
        FileKey.objects.filter(pk=begun.key, **own).delete()
        ContactTopic.objects.bulk_create(
            ContactTopic(contact=contact, topic=topic, codelist_version=1, **own) for topic in TOPICS
        )
        ContactCard(contact=contact, card=CARD, card_version=CARD_VERSION, **own).save(force_insert=True)
        head = Head.objects.select_for_update().get(**own)
        for verb in ("person.added", "contact.closed"):
            entry = Entry(
                happened_on=begun.today, by_id=begun.user, verb=verb, subject=os.urandom(DIGEST), **own
            )
            entry.sealed_moment, entry.seq = os.urandom(MOMENT), head.seq + 1
            entry.previous, entry.hash = head.hash, os.urandom(HASH)
            entry.save(force_insert=True)
            head.seq, head.hash = entry.seq, entry.hash
        head.save(update_fields=["seq", "hash"])
