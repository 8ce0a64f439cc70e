"""Sealing to those who have a key pair of their own and no account, and opening what they sealed to us (RFC 9180).

Format: HPKE in base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; the 32 bytes of the sender's key, then the
ciphertext with its tag. The words beside it (``told``, as UTF-8) are the ``info`` of HPKE; there is no associated data.
"""

import hmac
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from jardam.vault.keeper import keeper
from jardam.vault.refusals import SealBroken
from jardam.vault.restricted import SUITE
from jardam.vault.rules.places import spell

PUBLIC_BYTES = 32
STAMP_BYTES = 32


class NotAKey(ValueError):
    """These bytes are no public key that anything can be sealed to."""


def new_pair() -> tuple[bytes, bytes]:
    """The private half and the public half."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def check_public(public: bytes) -> None:
    """Errors: NotAKey, also for the few points to which every secret is the same."""
    try:
        sealed_to_outside(public, b"", "check")
    except ValueError as error:
        raise NotAKey from error


def sealed_to_outside(public: bytes, plain: bytes, told: str) -> bytes:
    """Errors: ValueError, where ``public`` is no key."""
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=told.encode())


def opened_from_outside(private: bytes, sealed: bytes, told: str) -> bytes:
    """Errors: SealBroken."""
    try:
        return SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=told.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken from error


def stamp_of(row: UUID, owner: UUID, public: bytes) -> bytes:
    """Says that the house itself wrote this public half of ``owner``: an exchanged one would receive what is sealed to it."""
    return keeper.mac(spell(b"jardam outside key 1", row.bytes, owner.bytes, public))


def is_stamped(stamp: bytes, row: UUID, owner: UUID, public: bytes) -> bool:
    return hmac.compare_digest(stamp, stamp_of(row, owner, public))
