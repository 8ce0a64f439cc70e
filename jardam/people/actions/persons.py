"""Everything that changes what is known of a person. One function, one thing that happened, one audit entry."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import connection
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.rows import insert
from jardam.kernel.ids import day_uuid
from jardam.people.kept import forget, take_along
from jardam.people.models import Person, PersonIndex
from jardam.people.rules.groups import counted_as
from jardam.people.rules.identity import IDENTITY_SCHEMA, Identity, index_values
from jardam.people.signals import person_erased, person_restricted
from jardam.vault.actions import Move, destroy_file_key, grant, held_key, new_file_key, restrict, revoke
from jardam.vault.choices import Tier
from jardam.vault.indexes import blind_index
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, open_key, seal_json

LOOK_UPS_A_DAY = 240
"""Ten an hour over a shift of 24 hours: enough for a busy line, too few to copy a phone book."""


_LOOKED_UP = {
    "phone": "person.looked_up_by_phone",
    "document": "person.looked_up_by_document",
    "name": "person.looked_up_by_name",
    "name_birth": "person.looked_up_by_name_birth",
}


# Counts one more, the first of the day too, and changes nothing where the day is full.
_COUNT = """
    INSERT INTO people_lookupday AS day (id, centre_id, user_id, looked_on, made) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (centre_id, user_id, looked_on) DO UPDATE SET made = day.made + 1 WHERE day.made < %s
"""


@dataclass(frozen=True, slots=True)
class Groups:
    """What somebody said of themselves. Each may be empty: nobody asked."""

    sex: str = ""
    age_band: str = ""
    family: str = ""  # rules.groups.Family


class TooManyLookUps(PermissionError):
    """The person has looked up so many people today that the head must be asked."""


class AlreadyErased(ValueError):
    """There is nothing left of this person to change."""


class AlreadyRestricted(ValueError):
    """The file is already closed to all but named people."""


class NotRestricted(ValueError):
    """The file is open to the whole centre: it has no list of people."""


class IdentityOutdated(ValueError):
    """Somebody has changed who the person is since it was read; nothing was overwritten."""


def identity_place(person_id: UUID) -> Place:
    """Where an identity bundle belongs; a bundle moved to another row does not open."""
    return Place("people_person", person_id, "identity", IDENTITY_SCHEMA)


def stamp_of(person: Person) -> str:
    """Which bundle this is: a hash of sealed bytes, which says nothing of what is in them."""
    return sha256(bytes(person.sealed_identity or b"")).hexdigest()[:32]


@recorded
def add_person(identity: Identity, *, sex: str = "", age_band: str = "", by: User, at: datetime) -> Person:
    """Open a file for somebody of the centre of ``by``; the identity may be empty."""
    assert by.centre_id is not None
    key = new_file_key(by.centre_id)
    person = Person(id=day_uuid(), centre_id=by.centre_id, key=key, sex=sex, age_band=age_band)
    person.added_on = timezone.localdate(at)
    put_identity(person, identity)
    insert(person, *_index_rows(person, index_values(identity)))
    record("person.added", person, by=by, at=at)
    return person


@recorded
def change_identity(
    person: Person,
    identity: Identity,
    *,
    by: User,
    at: datetime,
    opener: Opener | None = None,
    seen: str = "",
) -> Person:
    """Replace the whole bundle. ``seen`` is the `stamp_of` the bundle that was read before, where one was.

    Errors: AlreadyErased; IdentityOutdated; FileKeyLocked, when the file is closed to this session.
    """
    person = _seen(person, seen)
    put_identity(person, identity, opener)
    person.save(update_fields=["sealed_identity", "is_named"])
    person.index.all().delete()
    _index(person, identity)
    record("person.identity_changed", person, by=by, at=at)
    return person


@recorded
def say_groups(
    person: Person, groups: Groups, *, seen: str, by: User, at: datetime, opener: Opener | None = None
) -> Person:
    """What they said of themselves once, so that they are served as they need; ``seen`` as in `change_identity`.

    Errors: AlreadyErased; IdentityOutdated; FileKeyLocked.
    """
    person = _seen(person, seen)
    bundle = open_json(person.key, identity_place(person.id), person.sealed_identity or b"", opener=opener)
    put_identity(person, replace(Identity.from_bundle(bundle), family=groups.family), opener)
    person.sex, person.age_band, person.family = groups.sex, groups.age_band, counted_as(groups.family)
    person.save(update_fields=["sealed_identity", "sex", "age_band", "family"])
    record("person.groups_said", person, by=by, at=at)
    return person


@recorded
def restrict_person(person: Person, openers: Iterable[User], *, by: User, at: datetime) -> Person:
    """Close a file to all but ``openers``: identity, and what other rooms keep under the same key.

    Errors: TooFewOpeners; AlreadyErased; AlreadyRestricted.
    """
    person = locked(person)
    if person.key.tier == Tier.RESTRICTED:
        raise AlreadyRestricted(str(person.pk))

    def reseal(move: Move) -> None:
        person.sealed_identity = move(identity_place(person.id), bytes(person.sealed_identity or b""))
        person.save(update_fields=["sealed_identity"])
        take_along(person, move)
        person_restricted.send(Person, person=person, move=move)

    restrict(person.key, openers, reseal=reseal)
    record("person.restricted", person, by=by, at=at)
    return person


@recorded
def add_opener(person: Person, colleague: User, *, opener: Opener | None, by: User, at: datetime) -> Person:
    """Let one more colleague open a closed file; only somebody who can open it may.

    Errors: FileKeyLocked; NotRestricted; AlreadyErased; TooFewOpeners, if the colleague has no key of their own yet.
    """
    person = _locked_closed(person, opener)
    assert opener is not None, "open_key() lets nobody pass without one"
    grant(person.key, colleague, opener=opener)
    record("person.opener_added", person, by=by, at=at, colleague=colleague.pk)
    return person


@recorded
def remove_opener(
    person: Person, colleague: User, *, opener: Opener | None, by: User, at: datetime
) -> Person:
    """Take a colleague off a closed file.

    Errors: FileKeyLocked; NotRestricted; AlreadyErased; TooFewOpeners, if fewer than two would remain.
    """
    person = _locked_closed(person, opener)
    revoke(person.key, colleague)
    record("person.opener_removed", person, by=by, at=at, colleague=colleague.pk)
    return person


@recorded
def erase_person(person: Person, *, by: User, at: datetime) -> Person:
    """Destroy the data key first, then what it opened: bundle, notes under the same key, blind indexes; then higher rooms.

    Unreadable here at once; unreadable in retained backups after the next rotation of the centre's epoch key.
    Errors: AlreadyErased.
    """
    person = locked(person)
    record("person.erased", person, by=by, at=at)
    destroy_file_key(person.key)
    person.index.all().delete()
    forget(person)
    person.sealed_identity, person.is_named = None, False
    person.erased_on = timezone.localdate(at)
    person.save(update_fields=["sealed_identity", "is_named", "erased_on"])
    person_erased.send(Person, person=person)
    return person


@recorded
def count_look_up(kind: str, *, by: User, at: datetime) -> None:
    """Write down that ``by`` is about to look somebody up. Errors: TooManyLookUps, and nothing is looked up."""
    assert by.centre_id is not None
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [day_uuid(), by.centre_id, by.pk, timezone.localdate(at), LOOK_UPS_A_DAY])
        if not cursor.rowcount:
            raise TooManyLookUps(LOOK_UPS_A_DAY)
    record(_LOOKED_UP[kind], by, by=by, at=at)


def _seen(person: Person, seen: str) -> Person:
    """The row, locked, as it was read. Errors: AlreadyErased; IdentityOutdated."""
    found = locked(person)
    if seen and seen != stamp_of(found):
        raise IdentityOutdated(str(person.pk))
    return found


def put_identity(person: Person, identity: Identity, opener: Opener | None = None) -> None:
    """Into the row, which the caller saves."""
    place = identity_place(person.id)
    person.sealed_identity = seal_json(person.key, place, identity.bundle(), opener=opener)
    person.is_named = identity.tells_apart


def locked(person: Person) -> Person:
    """The key is read after the lock: joined, it would be as it stood before a colleague closed the file.

    Held without its key columns: whoever holds the file's key and refers to the person waits for nobody here.
    """
    found: Person = Person.objects.select_for_update(of=("self",), no_key=True).get(
        centre_id=person.centre_id, pk=person.pk
    )
    if found.erased_on:
        raise AlreadyErased(str(person.pk))
    found.key = held_key(found.centre_id, found.key_id)
    return found


def _locked_closed(person: Person, opener: Opener | None) -> Person:
    """The row of a file that is closed to others, and open to ``opener``."""
    found = locked(person)
    if not found.key.is_restricted:
        raise NotRestricted(str(person.pk))
    open_key(found.key, opener)
    return found


def _index(person: Person, identity: Identity) -> None:
    PersonIndex.objects.bulk_create(_index_rows(person, index_values(identity)))


def _index_rows(person: Person, values: Iterable[tuple[str, str]]) -> list[PersonIndex]:
    return [
        PersonIndex(
            centre_id=person.centre_id,
            person=person,
            kind=kind,
            digest=blind_index(person.centre_id, kind, value),
        )
        for kind, value in values
    ]
