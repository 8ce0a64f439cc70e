"""The only door to keys: unwrap, wrap, index, mac, sign_head, seal.

A key stays in memory for as long as the vault is open. Whether it still is, is asked again once a
second, so that a seal reaches every process in less than two and a lost agent closes everything.
"""

import hashlib
import hmac
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from jardam.vault import keystore
from jardam.vault.keystore import KeyStore
from jardam.vault.opening import source_from_environment
from jardam.vault.refusals import KeyDestroyed, VaultSealed

LEASE = 1.0
"""Units: seconds."""

INDEX_BYTES = 16


class RootSource(Protocol):
    def generation(self) -> str: ...
    def wrapping_key(self, label: str) -> bytes: ...
    def seal(self) -> None: ...


class Keeper:
    """The keys of one deployment, as far as this process needs them now.

    ``source`` finds store and root on first use, so that importing this module opens nothing.
    """

    def __init__(
        self, source: Callable[[], tuple[KeyStore, RootSource]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._source = source
        self._clock = clock
        self._lock = threading.Lock()
        self._found: tuple[KeyStore, RootSource] | None = None
        self._keys: dict[str, bytes] = {}
        self._newest: dict[UUID, int] = {}
        self._generation = ""
        self._until = float("-inf")

    def wrap(self, centre_id: UUID, file_key: bytes) -> tuple[int, bytes]:
        """Wrap under the centre's newest epoch key. Returns the epoch's number and the wrapped key.

        Errors: KeyDestroyed, if the centre has no key yet (`actions.ensure_centre`), VaultSealed.
        """
        self._check_lease()
        number = self._newest.get(centre_id) or self._find_newest(centre_id)
        return number, keystore.wrap(self._key(keystore.epoch_label(centre_id, number)), file_key)

    def unwrap(self, centre_id: UUID, epoch: int, wrapped: bytes) -> bytes:
        """Errors: KeyDestroyed, if the epoch's key is gone; KeyStoreMismatch, if it never wrapped these bytes."""
        return keystore.unwrap(self._key(keystore.epoch_label(centre_id, epoch)), wrapped)

    def rewrap(self, centre_id: UUID, epoch: int, wrapped: bytes, newest: int) -> bytes:
        """Move a wrapped key from one epoch to another."""
        fresh = self._key(keystore.epoch_label(centre_id, newest))
        return keystore.wrap(fresh, self.unwrap(centre_id, epoch, wrapped))

    def index(self, centre_id: UUID, message: bytes) -> bytes:
        """A keyed hash that is the same for the same message in one centre, and says nothing without the key."""
        return _mac(self._key(keystore.index_label(centre_id)), message)[:INDEX_BYTES]

    def mac(self, message: bytes) -> bytes:
        """The audit chain's keyed hash: nobody restamps an entry without this key."""
        return _mac(self.deployment("audit-mac"), message)

    def sign_head(self, message: bytes) -> bytes:
        return self._signing().sign(message)

    def head_verifier(self) -> bytes:
        """The public half, 32 bytes, for whoever keeps our heads."""
        return self._signing().public_key().public_bytes_raw()

    def deployment(self, name: str) -> bytes:
        """One of `keystore.DEPLOYMENT_KEYS`."""
        return self._key(keystore.deployment_label(name))

    def make_centre_keys(self, centre_id: UUID) -> None:
        """Give a new centre its first epoch key and its index key. Harmless when repeated or raced."""
        self._make(keystore.index_label(centre_id))
        if not self._store().epochs(centre_id):
            self._make(keystore.epoch_label(centre_id, 1))

    def begin_epoch(self, centre_id: UUID) -> int:
        """Make the centre's next epoch key; from the next lease on, every process wraps under it."""
        number = max(self._store().epochs(centre_id)) + 1
        self._make(keystore.epoch_label(centre_id, number))
        self._newest.pop(centre_id, None)
        return number

    def destroy_epoch(self, centre_id: UUID, number: int) -> None:
        label = keystore.epoch_label(centre_id, number)
        self._keys.pop(label, None)
        self._store().destroy(label)

    def epochs(self, centre_id: UUID) -> list[int]:
        return self._store().epochs(centre_id)

    def alone(self) -> AbstractContextManager[None]:
        """Keep other rotations and set-ups out meanwhile."""
        return self._store().locked()

    def keep_escrow(self, centre_id: UUID, public: bytes) -> bool:
        """Keep the public half of a centre's escrow, where the database cannot exchange it. False, if there is one."""
        label = keystore.escrow_label(centre_id)
        return self._store().create(label, keystore.wrap(self._root().wrapping_key(label), public))

    def escrow(self, centre_id: UUID) -> bytes | None:
        try:
            return self._key(keystore.escrow_label(centre_id))
        except KeyDestroyed:
            return None

    def seal(self) -> None:
        """Drop every key here and, through the agent, everywhere. Errors: VaultSealed, if nothing was open."""
        self._forget()
        self._root().seal()

    def is_open(self) -> bool:
        try:
            self._check_lease()
        except VaultSealed:
            return False
        return True

    def look_again(self) -> None:
        """Forget where the store and the root key were, too: tests, and a process after its fork."""
        self._forget()
        self._found = None

    def _key(self, label: str) -> bytes:
        self._check_lease()
        return self._keys.get(label) or self._fetch(label)

    def _fetch(self, label: str) -> bytes:
        wrapped = self._store().read(label)
        key = self._keys[label] = keystore.unwrap(self._root().wrapping_key(label), wrapped)
        return key

    def _make(self, label: str) -> None:
        fresh = keystore.new_key()
        self._store().create(label, keystore.wrap(self._root().wrapping_key(label), fresh))

    def _find_newest(self, centre_id: UUID) -> int:
        numbers = self._store().epochs(centre_id)
        if not numbers:
            raise KeyDestroyed
        newest = self._newest[centre_id] = numbers[-1]
        return newest

    def _check_lease(self) -> None:
        if self._clock() < self._until:
            return
        with self._lock:
            self._renew_lease()

    def _renew_lease(self) -> None:
        asked_at = self._clock()
        try:
            generation = self._root().generation()
        except VaultSealed:
            self._forget()
            raise
        if generation != self._generation:
            self._forget()
            self._generation = generation
        self._drop_destroyed()
        self._until = asked_at + LEASE

    def _drop_destroyed(self) -> None:
        """Another process may have destroyed a key or begun an epoch since the last lease."""
        self._newest.clear()
        for label in list(self._keys):
            if not self._store().exists(label):
                self._keys.pop(label, None)

    def _forget(self) -> None:
        self._keys.clear()
        self._newest.clear()
        self._generation = ""
        self._until = float("-inf")

    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.deployment("audit-sign"))

    def _store(self) -> KeyStore:
        return self._find()[0]

    def _root(self) -> RootSource:
        return self._find()[1]

    def _find(self) -> tuple[KeyStore, RootSource]:
        if self._found is None:
            self._found = self._source()
        return self._found


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, hashlib.sha256)


keeper = Keeper(source_from_environment)
"""The keeper of this process."""
