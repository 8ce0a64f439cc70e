from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from jardam.vault import keystore, opening, providers
from jardam.vault.agent import HeldRoot
from jardam.vault.keeper import INDEX_BYTES, LEASE, Keeper
from jardam.vault.keystore import KeyStore
from jardam.vault.refusals import KeyDestroyed, KeyStoreMismatch, VaultSealed

CENTRE, OTHER = UUID(int=7), UUID(int=8)


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path / "keys")


@pytest.fixture
def root(store: KeyStore) -> bytes:
    return opening.initialise(store, providers.FileProvider(store.folder / "root.key", allowed=True))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(store: KeyStore, root: bytes, clock: Clock) -> Keeper:
    keeper = Keeper(lambda: (store, HeldRoot(root)), clock)
    keeper.make_centre_keys(CENTRE)
    keeper.make_centre_keys(OTHER)
    return keeper


def test_what_it_wraps_it_unwraps(keeper: Keeper) -> None:
    epoch, wrapped = keeper.wrap(CENTRE, b"d" * 32)
    assert epoch == 1
    assert keeper.unwrap(CENTRE, epoch, wrapped) == b"d" * 32


def test_one_centre_does_not_open_what_another_wrapped(keeper: Keeper) -> None:
    epoch, wrapped = keeper.wrap(CENTRE, b"d" * 32)
    with pytest.raises(KeyStoreMismatch):
        keeper.unwrap(OTHER, epoch, wrapped)


def test_an_index_says_nothing_across_centres(keeper: Keeper) -> None:
    here, there = keeper.index(CENTRE, b"phone"), keeper.index(OTHER, b"phone")
    assert here != there
    assert here == keeper.index(CENTRE, b"phone")
    assert len(here) == INDEX_BYTES


def test_a_centre_without_keys_is_told_so(keeper: Keeper) -> None:
    for ask in (lambda: keeper.wrap(UUID(int=9), bytes(32)), lambda: keeper.index(UUID(int=9), b"x")):
        with pytest.raises(KeyDestroyed):
            ask()


def test_making_keys_twice_keeps_the_first(keeper: Keeper) -> None:
    epoch, wrapped = keeper.wrap(CENTRE, b"d" * 32)
    keeper.make_centre_keys(CENTRE)
    assert keeper.unwrap(CENTRE, epoch, wrapped) == b"d" * 32


def test_a_new_epoch_wraps_and_the_old_still_opens(keeper: Keeper) -> None:
    old = keeper.wrap(CENTRE, b"d" * 32)
    assert keeper.begin_epoch(CENTRE) == 2
    assert keeper.wrap(CENTRE, b"e" * 32)[0] == 2
    assert keeper.unwrap(CENTRE, *old) == b"d" * 32
    moved = keeper.rewrap(CENTRE, *old, 2)
    keeper.destroy_epoch(CENTRE, 1)
    assert keeper.unwrap(CENTRE, 2, moved) == b"d" * 32
    with pytest.raises(KeyDestroyed):
        keeper.unwrap(CENTRE, *old)


def test_what_another_process_destroyed_is_forgotten_within_a_lease(
    keeper: Keeper, store: KeyStore, clock: Clock
) -> None:
    epoch, wrapped = keeper.wrap(CENTRE, b"d" * 32)
    store.destroy(keystore.epoch_label(CENTRE, epoch))
    clock.seconds += LEASE
    with pytest.raises(KeyDestroyed):
        keeper.unwrap(CENTRE, epoch, wrapped)


def test_an_epoch_another_process_began_is_used_within_a_lease(
    keeper: Keeper, store: KeyStore, root: bytes, clock: Clock
) -> None:
    assert keeper.wrap(CENTRE, bytes(32))[0] == 1
    Keeper(lambda: (store, HeldRoot(root))).begin_epoch(CENTRE)
    assert keeper.wrap(CENTRE, bytes(32))[0] == 1
    clock.seconds += LEASE
    assert keeper.wrap(CENTRE, bytes(32))[0] == 2


def test_heads_are_signed_verifiably(keeper: Keeper) -> None:
    public = Ed25519PublicKey.from_public_bytes(keeper.head_verifier())
    public.verify(keeper.sign_head(b"head"), b"head")


def test_macs_depend_on_the_message(keeper: Keeper) -> None:
    assert keeper.mac(b"a") == keeper.mac(b"a") != keeper.mac(b"b")


def test_an_escrow_is_kept_once(keeper: Keeper) -> None:
    assert keeper.escrow(CENTRE) is None
    assert keeper.keep_escrow(CENTRE, b"p" * 32)
    assert not keeper.keep_escrow(CENTRE, b"q" * 32)
    assert keeper.escrow(CENTRE) == b"p" * 32


def test_sealed_is_sealed(keeper: Keeper) -> None:
    epoch, wrapped = keeper.wrap(CENTRE, bytes(32))
    keeper.seal()
    assert not keeper.is_open()
    for ask in (
        lambda: keeper.unwrap(CENTRE, epoch, wrapped),
        lambda: keeper.wrap(CENTRE, bytes(32)),
        lambda: keeper.index(CENTRE, b"x"),
        lambda: keeper.mac(b"x"),
        lambda: keeper.sign_head(b"x"),
        lambda: keeper.deployment("secrets"),
    ):
        with pytest.raises(VaultSealed):
            ask()


def test_a_store_with_a_wrong_root_opens_nothing(store: KeyStore, keeper: Keeper) -> None:
    stranger = Keeper(lambda: (store, HeldRoot(bytes(32))))
    with pytest.raises(KeyStoreMismatch):
        stranger.wrap(CENTRE, bytes(32))


def test_looking_again_finds_a_vault_that_was_opened_later(store: KeyStore, root: bytes) -> None:
    held = HeldRoot(root)
    found = iter([(store, held), (store, HeldRoot(root))])
    keeper = Keeper(lambda: next(found))
    keeper.seal()
    assert not keeper.is_open()
    keeper.look_again()
    assert keeper.is_open()
