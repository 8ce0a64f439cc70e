import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from jardam.vault import keystore
from jardam.vault.keystore import KeyStore
from jardam.vault.refusals import KeyDestroyed, KeyStoreMismatch, RootKeyRefused

CENTRE = UUID(int=7)


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    store = KeyStore(tmp_path / "keys")
    with store.locked():
        pass
    return store


def modes(folder: Path) -> set[str]:
    return {
        f"{'d' if p.is_dir() else 'f'}{stat.S_IMODE(p.stat().st_mode):o}"
        for p in [folder, *folder.rglob("*")]
    }


def test_only_we_can_look_in(store: KeyStore) -> None:
    old = os.umask(0)
    try:
        store.create(keystore.index_label(CENTRE), b"x" * 40)
        store.replace_facts("root.json", b"{}")
    finally:
        os.umask(old)
    assert modes(store.folder) == {"d700", "f600"}


def test_the_first_of_many_wins_and_all_read_the_same(store: KeyStore) -> None:
    label = keystore.epoch_label(CENTRE, 1)
    with ThreadPoolExecutor(16) as pool:
        won = list(pool.map(lambda n: store.create(label, bytes([n]) * 40), range(64)))
    assert won.count(True) == 1
    assert store.read(label) == bytes([won.index(True)]) * 40
    assert [p.name for p in (store.folder / "centres" / str(CENTRE)).iterdir()] == ["epoch-000001.key"]


def test_a_destroyed_key_is_overwritten_first(store: KeyStore, tmp_path: Path) -> None:
    label = keystore.epoch_label(CENTRE, 1)
    store.create(label, b"k" * 40)
    beside = tmp_path / "same-blocks"
    beside.hardlink_to(store.folder / f"{label}.key")
    store.destroy(label)
    assert b"k" * 8 not in beside.read_bytes()
    with pytest.raises(KeyDestroyed):
        store.read(label)
    store.destroy(label)  # twice does no harm


def test_exchanged_files_do_not_open(store: KeyStore) -> None:
    root = keystore.new_key()
    one, other = keystore.epoch_label(CENTRE, 1), keystore.epoch_label(CENTRE, 2)
    wrapped = keystore.wrap(keystore.wrapping_key(root, one), keystore.new_key())
    store.create(other, wrapped)
    with pytest.raises(KeyStoreMismatch):
        keystore.unwrap(keystore.wrapping_key(root, other), store.read(other))


@pytest.mark.parametrize("wrapped", [b"", b"short", b"x" * 39, b"x" * 40])
def test_bytes_that_were_never_wrapped_are_refused(wrapped: bytes) -> None:
    with pytest.raises(KeyStoreMismatch):
        keystore.unwrap(bytes(32), wrapped)


def test_epochs_are_counted_in_order(store: KeyStore) -> None:
    for number in (10, 9, 1):
        store.create(keystore.epoch_label(CENTRE, number), b"x")
    store.create(keystore.index_label(CENTRE), b"x")
    assert store.epochs(CENTRE) == [1, 9, 10]
    assert store.epochs(UUID(int=8)) == []


def test_a_folder_others_can_read_is_refused(store: KeyStore) -> None:
    store.folder.chmod(0o750)
    with pytest.raises(RootKeyRefused, match="chmod go="):
        store.check_private()


def test_a_link_is_refused(store: KeyStore, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(store.folder)
    with pytest.raises(RootKeyRefused, match="link"):
        keystore.check_private(link)


def test_somebody_elses_folder_is_refused(store: KeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(RootKeyRefused, match="another user"):
        store.check_private()


def test_derived_keys_are_independent() -> None:
    root = keystore.new_key()
    labels = [keystore.deployment_label(name) for name in keystore.DEPLOYMENT_KEYS]
    assert len({keystore.wrapping_key(root, label) for label in labels}) == len(labels)
