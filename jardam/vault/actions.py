"""Everything that changes a file key. The room that owns the file writes the audit entry."""

import os
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.vault.choices import Tier
from jardam.vault.keeper import keeper
from jardam.vault.keystore import KEY_BYTES
from jardam.vault.models import Epoch, FileKey, RestrictedGrant
from jardam.vault.refusals import KeyDestroyed, KeyStoreMismatch, TooFewOpeners
from jardam.vault.restricted import Opener, sealed_to
from jardam.vault.rules import envelopes
from jardam.vault.rules.places import Place
from jardam.vault.sealing import open_key
from jardam.vault.user_keys import public_of

FEWEST_OPENERS = 2

Move = Callable[[Place, bytes], bytes]
"""Seals the same content anew: takes its place and the old bytes, gives the new bytes."""

# An epoch's row is written only when no younger one exists, so that a process which has not yet
# heard of a rotation fails here, on the foreign key, and not years later on a key that is gone.
_EPOCH_ALIVE = """
    INSERT INTO vault_epoch (id, centre_id, number) SELECT %(epoch_id)s, %(centre)s, %(epoch)s
    WHERE NOT EXISTS (SELECT 1 FROM vault_epoch WHERE centre_id = %(centre)s AND number >= %(epoch)s)
    ON CONFLICT DO NOTHING
"""
_NEW = f"WITH alive AS ({_EPOCH_ALIVE}) INSERT INTO vault_filekey (id, centre_id, tier, epoch, wrapped) "
_ONE = "VALUES (%(id)s, %(centre)s, 'STANDARD', %(epoch)s, %(wrapped)s)"
_MANY = """
    SELECT fresh.id, %(centre)s, 'STANDARD', fresh.epoch, fresh.wrapped
    FROM unnest(%(ids)s::uuid[], %(epochs)s::integer[], %(all_wrapped)s::bytea[]) AS fresh (id, epoch, wrapped)
"""


def new_file_key(centre_id: UUID) -> FileKey:
    """Make the data key of a new file and save it, wrapped. One statement.

    Errors: VaultSealed; KeyStoreMismatch, if the wrong key folder is mounted.
    """
    key = _fresh_key(centre_id)
    _insert(_ONE, key, {"id": key.id, "wrapped": key.wrapped})
    return key


def new_file_keys(centre_id: UUID, count: int) -> list[FileKey]:
    """As `new_file_key`, for many files at once: imports and the demo."""
    keys = [_fresh_key(centre_id) for _ in range(count)]
    if keys:
        columns = zip(*((key.id, key.epoch, key.wrapped) for key in keys), strict=True)
        _insert(_MANY, keys[-1], dict(zip(("ids", "epochs", "all_wrapped"), map(list, columns), strict=True)))
    return keys


def held_key(centre_id: UUID, key_id: UUID) -> FileKey:
    """The key as it stands now, and as it stays until the transaction ends. One statement.

    For whoever seals more under the key of a person: closing or erasing the file meanwhile would leave what they
    seal under a key that is gone. Hold it before locking rows that lie under it, as closing a file does.
    """
    key: FileKey = FileKey.objects.select_for_update(no_key=True).get(centre_id=centre_id, pk=key_id)
    return key


@transaction.atomic
def destroy_file_key(key: FileKey, *, on: date | None = None) -> None:
    """Erase the file: what it sealed cannot be read from now on, and from no backup after the next rotation.

    The row stays, so that what pointed at the file finds an erased one. ``on`` is today unless said.
    """
    RestrictedGrant.objects.filter(centre_id=key.centre_id, key_id=key.id).delete()
    key.epoch = key.wrapped = None
    key.destroyed_on = on or timezone.localdate()
    key.save(update_fields=["epoch", "wrapped", "destroyed_on"])


def discard_file_key(key: FileKey) -> None:
    """Remove the key of a file that never came to hold anything, or whose rows are gone. One statement.

    The ORM would first look for rows that still point at it; the database's own foreign keys refuse those anyway.
    """
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM vault_filekey WHERE centre_id = %s AND id = %s", [key.centre_id, key.pk])


@transaction.atomic
def new_restricted_key(centre_id: UUID, openers: Iterable[User]) -> FileKey:
    """Make the key of a file that only ``openers`` can open.

    Errors: TooFewOpeners, if fewer than two of them work in the centre and have a key pair.
    """
    key = FileKey.objects.create(centre_id=centre_id, tier=Tier.RESTRICTED)
    _grant_all(key, os.urandom(KEY_BYTES), list(openers))
    return key


@transaction.atomic
def restrict(key: FileKey, openers: Iterable[User], *, reseal: Callable[[Move], None]) -> None:
    """Close a Standard file to all but ``openers``.

    The server knew the old data key, so there is a new one; ``reseal`` is handed a function that
    moves each sealed value over, and must save what it returns. Errors: TooFewOpeners.
    """
    old, new = open_key(key), os.urandom(KEY_BYTES)

    def move(place: Place, sealed: bytes) -> bytes:
        bound = place.bound_to(key.id)
        return envelopes.close(new, envelopes.unclose(old, sealed, bound), bound)

    reseal(move)
    key.tier, key.epoch, key.wrapped = Tier.RESTRICTED, None, None
    key.save(update_fields=["tier", "epoch", "wrapped"])
    _grant_all(key, new, list(openers))


def grant(key: FileKey, user: User, *, opener: Opener) -> None:
    """Let one more person open a Restricted file; only somebody who can open it can do so.

    Errors: FileKeyLocked; TooFewOpeners, if ``user`` has no key pair or works elsewhere.
    """
    data_key = open_key(key, opener)
    epoch, wrapped = wrap_for(
        key.centre_id, sealed_to(user.id, _public_of(key.centre_id, user), key.id, data_key)
    )
    with connection.cursor() as cursor:
        cursor.execute(_EPOCH_ALIVE, _epoch(key.centre_id, epoch))
    RestrictedGrant.objects.update_or_create(
        centre_id=key.centre_id, key_id=key.id, user_id=user.id, defaults={"epoch": epoch, "wrapped": wrapped}
    )


@transaction.atomic
def revoke(key: FileKey, user: User) -> None:
    """Take a person off a Restricted file. Errors: TooFewOpeners, if fewer than two would remain."""
    grants = RestrictedGrant.objects.select_for_update().filter(centre_id=key.centre_id, key_id=key.id)
    remaining = {grant.user_id for grant in grants} - {user.id}
    if len(remaining) < FEWEST_OPENERS:
        raise TooFewOpeners
    grants.filter(user_id=user.id).delete()


@transaction.atomic
def ensure_centre_keys(centre_id: UUID) -> None:
    """Give a centre its first keys, if it never had any.

    Errors: KeyStoreMismatch, if the database says that it had: then new keys would hide a loss.
    """
    if not keeper.epochs(centre_id) and Epoch.objects.filter(centre_id=centre_id).exists():
        raise KeyStoreMismatch
    keeper.make_centre_keys(centre_id)


def wrap_for(centre_id: UUID, secret: bytes) -> tuple[int, bytes]:
    """Wrap by the centre's newest epoch, whose first key is made on the way."""
    try:
        return keeper.wrap(centre_id, secret)
    except KeyDestroyed:
        ensure_centre_keys(centre_id)
        return keeper.wrap(centre_id, secret)


def _fresh_key(centre_id: UUID) -> FileKey:
    epoch, wrapped = wrap_for(centre_id, os.urandom(KEY_BYTES))
    key = FileKey(id=day_uuid(), centre_id=centre_id, tier=Tier.STANDARD, epoch=epoch, wrapped=wrapped)
    key._state.adding, key._state.db = False, connection.alias
    return key


def _insert(rows: str, newest: FileKey, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_NEW + rows, _epoch(newest.centre_id, newest.epoch) | values)


def _epoch(centre_id: UUID, number: int | None) -> dict[str, Any]:
    return {"epoch_id": day_uuid(), "centre": centre_id, "epoch": number}


def _grant_all(key: FileKey, data_key: bytes, openers: list[User]) -> None:
    if len({user.id for user in openers}) < FEWEST_OPENERS:
        raise TooFewOpeners
    grants = [_granted(key, data_key, user) for user in openers]
    with connection.cursor() as cursor:
        cursor.execute(_EPOCH_ALIVE, _epoch(key.centre_id, grants[-1].epoch))
    RestrictedGrant.objects.bulk_create(grants)


def _granted(key: FileKey, data_key: bytes, user: User) -> RestrictedGrant:
    epoch, wrapped = wrap_for(
        key.centre_id, sealed_to(user.id, _public_of(key.centre_id, user), key.id, data_key)
    )
    return RestrictedGrant(centre_id=key.centre_id, key=key, user=user, epoch=epoch, wrapped=wrapped)


def _public_of(centre_id: UUID, user: User) -> bytes:
    public = public_of(user) if user.centre_id == centre_id and user.is_active else None
    if public is None:
        raise TooFewOpeners
    return public
