"""Everything that changes a contact or a callback. One function, one thing that happened, one audit entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.choices import CallbackState, Channel, ClientKind, Screening, State
from jardam.contacts.models import Callback, Contact, ContactCard, ContactTopic
from jardam.contacts.rules.closing import (
    LAST_ATTEMPT,
    Ending,
    Kind,
    Missing,
    Outcome,
    missing,
    refused_moment,
)
from jardam.contacts.rules.reference import new_reference
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.moments import cut_to_minute
from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Topic
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.vault.actions import discard_file_key, new_file_key
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, seal_json

NARRATIVE_SCHEMA = 1
DRAFT_SCHEMA = 1
TAB = "tab"  # inside a draft: the page that typed it
BEGUN = "begun"  # inside a draft: the second of the beginning, for the timer on the page


class ContactNotReady(ValueError):
    """The contact cannot be closed yet; ``missing`` says what it lacks."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__(", ".join(missing))
        self.missing = list(missing)


class AlreadyClosed(ValueError):
    """Somebody (perhaps this person, in another tab) has closed it."""


class MomentRefused(ValueError):
    """A callback cannot be promised for this moment; ``missing`` says why."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing)
        self.missing = missing


class DraftOutdated(ValueError):
    """Another page keeps a newer draft of this contact; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class PromisedCallback:
    """When to call again, in which language, and whether a voice message could harm."""

    due_at: datetime
    language: Language
    may_leave_message: bool = False
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """What a closed contact holds. ``narrative`` is sealed; the rest is plain and counted."""

    language: Language
    topics: Sequence[Topic]
    outcome: Outcome | None
    narrative: Mapping[str, str]
    kind: Kind = Kind.CONSULTATION
    client_kind: ClientKind = ClientKind.WORKER
    violence: Screening = Screening.NOT_ASKED
    discrimination: Screening = Screening.NOT_ASKED
    region: str = ""
    sex: str = ""
    age_band: str = ""
    cards: Sequence[tuple[str, int]] = ()  # (card code, version read out)
    callback: PromisedCallback | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """The page that types: its ``name``, and the revision of the draft it last ``heard`` of."""

    name: str
    heard: int


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called, as far as they said: a person known already, or what a new file shall hold; often neither.

    ``opener`` is whoever may open a known person's restricted file.
    """

    person: Person | None = None
    identity: Identity = field(default_factory=Identity)
    opener: Opener | None = None

    @property
    def has_number(self) -> bool:
        """Whether there is somewhere to call back: a file that is known, or a phone just given."""
        return self.person is not None or bool(self.identity.phones)


def narrative_place(contact_id: UUID) -> Place:
    return Place("contacts_contact", contact_id, "narrative", NARRATIVE_SCHEMA)


def draft_place(contact_id: UUID) -> Place:
    return Place("contacts_contact", contact_id, "draft", DRAFT_SCHEMA)


@recorded
def start_contact(channel: Channel, *, by: User, at: datetime) -> Contact:
    """Begin a contact; it needs nothing but somebody who listens."""
    assert by.centre_id is not None
    contact = Contact(
        id=day_uuid(),
        centre_id=by.centre_id,
        reference=new_reference(),
        started_at=cut_to_minute(at),
        happened_on=timezone.localdate(at),
        channel=channel,
        recorded_by=by,
        key=new_file_key(by.centre_id),
    )
    contact.sealed_draft = seal_json(contact.key, draft_place(contact.id), {BEGUN: at.isoformat()})
    contact.save(force_insert=True)
    record("contact.started", contact, by=by, at=at, channel=channel)
    return contact


@recorded
def begin_contact(channel: Channel, *, by: User, at: datetime) -> Contact:
    """Start a contact; one of one's own in which nothing was ever typed is taken up again, and begins now.

    Left standing overnight it would count the call of today for yesterday and show a timer of hours.
    """
    empty = Contact.objects.open_of(by).filter(channel=channel, draft_revision=0)
    found = empty.select_for_update(of=("self",)).select_related("key").order_by("pk").last()
    return _begin_anew(found, by=by, at=at) if found else start_contact(channel, by=by, at=at)


@recorded
def keep_draft(contact: Contact, typed: Mapping[str, Any], *, tab: Tab) -> int:
    """Keep the page as typed, sealed; answers the revision now kept.

    No audit entry of its own: the contact was begun and will be closed, and a line every two seconds
    would hide both. Errors: AlreadyClosed; DraftOutdated.
    """
    contact = _locked_open(contact)
    before = _newest_draft(contact, tab)
    kept = {**typed, TAB: tab.name, BEGUN: before.get(BEGUN, "")}
    contact.sealed_draft = seal_json(contact.key, draft_place(contact.id), kept)
    contact.draft_revision += 1
    contact.save(update_fields=["sealed_draft", "draft_revision"])
    return contact.draft_revision


@recorded
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
    Errors: ContactNotReady; AlreadyClosed; DraftOutdated; FileKeyLocked. Nothing is then written.
    """
    contact = _locked_open(contact)
    if tab is not None:
        _newest_draft(contact, tab)
    caller = caller or Caller()
    lacking = missing(_ending(filled, has_number=caller.has_number), at)
    if lacking:
        raise ContactNotReady(lacking)
    person = caller.person or _new_person(caller, filled, by, at)
    _fill(contact, filled)
    own_key = contact.key
    if person is not None:
        contact.person, contact.key = person, person.key
    place = narrative_place(contact.id)
    contact.sealed_narrative = seal_json(contact.key, place, dict(filled.narrative), opener=caller.opener)
    contact.state, contact.started_at, contact.sealed_draft = State.CLOSED, None, None
    contact.save(force_update=True)
    if person is not None:
        discard_file_key(own_key)
    _add_topics_and_cards(contact, filled)
    if filled.callback and filled.outcome is Outcome.CALLBACK:
        _promise(contact, filled.callback, by=by)
    record("contact.closed", contact, by=by, at=at, outcome=str(filled.outcome))
    return contact


@recorded
def discard_contact(contact: Contact, *, by: User, at: datetime) -> None:
    """Throw away a contact that was begun by mistake. Errors: AlreadyClosed."""
    contact = _locked_open(contact)
    record("contact.discarded", contact, by=by, at=at)
    key = contact.key
    contact.delete()
    discard_file_key(key)


@recorded
def end_callback(callback: Callback, result: CallbackState, *, by: User, at: datetime) -> Callback:
    """Reached or given up: the promise is over and only its day stays. Errors: AlreadyClosed."""
    callback = _locked_waiting(callback)
    callback.state = result
    callback.due_at = None
    callback.ended_on = timezone.localdate(at)
    callback.save(update_fields=["state", "due_at", "ended_on"])
    record("callback.ended", callback.contact, by=by, at=at, result=result)
    tell(callback.centre_id)
    return callback


@recorded
def try_again(callback: Callback, due_at: datetime | None, *, by: User, at: datetime) -> Callback:
    """Nobody answered: the next attempt, or given up after the third. Errors: AlreadyClosed; MomentRefused."""
    callback = _locked_waiting(callback)
    if callback.attempt >= LAST_ATTEMPT:
        return end_callback(callback, CallbackState.GIVEN_UP, by=by, at=at)
    refused = refused_moment(due_at, at)
    if due_at is None or refused is not None:
        raise MomentRefused(refused or Missing.CALLBACK_WHEN)
    callback.attempt += 1
    callback.due_at = cut_to_minute(due_at)
    callback.due_on = timezone.localdate(due_at)
    callback.save(update_fields=["attempt", "due_at", "due_on"])
    record("callback.moved", callback.contact, by=by, at=at, attempt=callback.attempt)
    tell(callback.centre_id)
    return callback


def read_draft(contact: Contact) -> dict[str, Any]:
    """The page as it was typed last, and when it was begun; empty when the contact is closed."""
    if contact.sealed_draft is None:
        return {}
    return open_json(contact.key, draft_place(contact.id), contact.sealed_draft)


def _newest_draft(contact: Contact, tab: Tab) -> dict[str, Any]:
    """The draft, unless another page has typed since. A page that missed the answer to its own last one goes on.

    Errors: DraftOutdated.
    """
    draft = read_draft(contact)
    if tab.heard != contact.draft_revision and draft.get(TAB) != tab.name:
        raise DraftOutdated(str(contact.pk))
    return draft


def _begin_anew(contact: Contact, *, by: User, at: datetime) -> Contact:
    contact.started_at, contact.happened_on = cut_to_minute(at), timezone.localdate(at)
    contact.sealed_draft = seal_json(contact.key, draft_place(contact.id), {BEGUN: at.isoformat()})
    contact.save(update_fields=["started_at", "happened_on", "sealed_draft"])
    record("contact.started", contact, by=by, at=at, channel=contact.channel)
    return contact


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
    )


def _fill(contact: Contact, filled: ContactRecord) -> None:
    contact.language = filled.language
    contact.client_kind = filled.client_kind
    contact.kind = filled.kind
    contact.outcome = str(filled.outcome)
    contact.violence = filled.violence
    contact.discrimination = filled.discrimination
    contact.region, contact.sex, contact.age_band = filled.region, filled.sex, filled.age_band


def _add_topics_and_cards(contact: Contact, filled: ContactRecord) -> None:
    same = {"centre_id": contact.centre_id, "contact": contact}
    version = TOPIC_CODELIST_VERSION
    topics = sorted(set(filled.topics))
    ContactTopic.objects.bulk_create(
        ContactTopic(topic=topic, codelist_version=version, **same) for topic in topics
    )
    if filled.cards:
        cards = sorted(set(filled.cards))
        ContactCard.objects.bulk_create(ContactCard(card=c, card_version=v, **same) for c, v in cards)


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


def _locked_open(contact: Contact) -> Contact:
    found: Contact = (
        Contact.objects.select_for_update(of=("self",))
        .select_related("key")
        .get(centre_id=contact.centre_id, pk=contact.pk)
    )
    if found.state != State.OPEN:
        raise AlreadyClosed(str(contact.pk))
    return found


def _locked_waiting(callback: Callback) -> Callback:
    found: Callback = (
        Callback.objects.select_for_update(of=("self",))
        .select_related("contact")
        .get(centre_id=callback.centre_id, pk=callback.pk)
    )
    if found.state != CallbackState.WAITING:
        raise AlreadyClosed(str(callback.pk))
    return found
