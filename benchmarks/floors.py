"""The rows of one saved contact, written without the house: by the ORM alone, and by psycopg alone.

Both write the rows that the page writes, nine and a changed one, with the same content: a new data key wrapped under the
centre's epoch, identity and narrative sealed with it, the blind index of the phone, two audit entries with sealed
moments, hashed subjects and chained hashes. `tests/test_benchmark_floors.py` opens and verifies them. What they leave out is the
form, the questions (may they? is it still open? is the number known?), the session and the page.
"""

from typing import Any

import psycopg
from django.db import transaction
from psycopg.types.json import Jsonb

from benchmarks.contents import Begun, Contents, contents
from jardam.audit.models import Entry, Head
from jardam.audit.rules.chain import GENESIS, Link
from jardam.contacts.models import Contact, ContactCard, ContactTopic
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people.models import Person, PersonIndex
from jardam.vault.models import FileKey

TOPICS = ("B_CONTRACT", "B_UNPAID_WAGES")
CARD, CARD_VERSION = "WAGES_UNPAID", 1
REGION, SEX, AGE_BAND = "RU-MOW", "M", "30-44"


def save_by_psycopg(connection: psycopg.Connection[Any], begun: Begun) -> None:
    """One transaction: the caller's key, file and index, the contact, topics, card, two entries of the audit chain."""
    filled, centre, today = contents(begun), begun.centre, begun.at.date()
    with connection.transaction():
        run = connection.execute
        run("SELECT set_config('app.centre_id', %s, true)", (str(centre),))
        run(
            "INSERT INTO vault_filekey (id, centre_id, tier, epoch, wrapped) VALUES (%s, %s, 'STANDARD', %s, %s)",
            (filled.key, centre, filled.epoch, filled.wrapped),
        )
        run(
            "INSERT INTO people_person (id, centre_id, key_id, sealed_identity, is_named, sex, age_band, family, added_on)"
            " VALUES (%s, %s, %s, %s, true, %s, %s, '', %s)",
            (filled.person, centre, filled.key, filled.identity, SEX, AGE_BAND, today),
        )
        run(
            "INSERT INTO people_personindex (id, centre_id, person_id, kind, digest) VALUES (%s, %s, %s, 'phone', %s)",
            (day_uuid(), centre, filled.person, filled.digest),
        )
        run(
            "UPDATE contacts_contact SET state = 'CLOSED', started_at = NULL, sealed_draft = NULL, language = 'KY',"
            " client_kind = 'WORKER', kind = 'CONSULTATION', outcome = 'ANSWERED', violence = 'NO',"
            " discrimination = 'NOT_ASKED', region = %s, sex = %s, age_band = %s, person_id = %s, key_id = %s,"
            " sealed_narrative = %s WHERE centre_id = %s AND id = %s",
            (REGION, SEX, AGE_BAND, filled.person, filled.key, filled.narrative, centre, begun.contact),
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
        _chain(connection, begun, filled)


def _chain(connection: psycopg.Connection[Any], begun: Begun, filled: Contents) -> None:
    """Lock the head, add two entries and move it, as the audit does."""
    head = connection.execute(
        "SELECT seq, hash FROM audit_head WHERE centre_id = %s FOR UPDATE", (begun.centre,)
    )
    links = filled.links(*(head.fetchone() or (0, GENESIS)))
    row = f"({', '.join(['%s'] * 11)})"
    connection.execute(
        "WITH written AS (INSERT INTO audit_entry (id, centre_id, happened_on, by_id, verb, subject, detail,"
        f" sealed_moment, seq, previous, hash) VALUES {row}, {row})"
        " UPDATE audit_head SET seq = %s, hash = %s WHERE centre_id = %s",
        [*(value for link in links for value in _row(link)), links[-1].seq, links[-1].hash, begun.centre],
    )


def _row(link: Link) -> list[Any]:
    act = link.act
    words = [act.id, act.centre_id, act.happened_on, act.by_id, act.verb, act.subject, Jsonb(act.detail)]
    return [*words, link.sealed_moment, link.seq, link.previous, link.hash]


def save_by_orm(begun: Begun) -> None:
    """The same rows by Django's ORM, without form, questions, middleware or template."""
    own, filled = {"centre_id": begun.centre}, contents(begun)
    with for_centre(begun.centre), transaction.atomic():
        key = FileKey(id=filled.key, epoch=filled.epoch, wrapped=filled.wrapped, **own)
        key.save(force_insert=True)
        person = Person(id=filled.person, key=key, sealed_identity=filled.identity, sex=SEX, **own)
        person.is_named, person.age_band, person.added_on = True, AGE_BAND, begun.at.date()
        person.save(force_insert=True)
        PersonIndex(person=person, kind="phone", digest=filled.digest, **own).save(force_insert=True)
        contact = Contact.objects.get(pk=begun.contact, **own)
        contact.state, contact.started_at, contact.sealed_draft = "CLOSED", None, None
        contact.language, contact.outcome, contact.violence = "KY", "ANSWERED", "NO"
        contact.region, contact.sex, contact.age_band = REGION, SEX, AGE_BAND
        contact.person, contact.key, contact.sealed_narrative = person, key, filled.narrative
        contact.save(force_update=True)
        FileKey.objects.filter(pk=begun.key, **own).delete()
        ContactTopic.objects.bulk_create(
            ContactTopic(contact=contact, topic=topic, codelist_version=1, **own) for topic in TOPICS
        )
        ContactCard(contact=contact, card=CARD, card_version=CARD_VERSION, **own).save(force_insert=True)
        head = Head.objects.select_for_update().get(**own)
        for link in filled.links(head.seq, bytes(head.hash)):
            _entry(link).save(force_insert=True)
            head.seq, head.hash = link.seq, link.hash
        head.save(update_fields=["seq", "hash"])


def _entry(link: Link) -> Entry:
    act = link.act
    entry = Entry(
        id=act.id, centre_id=act.centre_id, happened_on=act.happened_on, by_id=act.by_id, verb=act.verb
    )
    entry.subject, entry.detail, entry.sealed_moment = act.subject, dict(act.detail), link.sealed_moment
    entry.seq, entry.previous, entry.hash = link.seq, link.previous, link.hash
    return entry
