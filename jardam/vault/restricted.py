"""Restricted files: the data key reaches named people only, and only while they are signed in.

The server holds no key that opens them. What it holds, the epoch key, is the outer of two layers and
serves erasure: when the epoch is destroyed, no backup of a grant opens again, whoever's password is known.
"""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from jardam.vault.keeper import keeper
from jardam.vault.models import FileKey, RestrictedGrant
from jardam.vault.refusals import FileKeyLocked, SealBroken
from jardam.vault.rules.places import spell

SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class Opener:
    """A person who is signed in, with the private key that only their session can unlock."""

    user_id: UUID
    private: X25519PrivateKey = field(repr=False)


def sealed_to(user_id: UUID, public: bytes, key_id: UUID, data_key: bytes) -> bytes:
    """Seal a file's data key to one person: the inner layer of a grant."""
    recipient = X25519PublicKey.from_public_bytes(public)
    return SUITE.encrypt(data_key, recipient, info=_bound(key_id, user_id))


def opened_grant(key: FileKey, opener: Opener | None) -> bytes:
    """The data key of a Restricted file, for one of its openers.

    Errors: FileKeyLocked for everybody else; SealBroken, if the grant was changed.
    """
    grant = _grant_of(key, opener)
    if grant is None or opener is None:
        raise FileKeyLocked
    sealed = keeper.unwrap(key.centre_id, grant.epoch, bytes(grant.wrapped))
    try:
        return SUITE.decrypt(sealed, opener.private, info=_bound(key.id, opener.user_id))
    except InvalidTag as error:
        raise SealBroken from error


def _grant_of(key: FileKey, opener: Opener | None) -> RestrictedGrant | None:
    if opener is None:
        return None
    return RestrictedGrant.objects.filter(
        centre_id=key.centre_id, key_id=key.id, user_id=opener.user_id
    ).first()


def _bound(key_id: UUID, user_id: UUID) -> bytes:
    return spell(b"jardam grant 1", key_id.bytes, user_id.bytes)
