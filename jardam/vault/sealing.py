"""Sealed columns: a dict in, bytes out, bound to the one field of the one row they are for.

A room seals before it saves and opens after it reads; the ORM and the database see ciphertext only.
"""

from collections.abc import Mapping
from typing import Any

from jardam.vault.keeper import keeper
from jardam.vault.keystore import derived
from jardam.vault.models import FileKey
from jardam.vault.refusals import (
    FileKeyDestroyed,
    FileKeyLocked,
    KeyDestroyed,
    KeyStoreMismatch,
    SealBroken,
    VaultSealed,
)
from jardam.vault.restricted import Opener, opened_grant
from jardam.vault.rules import bundles, envelopes
from jardam.vault.rules.places import Place

__all__ = [
    "FileKeyDestroyed",
    "FileKeyLocked",
    "Place",
    "SealBroken",
    "VaultSealed",
    "key_for",
    "open_bytes",
    "open_json",
    "open_key",
    "seal_bytes",
    "seal_json",
]


def seal_json(
    key: FileKey, place: Place, bundle: Mapping[str, Any], *, opener: Opener | None = None
) -> bytes:
    """Seal ``bundle`` for ``place`` under the file's data key. Text comes back exactly as given.

    Errors: TypeError or ValueError for what is not JSON; FileKeyDestroyed, FileKeyLocked, VaultSealed.
    """
    return envelopes.close(open_key(key, opener), bundles.pack(bundle), place.bound_to(key.id))


def open_json(
    key: FileKey, place: Place, sealed: bytes | memoryview, *, opener: Opener | None = None
) -> dict[str, Any]:
    """Undo `seal_json`.

    Errors: SealBroken, if the bytes were changed or come from another place; FileKeyDestroyed,
    FileKeyLocked, VaultSealed.
    """
    return bundles.unpack(envelopes.unclose(open_key(key, opener), sealed, place.bound_to(key.id)))


def seal_bytes(key: FileKey, place: Place, content: bytes, *, opener: Opener | None = None) -> bytes:
    """As `seal_json`, for a whole file; its length is not hidden."""
    return envelopes.close(open_key(key, opener), content, place.bound_to(key.id))


def open_bytes(
    key: FileKey, place: Place, sealed: bytes | memoryview, *, opener: Opener | None = None
) -> bytes:
    """Undo `seal_bytes`. Errors: as `open_json`."""
    return envelopes.unclose(open_key(key, opener), sealed, place.bound_to(key.id))


def key_for(key: FileKey, purpose: str) -> bytes:
    """A key for one ``purpose``, derived from the file's data key (HKDF-SHA256) and gone with it; the data key stays here.

    Errors: FileKeyDestroyed, FileKeyLocked, VaultSealed.
    """
    return derived(open_key(key), f"jardam file key 1/{purpose}")


def open_key(key: FileKey, opener: Opener | None = None) -> bytes:
    """The file's data key. ``opener`` is asked for only by Restricted files (`unlocked.opener`).

    Errors: FileKeyDestroyed, FileKeyLocked, VaultSealed; SealBroken, if the wrapped key was changed.
    """
    if key.destroyed_on is not None:
        raise FileKeyDestroyed
    try:
        if key.is_restricted:
            return opened_grant(key, opener)
        return keeper.unwrap(key.centre_id, key.epoch or 0, bytes(key.wrapped or b""))
    except KeyDestroyed as error:
        raise FileKeyDestroyed from error
    except KeyStoreMismatch as error:
        raise SealBroken from error
