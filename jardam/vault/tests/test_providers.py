import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from jardam.vault import environment, keystore, opening, providers
from jardam.vault.agent import AgentRoot
from jardam.vault.argon import STRONG, Cost
from jardam.vault.keystore import KeyStore
from jardam.vault.providers import FileProvider, PassphraseProvider, SharesProvider
from jardam.vault.refusals import RootKeyRefused, VaultSealed

CHEAP = Cost(memory_kib=8, passes=1)
PASSPHRASE = "six plain words are enough here"


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path / "keys")


def passphrase(text: str = PASSPHRASE) -> PassphraseProvider:
    return PassphraseProvider(lambda: text, CHEAP)


def file(store: KeyStore, *, allowed: bool = True) -> FileProvider:
    return FileProvider(store.folder / "root.key", allowed)


def shares(*said: str) -> SharesProvider:
    words: Iterator[str] = iter(said)
    return SharesProvider(lambda: next(words), lambda _: None)


def test_the_file_gives_back_the_key(store: KeyStore) -> None:
    root = opening.initialise(store, file(store))
    assert providers.find_root(store, file(store)) == root
    assert (store.folder / "root.key").stat().st_mode & 0o777 == 0o600


def test_a_file_is_refused_where_it_was_not_allowed(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    with pytest.raises(RootKeyRefused, match="JARDAM_ALLOW_FILE_KEY"):
        providers.find_root(store, file(store, allowed=False))


@pytest.mark.parametrize(
    "mode,allow,answer",
    [
        ("demo", None, True),
        ("test", None, True),
        ("live", None, False),
        ("live", "1", True),
        (None, None, False),
    ],
)
def test_only_demo_and_tests_may_use_a_file_unasked(
    monkeypatch: pytest.MonkeyPatch, mode: str | None, allow: str | None, answer: bool
) -> None:
    for name, said in (("JARDAM_MODE", mode), ("JARDAM_ALLOW_FILE_KEY", allow)):
        monkeypatch.delenv(name, raising=False)
        if said is not None:
            monkeypatch.setenv(name, said)
    assert environment.may_use_file_key() is answer


def test_a_file_others_can_read_is_refused(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    (store.folder / "root.key").chmod(0o640)
    with pytest.raises(RootKeyRefused, match="read by others"):
        providers.find_root(store, file(store))


def test_a_missing_and_a_cut_file_are_told_apart(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    (store.folder / "root.key").write_bytes(b"short")
    with pytest.raises(RootKeyRefused, match="5 bytes"):
        providers.find_root(store, file(store))
    (store.folder / "root.key").unlink()
    with pytest.raises(RootKeyRefused, match="no root key at"):
        providers.find_root(store, file(store))


def test_another_stores_key_is_refused(store: KeyStore, tmp_path: Path) -> None:
    opening.initialise(store, file(store))
    (store.folder / "root.key").write_bytes(os.urandom(32))
    with pytest.raises(RootKeyRefused, match="another key store"):
        providers.find_root(store, file(store))


def test_the_passphrase_gives_back_the_key_and_no_other_does(store: KeyStore) -> None:
    root = opening.initialise(store, passphrase())
    assert providers.find_root(store, passphrase()) == root
    with pytest.raises(RootKeyRefused, match="not the passphrase"):
        providers.find_root(store, passphrase(PASSPHRASE + " "))


def test_nothing_on_the_disk_opens_a_passphrase_store(store: KeyStore) -> None:
    root = opening.initialise(store, passphrase())
    everything = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    for secret in (root, PASSPHRASE.encode()):
        assert secret not in everything
        assert secret.hex().encode() not in everything


def test_a_short_passphrase_is_refused(store: KeyStore) -> None:
    with pytest.raises(RootKeyRefused, match="12 characters"):
        opening.initialise(store, passphrase("short"))


def test_the_real_cost_is_what_the_guideline_asks() -> None:
    assert STRONG.memory_kib >= 64 * 1024
    assert STRONG.passes >= 3


def test_any_two_shares_open_and_one_never_does(store: KeyStore) -> None:
    shown: list[str] = []
    root = opening.initialise(store, SharesProvider(lambda: "", shown.extend))
    assert len(shown) == 3
    for two in combinations(shown, 2):
        assert providers.find_root(store, shares(*two)) == root
    for one in shown:
        with pytest.raises(RootKeyRefused, match="two different shares"):
            providers.find_root(store, shares(one, one))
    everything = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert not any(share.encode() in everything for share in shown)


def test_shares_of_another_key_are_refused(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    with pytest.raises(RootKeyRefused, match="another key store"):
        providers.find_root(store, shares(*providers.split(os.urandom(32))[:2]))


def test_printed_shares_open_a_passphrase_store_too(store: KeyStore) -> None:
    root = opening.initialise(store, passphrase())
    assert providers.find_root(store, shares(*providers.split(root)[1:])) == root


def test_another_way_than_the_chosen_one_is_refused(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    with pytest.raises(RootKeyRefused, match="JARDAM_ROOT_KEY=file"):
        providers.find_root(store, passphrase())


def test_a_second_start_keeps_every_key(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    before = {path: path.read_bytes() for path in store.folder.rglob("*.key")}
    opening.initialise(store, file(store))
    assert before == {path: path.read_bytes() for path in store.folder.rglob("*.key")}
    assert len(before) == 1 + len(keystore.DEPLOYMENT_KEYS)


def test_an_interrupted_start_is_finished(store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    create, seen = KeyStore.create, []

    def stumble(self: KeyStore, label: str, content: bytes) -> bool:
        seen.append(label)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return create(self, label, content)

    monkeypatch.setattr(KeyStore, "create", stumble)
    with pytest.raises(KeyboardInterrupt):
        opening.initialise(store, file(store))
    root = opening.initialise(store, file(store))
    for name in keystore.DEPLOYMENT_KEYS:
        label = keystore.deployment_label(name)
        assert len(keystore.unwrap(keystore.wrapping_key(root, label), store.read(label))) == 32


def test_a_lost_key_is_never_made_anew(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    store.destroy(keystore.deployment_label("audit-mac"))
    opening.initialise(store, file(store))
    assert not store.exists(keystore.deployment_label("audit-mac"))


def test_a_store_is_not_initialised_twice(store: KeyStore) -> None:
    opening.initialise(store, file(store))
    with pytest.raises(RootKeyRefused, match="already"):
        providers.initialise(store, file(store))


def test_no_store_is_a_sentence(store: KeyStore) -> None:
    with pytest.raises(RootKeyRefused, match="jardam vault init"):
        providers.facts_of(store)


@pytest.mark.parametrize("kind", ["passphrase", "shares"])
def test_a_page_never_asks_for_a_passphrase(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv("JARDAM_ROOT_KEY", kind)
    with pytest.raises(VaultSealed):
        opening.source_from_environment()


def test_a_missing_file_key_is_a_sealed_vault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JARDAM_KEYS", str(tmp_path / "nothing"))
    with pytest.raises(VaultSealed):
        opening.source_from_environment()


@pytest.mark.parametrize(
    "kind,made", [("file", FileProvider), ("passphrase", PassphraseProvider), ("shares", SharesProvider)]
)
def test_the_environment_names_the_way(monkeypatch: pytest.MonkeyPatch, kind: str, made: type) -> None:
    monkeypatch.setenv("JARDAM_ROOT_KEY", kind)
    assert isinstance(opening.provider_from_environment(lambda _: ""), made)


def test_an_unknown_way_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JARDAM_ROOT_KEY", "cloud")
    with pytest.raises(RootKeyRefused, match="not cloud"):
        opening.provider_from_environment()


def test_a_process_that_was_told_of_an_agent_asks_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JARDAM_KEY_AGENT", str(tmp_path / "agent"))
    assert isinstance(opening.source_from_environment()[1], AgentRoot)


def test_new_shares_are_shown_at_a_console_or_not_made(
    store: KeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JARDAM_ROOT_KEY", "shares")
    with pytest.raises(RootKeyRefused, match="at a console"):
        opening.initialise(store, opening.provider_from_environment())
    assert not providers.is_initialised(store)
