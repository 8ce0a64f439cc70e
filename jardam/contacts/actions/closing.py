"""Closing a contact: all that it leaves behind, in one transaction."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions.answers import move_answers
from jardam.contacts.actions.drafts import locked_open, newest_draft
from jardam.contacts.actions.records import (
    Caller,
    CallerUndecided,
    ContactNotReady,
    ContactRecord,
    PromisedCallback,
    Tab,
)
from jardam.contacts.choices import State
from jardam.contacts.models import Callback, Contact, ContactCard, ContactTopic
from jardam.contacts.rules.closing import Ending, Outcome, missing
from jardam.contacts.signals import contact_closed
from jardam.database.live import tell
from jardam.database.rows import change, insert
from jardam.kernel.moments import cut_to_minute
from jardam.kernel.topics import TOPIC_CODELIST_VERSION
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.queries import known_callers
from jardam.vault.actions import discard_file_key, held_key
from jardam.vault.sealing import Place, seal_json

NARRATIVE_SCHEMA = 1
COUNTED = (
    "language",
    "client_kind",
    "kind",
    "outcome",
    "violence",
    "discrimination",
    "region",
    "sex",
    "age_band",
    "door",
    "relation",
    "permission",
    "reason",
    "heard_from",
    "heard_through",
    "is_heavy",
)
ENDED = ("state", "started_at", "sealed_draft", "sealed_narrative", "person", "key")
"""What closing changes of a contact, beside what is counted."""


def narrative_place(contact_id: UUID) -> Place:
    return Place("contacts_contact", contact_id, "narrative", NARRATIVE_SCHEMA)


def close_contact(
    contact: Contact,
    filled: ContactRecord,
    *,
    caller: Caller | None = None,
    tab: Tab | None = None,
    by: User,
    at: datetime,
) -> Contact:
    """Close a contact: narrative sealed, topics, cards, callback and audit entry in one transaction.

    A caller who says who they are gets a file here, so that a refused closing leaves none behind. The narrative
    is then sealed under the person's key, so that erasing the person takes it along.
    ``tab`` is the page that asks for it, where it has a script to say so.
    Errors: ContactNotReady; CallerUndecided; AlreadyClosed; DraftOutdated; FileKeyLocked. Nothing is then written,
    but the look-up that found an undecided caller: that refusal is raised outside of the transaction.
    """
    closed = close_or_ask(contact, filled, caller=caller or Caller(), tab=tab, by=by, at=at)
    if isinstance(closed, CallerUndecided):
        raise closed
    return closed


@recorded
def close_or_ask(
    contact: Contact, filled: ContactRecord, *, caller: Caller, tab: Tab | None, by: User, at: datetime
) -> Contact | CallerUndecided:
    """As `close_contact`, for an action that goes on from here: an undecided caller is answered, not raised."""
    contact = locked_open(contact)
    if tab is not None:
        newest_draft(contact, tab)
    lacking = missing(_ending(filled, has_number=caller.has_number), at)
    if lacking:
        raise ContactNotReady(lacking)
    if caller.is_undecided and (known := known_callers(caller.identity.phones, by=by, at=at)):
        return CallerUndecided(known)
    person = _chosen_person(caller) or _new_person(caller, filled, by, at)
    _fill(contact, filled)
    own_key = contact.key
    if person is not None:
        contact.person, contact.key = person, person.key
    place = narrative_place(contact.id)
    contact.sealed_narrative = seal_json(contact.key, place, dict(filled.narrative), opener=caller.opener)
    contact.state, contact.started_at, contact.sealed_draft = State.CLOSED, None, None
    change(contact, (*COUNTED, *ENDED))
    if person is not None:
        move_answers(contact, own_key, opener=caller.opener)
        discard_file_key(own_key)
    _add_topics_and_cards(contact, filled)
    if filled.callback and filled.outcome is Outcome.CALLBACK:
        _promise(contact, filled.callback, by=by)
    record("contact.closed", contact, by=by, at=at, outcome=str(filled.outcome))
    contact_closed.send(Contact, contact=contact, by=by, at=at, opener=caller.opener)
    return contact


def _chosen_person(caller: Caller) -> Person | None:
    """With their key as it stands until this is over: nobody closes or erases the file meanwhile."""
    person = caller.person
    if person is not None:
        person.key = held_key(person.centre_id, person.key_id)
    return person


def _new_person(caller: Caller, filled: ContactRecord, by: User, at: datetime) -> Person | None:
    if caller.identity.is_empty:
        return None
    return add_person(caller.identity, sex=filled.sex, age_band=filled.age_band, by=by, at=at)


def _ending(filled: ContactRecord, *, has_number: bool) -> Ending:
    return Ending(
        language=filled.language,
        topics=filled.topics,
        outcome=filled.outcome,
        kind=filled.kind,
        callback_at=filled.callback.due_at if filled.callback else None,
        has_number=has_number,
        has_partner=filled.partner is not None,
        reason=filled.reason,
    )


def _fill(contact: Contact, filled: ContactRecord) -> None:
    contact.language = filled.language
    contact.client_kind = filled.client_kind
    contact.kind = filled.kind
    contact.outcome = str(filled.outcome)
    contact.violence = filled.violence
    contact.discrimination = filled.discrimination
    contact.region, contact.sex, contact.age_band = filled.region, filled.sex, filled.age_band
    contact.door, contact.reason = filled.door, str(filled.reason or "")
    contact.relation, contact.permission = filled.relation, filled.permission
    contact.heard_from, contact.heard_through = filled.heard_from, filled.heard_through
    contact.is_heavy = filled.is_heavy


def _add_topics_and_cards(contact: Contact, filled: ContactRecord) -> None:
    same = {"centre_id": contact.centre_id, "contact": contact}
    version = TOPIC_CODELIST_VERSION
    topics = [
        ContactTopic(topic=topic, codelist_version=version, own=filled.own_topics.get(topic), **same)
        for topic in sorted(set(filled.topics))
    ]
    cards = [ContactCard(card=card, card_version=read, **same) for card, read in sorted(set(filled.cards))]
    if topics or cards:
        insert(*topics, *cards)


def _promise(contact: Contact, promised: PromisedCallback, *, by: User) -> Callback:
    due_at = cut_to_minute(promised.due_at)
    tell(contact.centre_id)
    return Callback.objects.create(
        centre_id=contact.centre_id,
        contact=contact,
        due_at=due_at,
        due_on=timezone.localdate(due_at),
        language=promised.language,
        attempt=promised.attempt,
        may_leave_message=promised.may_leave_message,
        promised_by=by,
    )
