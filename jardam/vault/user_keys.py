"""The key pair of each person who works here: made at the first sign-in, opened by the password at every other."""

import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from jardam.centres.models import User
from jardam.vault import providers
from jardam.vault.argon import SALT_BYTES, STRONG, Cost, stretched
from jardam.vault.keeper import keeper
from jardam.vault.models import UserKey
from jardam.vault.refusals import RootKeyRefused, SealBroken
from jardam.vault.restricted import SUITE
from jardam.vault.rules import envelopes
from jardam.vault.rules.places import spell


def opened_private(user: User, password: str, *, cost: Cost = STRONG) -> bytes | None:
    """The private half, for this password; a person without a pair gets one.

    None, if the pair was sealed under another password (it was reset): then `recover` or `renew` helps.
    """
    pair = UserKey.objects.filter(pk=user.pk).first()
    if pair is None:
        return _made(user, password, cost)
    try:
        private = envelopes.unclose(_stretched(pair, password), bytes(pair.sealed_private), _bound(user.pk))
    except SealBroken:
        return None
    _add_recovery(pair, user, private)
    return private


def public_of(user: User) -> bytes | None:
    """The public half, as this house made it. Errors: SealBroken, if the row holds somebody else's key."""
    pair = UserKey.objects.filter(pk=user.pk).first()
    if pair is None:
        return None
    public = bytes(pair.public)
    if not hmac.compare_digest(bytes(pair.stamp), _stamp(user.pk, public)):
        raise SealBroken
    return public


def reseal(user: User, old_password: str, new_password: str, *, cost: Cost = STRONG) -> bool:
    """Move the pair to a new password. False, if the old one does not open it."""
    private = opened_private(user, old_password, cost=cost)
    if private is None:
        return False
    _save(user, private, new_password, cost)
    return True


def recover(user: User, shares: list[str], new_password: str, *, cost: Cost = STRONG) -> None:
    """Move the pair to a new password with two shares of the centre's escrow.

    Errors: RootKeyRefused, if these shares do not open it.
    """
    pair = UserKey.objects.get(pk=user.pk)
    escrow = X25519PrivateKey.from_private_bytes(providers.joined(shares))
    try:
        private = SUITE.decrypt(bytes(pair.sealed_recovery or b""), escrow, info=_bound(user.pk))
    except (InvalidTag, ValueError) as error:
        raise RootKeyRefused("These shares do not open the key of this person.") from error
    _save(user, private, new_password, cost)


def renew(user: User, password: str, *, cost: Cost = STRONG) -> None:
    """Give a new pair to somebody whose old one is lost. Another opener must let them into their files again."""
    UserKey.objects.filter(pk=user.pk).delete()
    _made(user, password, cost)


def make_escrow(centre_id: UUID) -> list[str]:
    """Make the centre's escrow and return the three shares of its private half, which rest nowhere else.

    Errors: RootKeyRefused, if the centre has one: a second would orphan what was sealed to the first.
    """
    private = X25519PrivateKey.generate()
    if not keeper.keep_escrow(centre_id, private.public_key().public_bytes_raw()):
        raise RootKeyRefused("This centre has an escrow already; its shares were printed when it was made.")
    return providers.split(private.private_bytes_raw())


def _made(user: User, password: str, cost: Cost) -> bytes:
    private = X25519PrivateKey.generate().private_bytes_raw()
    _save(user, private, password, cost)
    return private


def _save(user: User, private: bytes, password: str, cost: Cost) -> None:
    salt = os.urandom(SALT_BYTES)
    public = X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    sealed = envelopes.close(stretched(password, salt, cost), private, _bound(user.pk))
    UserKey.objects.update_or_create(
        pk=user.pk,
        defaults={
            "public": public,
            "stamp": _stamp(user.pk, public),
            "sealed_private": sealed,
            "salt": salt,
            "memory_kib": cost.memory_kib,
            "passes": cost.passes,
            "sealed_recovery": _recovery(user, private),
        },
    )


def _add_recovery(pair: UserKey, user: User, private: bytes) -> None:
    """The centre's escrow may be younger than the pair."""
    if pair.sealed_recovery is None and (recovery := _recovery(user, private)):
        UserKey.objects.filter(pk=user.pk).update(sealed_recovery=recovery)


def _recovery(user: User, private: bytes) -> bytes | None:
    escrow = keeper.escrow(user.centre_id) if user.centre_id else None
    if escrow is None:
        return None
    return SUITE.encrypt(private, X25519PublicKey.from_public_bytes(escrow), info=_bound(user.pk))


def _stretched(pair: UserKey, password: str) -> bytes:
    return stretched(password, bytes(pair.salt), Cost(pair.memory_kib, pair.passes))


def _stamp(user_id: UUID, public: bytes) -> bytes:
    """Says that the house itself wrote this public half: an exchanged one would receive what is sealed to it."""
    return keeper.mac(spell(b"jardam user key 1", user_id.bytes, public))


def _bound(user_id: UUID) -> bytes:
    return spell(b"jardam private half 1", user_id.bytes)
