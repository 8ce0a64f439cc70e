"""A contact while it is open: begun, its page kept as typed, or thrown away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions.records import AlreadyClosed, DraftOutdated, Tab
from jardam.contacts.actions.uses import forget_answers
from jardam.contacts.choices import Channel, State
from jardam.contacts.models import Contact, ContactAnswer
from jardam.contacts.rules.reference import new_reference
from jardam.database.written import Written
from jardam.kernel.ids import day_uuid
from jardam.kernel.moments import cut_to_minute
from jardam.vault.actions import discard_file_key, new_file_key
from jardam.vault.sealing import Place, open_json, seal_json

DRAFT_SCHEMA = 1
TAB = "tab"  # inside a draft: the page that typed it
TYPED = "typed"  # inside a draft: how often that page was typed in; tells its late words from its last ones
BEGUN = "begun"  # inside a draft: the second of the beginning, for the timer on the page
_LOCKED = Written[Contact](
    lambda *, centre_id, contact_id: (
        Contact.objects.select_for_update(of=("self",))
        .select_related("key")
        .filter(centre_id=centre_id, pk=contact_id)
    )
)


def draft_place(contact_id: UUID) -> Place:
    return Place("contacts_contact", contact_id, "draft", DRAFT_SCHEMA)


@recorded
def start_contact(
    channel: Channel, *, known: Mapping[str, Any] | None = None, by: User, at: datetime
) -> Contact:
    """Begin a contact; it needs nothing but somebody who listens.

    ``known``: fields that are known before the first word (the number that calls, its language); such a
    contact is not an empty one that another call could take up.
    """
    assert by.centre_id is not None
    contact = Contact(
        id=day_uuid(),
        centre_id=by.centre_id,
        reference=_free_reference(by.centre_id),
        started_at=cut_to_minute(at),
        happened_on=timezone.localdate(at),
        channel=channel,
        recorded_by=by,
        branch_id=by.branch_id,
        key=new_file_key(by.centre_id),
    )
    draft = {**(known or {}), BEGUN: at.isoformat()}
    contact.sealed_draft = seal_json(contact.key, draft_place(contact.id), draft)
    contact.draft_revision = 1 if known else 0
    contact.save(force_insert=True)
    record("contact.started", contact, by=by, at=at, channel=channel)
    return contact


@recorded
def begin_contact(channel: Channel, *, by: User, at: datetime) -> Contact:
    """Start a contact; one of one's own in which nothing was ever typed is taken up again, and begins now.

    Left standing overnight it would count the call of today for yesterday and show a timer of hours.
    """
    empty = Contact.objects.open_of(by).filter(channel=channel, draft_revision=0).without_answers()
    found = empty.select_for_update(of=("self",)).select_related("key").order_by("pk").last()
    if found is None or _was_answered_meanwhile(found):
        return start_contact(channel, by=by, at=at)
    return _begin_anew(found, by=by, at=at)


@recorded
def keep_draft(contact: Contact, typed: Mapping[str, Any], *, tab: Tab) -> int:
    """Keep the page as typed, sealed; answers the revision now kept.

    No audit entry of its own: the contact was begun and will be closed, and a line every two seconds
    would hide both. Words of a page that come after its own newer ones (held up on the way, or kept in a browser
    that was killed) are kept already and change nothing; nor do the same words once more, since a page loaded in between
    would be behind without reason. Errors: AlreadyClosed; DraftOutdated.
    """
    contact = locked_open(contact)
    before = newest_draft(contact, tab)
    if before.get(TAB) == tab.name and tab.typed < before.get(TYPED, 0):
        return contact.draft_revision
    kept = {**typed, TAB: tab.name, TYPED: tab.typed, BEGUN: before.get(BEGUN, "")}
    if kept == before:
        return contact.draft_revision
    contact.sealed_draft = seal_json(contact.key, draft_place(contact.id), kept)
    contact.draft_revision += 1
    contact.save(update_fields=["sealed_draft", "draft_revision"])
    return contact.draft_revision


@recorded
def discard_contact(contact: Contact, *, by: User, at: datetime) -> None:
    """Throw away a contact that was begun by mistake. Errors: AlreadyClosed."""
    contact = locked_open(contact)
    record("contact.discarded", contact, by=by, at=at)
    key = contact.key
    forget_answers(contact)
    contact.delete()
    discard_file_key(key)


def read_draft(contact: Contact) -> dict[str, Any]:
    """The page as it was typed last, and when it was begun; empty when the contact is closed."""
    if contact.sealed_draft is None:
        return {}
    return open_json(contact.key, draft_place(contact.id), contact.sealed_draft)


def newest_draft(contact: Contact, tab: Tab) -> dict[str, Any]:
    """The draft, unless another page has typed since. A page that missed the answer to its own last one goes on, and so
    does the page that brings back the refused words of an older one, whose last draft was still on its way.

    Errors: DraftOutdated.
    """
    draft = read_draft(contact)
    is_own = tab.goes_on(draft.get(TAB, ""), draft.get(TYPED, 0))
    if tab.heard != contact.draft_revision and not is_own:
        raise DraftOutdated(str(contact.pk))
    return draft


def _free_reference(centre_id: UUID) -> str:
    """A number that no contact of the centre has: with half a million of them, one draw in two hundred is taken."""
    while True:
        reference = new_reference()
        if not Contact.objects.filter(centre_id=centre_id, reference=reference).exists():
            return reference


def _was_answered_meanwhile(contact: Contact) -> bool:
    """Asked once more after the lock: the statement that waited for it saw the table as it was before."""
    return ContactAnswer.objects.filter(centre_id=contact.centre_id, contact=contact).exists()


def _begin_anew(contact: Contact, *, by: User, at: datetime) -> Contact:
    contact.started_at, contact.happened_on = cut_to_minute(at), timezone.localdate(at)
    contact.sealed_draft = seal_json(contact.key, draft_place(contact.id), {BEGUN: at.isoformat()})
    contact.branch_id = by.branch_id
    contact.save(update_fields=["started_at", "happened_on", "branch", "sealed_draft"])
    record("contact.started", contact, by=by, at=at, channel=contact.channel)
    return contact


def locked_open(contact: Contact) -> Contact:
    found = _LOCKED.first(centre_id=contact.centre_id, contact_id=contact.pk)
    if found is None or found.state != State.OPEN:
        raise AlreadyClosed(str(contact.pk))
    return found
