"""An appeal comes, is taken up, or is put away because nobody can open it. One function, one thing that happened."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.appeals.models import Appeal, AppealKey
from jardam.appeals.rules.words import Told, Unreadable
from jardam.appeals.sealing import private_place, words_of
from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.database.bulk import one_at_a_time
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.vault.actions import new_file_key
from jardam.vault.outside import new_pair, stamp_of
from jardam.vault.sealing import seal_bytes

MOST_WAITING = 1_000
"""Appeals of one partner that nobody has taken up: no system fills the house."""


class AnotherBody(ValueError):
    """Something else was sent with this id before."""


class TooManyWaiting(ValueError):
    """Nobody here keeps up with this partner."""


class Ended(ValueError):
    """Somebody was faster."""


@recorded
def appeal_key(centre_id: UUID, *, at: datetime) -> AppealKey:
    """The key pair of a centre; made where there is none yet."""
    one_at_a_time(f"appeals.AppealKey/{centre_id}")
    standing = AppealKey.objects.filter(centre_id=centre_id).first()
    if standing is not None:
        return standing
    private, public = new_pair()
    row, key = day_uuid(), new_file_key(centre_id)
    made = AppealKey(
        id=row,
        centre_id=centre_id,
        key=key,
        public=public,
        stamp=stamp_of(row, centre_id, public),
        sealed_private=seal_bytes(key, private_place(row), private),
        made_on=timezone.localdate(at),
    )
    made.save(force_insert=True)
    record("appeal.key_made", made, by=None, at=at)
    return made


@recorded
def receive_appeal(
    centre_id: UUID, organisation_id: UUID, sent_id: UUID, sealed: bytes, *, at: datetime
) -> Appeal:
    """Kept as it came: nothing of it is opened. Sent again it is the same one.

    Errors: AnotherBody; TooManyWaiting.
    """
    one_at_a_time(f"appeals.Appeal/{centre_id}/{organisation_id}")
    theirs = Appeal.objects.filter(centre_id=centre_id, organisation_id=organisation_id)
    digest = hashlib.sha256(sealed).digest()
    before: Appeal | None = theirs.filter(sent_id=sent_id).first()
    if before is not None:
        if bytes(before.digest) != digest:
            raise AnotherBody(str(before.pk))
        return before
    if theirs.waiting().count() >= MOST_WAITING:
        raise TooManyWaiting(str(organisation_id))
    appeal = Appeal(
        centre_id=centre_id,
        organisation_id=organisation_id,
        sent_id=sent_id,
        digest=digest,
        came_on=timezone.localdate(at),
        sealed_appeal=sealed,
    )
    appeal.save(force_insert=True)
    record("appeal.came", appeal, by=None, at=at)
    tell(centre_id)
    return appeal


@recorded
def take_up(appeal: Appeal, *, by: User, at: datetime) -> Contact:
    """It becomes a contact of whoever takes it: the words stand in its draft, and here no longer.

    Errors: Ended; Unreadable.
    """
    held = _held(appeal)
    contact = start_contact(Channel.MESSAGE, known=_known(words_of(held)), by=by, at=at)
    _end(held, by, at)
    record("appeal.taken", held, by=by, at=at)
    return contact


class Readable(ValueError):
    """It opens: somebody must take it up."""


@recorded
def put_away(appeal: Appeal, *, by: User, at: datetime) -> None:
    """Only what cannot be opened: nobody throws a person's words away unread. Errors: Ended; Readable."""
    held = _held(appeal)
    try:
        words_of(held)
    except Unreadable:
        _end(held, by, at)
        record("appeal.dropped", held, by=by, at=at)
        return
    raise Readable(str(held.pk))


def _held(appeal: Appeal) -> Appeal:
    """Errors: Ended."""
    held: Appeal = Appeal.objects.select_for_update(of=("self",)).get(
        centre_id=appeal.centre_id, pk=appeal.pk
    )
    if held.ended_on is not None:
        raise Ended(str(held.pk))
    return held


def _end(held: Appeal, by: User, at: datetime) -> None:
    held.ended_on, held.ended_by, held.sealed_appeal = timezone.localdate(at), by, None
    held.save(update_fields=["ended_on", "ended_by", "sealed_appeal"])
    tell(held.centre_id)


def _known(said: Told) -> dict[str, str]:
    """As the page of a call names its fields."""
    known = {"stated": said.words, "name": said.name, "phone": said.phone, "note": said.reach}
    if said.language is not Language.UNKNOWN:
        known["language"] = said.language.value
    return {name: text for name, text in known.items() if text}
