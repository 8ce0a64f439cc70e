"""What somebody without an account may open: a secret that is handed to them opens a key, and the key opens the rest.

The secret rests nowhere with us. Whoever forgets the closed key has taken the access back, whatever was sent to whom.
"""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from jardam.vault.argon import STRONG, Cost, stretched
from jardam.vault.keystore import derived, new_key
from jardam.vault.rules import bundles, envelopes
from jardam.vault.rules.places import spell

__all__ = [
    "close_key",
    "hash_of",
    "new_key",
    "new_secret",
    "of_code",
    "of_link",
    "open_key",
    "open_told",
    "seal_told",
]
SECRET_BYTES = 32


def new_secret() -> str:
    """What nobody can guess: handed out, and kept nowhere."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_of(secret: str) -> bytes:
    """What is kept of a long and random secret, to find it by."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def of_link(secret: str) -> bytes:
    """The key that a link of 32 random bytes is."""
    return derived(secret.encode("utf-8", "surrogatepass"), "jardam link 1")


def of_code(code: str, salt: bytes, cost: Cost = STRONG) -> bytes:
    """The key that a code is which was read out: short, so that every guess costs a third of a second."""
    return stretched(code, salt, cost)


def close_key(opening: bytes, key: bytes, row: UUID) -> bytes:
    """``key`` closed by what was handed out, for one row."""
    return envelopes.close(opening, key, _bound(row, "key"))


def open_key(opening: bytes, closed: bytes | memoryview, row: UUID) -> bytes:
    """Undo `close_key`. Errors: SealBroken, if it is another secret."""
    return envelopes.unclose(opening, closed, _bound(row, "key"))


def seal_told(key: bytes, row: UUID, field: str, bundle: Mapping[str, Any]) -> bytes:
    return envelopes.close(key, bundles.pack(bundle), _bound(row, field))


def open_told(key: bytes, row: UUID, field: str, sealed: bytes | memoryview) -> dict[str, Any]:
    """Undo `seal_told`. Errors: SealBroken."""
    return bundles.unpack(envelopes.unclose(key, sealed, _bound(row, field)))


def _bound(row: UUID, field: str) -> bytes:
    return spell(b"jardam link 1", row.bytes, field.encode())
