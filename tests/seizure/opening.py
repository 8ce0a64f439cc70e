"""Tries to open a key store with what lies on the same disk, and says what its keys look like in the clear."""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jardam.vault import keystore, providers
from jardam.vault.argon import Cost
from jardam.vault.keystore import KEY_BYTES, KeyStore
from jardam.vault.providers import SHORTEST_PASSPHRASE, PassphraseProvider
from jardam.vault.refusals import RootKeyRefused

LARGEST = 4 * 1024
"""Units: bytes. Keys and passwords lie in small files; the large ones are searched for the keys themselves."""

FEW_WORDS = 400
"""Units: bytes. Every word of a file as small as this is tried as the passphrase."""

_NOT_TRIED = {"base", "global", "profile", "static"}
"""Folders of tables, of the browser and of public files: a key that lies there is found by `in_the_clear`."""

_HEX = re.compile(rb"[0-9a-fA-F]{64}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{43}")


def openings(store: KeyStore, folders: Iterable[Path]) -> list[str]:
    """The ways in which something on the disk opens the store; empty, if it stays closed."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if _is_tried(path)]
    keys = {key for path in files for key in _keys_in(path.read_bytes())}
    wanted = providers.facts_of(store)["check"]
    opened = [f"a key of {KEY_BYTES} bytes" for key in keys if providers.fingerprint(key) == wanted]
    words = {
        word for path in files if path.stat().st_size <= FEW_WORDS for word in _words_in(path.read_bytes())
    }
    return opened + [f"the word {word}" for word in words if _is_passphrase(store, word)]


def in_the_clear(store: KeyStore, passphrase: str) -> dict[str, dict[str, bytes]]:
    """The root key and every key of the store, as they would look if anything had written them down."""
    facts = providers.facts_of(store)
    cost = Cost(facts["memory_kib"], facts["passes"])
    root = PassphraseProvider(lambda: passphrase, cost).find(facts)
    found = {"the root key": written(root)}
    for path in sorted(store.folder.rglob("*.key")):
        label = str(path.relative_to(store.folder).with_suffix(""))
        wrapping = keystore.wrapping_key(root, label)
        found[f"what wraps {label}"] = written(wrapping)
        found[label] = written(keystore.unwrap(wrapping, store.read(label)))
    return found


def written(key: bytes) -> dict[str, bytes]:
    ways = {"raw": key, "hex": key.hex().encode(), "HEX": key.hex().upper().encode()}
    for offset in range(3):
        whole = base64.b64encode(bytes(offset) + key)
        kept = whole[-(-offset * 8 // 6) : (offset + len(key)) * 8 // 6]
        ways[f"base64 at {offset}"] = kept
        ways[f"base64url at {offset}"] = kept.translate(bytes.maketrans(b"+/", b"-_"))
    return ways


def _is_tried(path: Path) -> bool:
    is_small = path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST
    return is_small and _NOT_TRIED.isdisjoint(path.parts)


def _keys_in(raw: bytes) -> Iterator[bytes]:
    """Every 32 bytes in a row, and every hex or base64 spelling of 32 bytes."""
    yield from (raw[at : at + KEY_BYTES] for at in range(len(raw) - KEY_BYTES + 1))
    yield from (binascii.unhexlify(found) for found in _HEX.findall(raw))
    for found in _BASE64.findall(raw):
        yield base64.urlsafe_b64decode(found.translate(bytes.maketrans(b"+/", b"-_")) + b"=")[:KEY_BYTES]


def _words_in(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8", "ignore").strip()
    words = {text, *text.splitlines(), *text.split()}
    yield from (word for word in words if len(word) >= SHORTEST_PASSPHRASE and word.isprintable())


def _is_passphrase(store: KeyStore, word: str) -> bool:
    facts = providers.facts_of(store)
    if facts["kind"] != PassphraseProvider.kind:
        return False
    try:
        PassphraseProvider(lambda: word, Cost(facts["memory_kib"], facts["passes"])).find(facts)
    except RootKeyRefused:
        return False
    return True
