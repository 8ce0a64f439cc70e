"""Three ways to the root key: a file, a passphrase, two of three printed shares.

The root key itself is random and the same whichever way leads to it; the file ``root.json`` of the
key store says which way was chosen and lets a wrong key be told from the right one. Only the file
provider leaves on the disk what opens it, which is why a seized demo can be read.
"""

import hmac
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from jardam.vault.argon import SALT_BYTES, STRONG, Cost, stretched
from jardam.vault.keystore import KEY_BYTES, KeyStore, check_private, derived, unwrap, wrap
from jardam.vault.refusals import KeyStoreMismatch, RootKeyRefused

THRESHOLD, SHARES = 2, 3
_FACTS = "root.json"
SHORTEST_PASSPHRASE = 12
"""Units: characters."""

_GROUP = 1  # SLIP-39 knows groups of shares; one is enough here


class Provider(Protocol):
    """A way to the root key. ``keep`` says once how it will be found again, ``find`` finds it."""

    kind: str

    def keep(self, root: bytes) -> dict[str, Any]:
        """Make ``root`` reachable in this way. Returns what `find` will need; none of it opens anything."""

    def find(self, facts: dict[str, Any]) -> bytes:
        """Errors: RootKeyRefused, with a sentence for the console."""


@dataclass(frozen=True)
class FileProvider:
    """The root key in a file that only this user can read. For demo, tests and development."""

    path: Path
    allowed: bool
    kind = "FILE"

    def keep(self, root: bytes) -> dict[str, Any]:
        self._must_be_allowed()
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(root)
            file.flush()
            os.fsync(file.fileno())
        return {}

    def find(self, facts: dict[str, Any]) -> bytes:
        del facts
        self._must_be_allowed()
        try:
            check_private(self.path)
            root = self.path.read_bytes()
        except FileNotFoundError as error:
            raise RootKeyRefused(f"There is no root key at {self.path}.") from error
        if len(root) != KEY_BYTES:
            raise RootKeyRefused(f"{self.path} is not a root key: it has {len(root)} bytes, not {KEY_BYTES}.")
        return root

    def _must_be_allowed(self) -> None:
        if not self.allowed:
            raise RootKeyRefused(
                "A root key in a file opens everything on this disk. Use JARDAM_ROOT_KEY=passphrase or shares, "
                "or accept the risk with JARDAM_ALLOW_FILE_KEY=1."
            )


@dataclass(frozen=True)
class PassphraseProvider:
    """The root key wrapped under a passphrase that somebody types after every start."""

    ask: Callable[[], str]
    cost: Cost = STRONG
    kind = "PASSPHRASE"

    def keep(self, root: bytes) -> dict[str, Any]:
        salt = os.urandom(SALT_BYTES)
        passphrase = self.ask()
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise RootKeyRefused(
                f"A passphrase has at least {SHORTEST_PASSPHRASE} characters; six words are good."
            )
        wrapped = wrap(stretched(passphrase, salt, self.cost), root)
        return {
            "salt": salt.hex(),
            "wrapped": wrapped.hex(),
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
        }

    def find(self, facts: dict[str, Any]) -> bytes:
        cost = Cost(facts["memory_kib"], facts["passes"])
        key = stretched(self.ask(), bytes.fromhex(facts["salt"]), cost)
        try:
            return unwrap(key, bytes.fromhex(facts["wrapped"]))
        except KeyStoreMismatch as error:
            raise RootKeyRefused("This is not the passphrase.") from error


@dataclass(frozen=True)
class SharesProvider:
    """The root key as three printed shares (SLIP-39), any two of which bring it back.

    ``ask`` is asked for one share at a time; ``show`` is given all three once, and they rest nowhere.
    """

    ask: Callable[[], str]
    show: Callable[[Sequence[str]], None]
    kind = "SHARES"

    def keep(self, root: bytes) -> dict[str, Any]:
        self.show(split(root))
        return {}

    def find(self, facts: dict[str, Any]) -> bytes:
        del facts
        return joined([self.ask() for _ in range(THRESHOLD)])


def split(secret: bytes) -> list[str]:
    """Three shares of ``secret``; any one alone says nothing about it."""
    (shares,) = generate_mnemonics(_GROUP, [(THRESHOLD, SHARES)], secret)
    return list(shares)


def joined(shares: Sequence[str]) -> bytes:
    """Errors: RootKeyRefused, if these are not two different shares of one secret."""
    try:
        return bytes(combine_mnemonics(shares))
    except MnemonicError as error:
        raise RootKeyRefused("These are not two different shares of one key.") from error


def initialise(store: KeyStore, provider: Provider) -> bytes:
    """Make a new root key, keep it by ``provider`` and write down how. Returns the key, open.

    Errors: RootKeyRefused, if the store has a root key already.
    """
    store.check_private()
    if is_initialised(store):
        raise RootKeyRefused(f"{store.folder} has a root key already.")
    root = os.urandom(KEY_BYTES)
    keep(store, provider, root)
    return root


def keep(store: KeyStore, provider: Provider, root: bytes) -> None:
    """Say how ``root`` is found from now on."""
    made = facts_of(store)["keys"] if is_initialised(store) else []
    facts = {
        "format": 1,
        "kind": provider.kind,
        "check": fingerprint(root),
        "keys": made,
        **provider.keep(root),
    }
    _write(store, facts)


def note(store: KeyStore, **facts: object) -> None:
    """Add to what the store says about itself."""
    known = facts_of(store)
    if {**known, **facts} != known:
        _write(store, {**known, **facts})


def _write(store: KeyStore, facts: dict[str, Any]) -> None:
    store.replace_facts(_FACTS, json.dumps(facts, indent=2).encode())


def find_root(store: KeyStore, provider: Provider) -> bytes:
    """The root key of this store, by ``provider``.

    Errors: RootKeyRefused, with a sentence, when it is not found or not the right one.
    """
    facts = facts_of(store)
    store.check_private()
    if provider.kind not in {
        facts["kind"],
        SharesProvider.kind,
    }:  # printed shares open every store they were made of
        raise RootKeyRefused(f"This key store was made for JARDAM_ROOT_KEY={facts['kind'].lower()}.")
    root = provider.find(facts)
    if not is_root_of(store, root):
        raise RootKeyRefused("This root key belongs to another key store.")
    return root


def is_initialised(store: KeyStore) -> bool:
    return (store.folder / _FACTS).exists()


def is_root_of(store: KeyStore, root: bytes) -> bool:
    return hmac.compare_digest(facts_of(store)["check"], fingerprint(root))


def facts_of(store: KeyStore) -> dict[str, Any]:
    """What the store says about its root key; nothing in it opens anything."""
    try:
        facts: dict[str, Any] = json.loads((store.folder / _FACTS).read_text())
    except FileNotFoundError as error:
        raise RootKeyRefused(f"{store.folder} has no root key yet. Run: jardam vault init") from error
    return facts


def fingerprint(root: bytes) -> str:
    """Tells the right root key from a wrong one. The key has 256 random bits, so this helps nobody guess."""
    return derived(root, "jardam root key check 1")[:16].hex()
