import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from jardam.vault import agent as agents
from jardam.vault import keystore
from jardam.vault.agent import AgentRoot, KeyAgent
from jardam.vault.keeper import LEASE, Keeper
from jardam.vault.keystore import KeyStore
from jardam.vault.refusals import VaultSealed

ROOT = bytes(range(32))
CENTRE = UUID(int=7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    deep = tmp_path / ("deep" * 20) / ("folder" * 10)  # beyond the 107 bytes of a socket address
    deep.mkdir(parents=True, mode=0o700)
    return deep


@pytest.fixture
def agent(folder: Path) -> Iterator[KeyAgent]:
    agent = KeyAgent(folder / "agent.sock", lambda root: root == ROOT)
    agent.start()
    yield agent
    agent.stop()


@pytest.fixture
def peer(agent: KeyAgent, folder: Path) -> AgentRoot:
    return AgentRoot(folder / "agent.sock")


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(peer: AgentRoot, tmp_path: Path, clock: Clock) -> Keeper:
    store = KeyStore(tmp_path / "keys")
    return Keeper(lambda: (store, peer), clock)


def test_it_starts_sealed_and_opens_with_the_right_key_only(peer: AgentRoot) -> None:
    with pytest.raises(VaultSealed):
        peer.generation()
    assert not peer.open(bytes(32))
    with pytest.raises(VaultSealed):
        peer.wrapping_key("x")
    assert peer.open(ROOT)
    assert peer.wrapping_key("deployment/x") == keystore.wrapping_key(ROOT, "deployment/x")


def test_nobody_is_given_the_root_key(peer: AgentRoot, folder: Path) -> None:
    peer.open(ROOT)
    for verb in ("lease", "wrapping key", "root", "open", "seal"):
        assert ROOT.hex() not in json.dumps(raw(folder, {"verb": verb, "label": "x", "root": "00"}))


def test_only_we_can_reach_it(agent: KeyAgent, folder: Path) -> None:
    assert stat.S_IMODE((folder / "agent.sock").stat().st_mode) == 0o600


def test_another_user_gets_no_answer(agent: KeyAgent, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agent.open(ROOT)
    monkeypatch.setattr(agents, "uid_of", lambda _: os.geteuid() + 1)
    with pytest.raises(VaultSealed):
        AgentRoot(folder / "agent.sock").generation()


@pytest.mark.parametrize(
    "noise", [b"", b"\n", b"[]\n", b"{}\n", b"x" * 5000, b'{"verb": "open", "root": "zz"}\n']
)
def test_noise_does_not_end_it(agent: KeyAgent, folder: Path, peer: AgentRoot, noise: bytes) -> None:
    agent.open(ROOT)
    with socket.socket(socket.AF_UNIX) as client, agents.address_of(folder / "agent.sock") as address:
        client.connect(address)
        client.sendall(noise)
        client.shutdown(socket.SHUT_WR)
        assert client.recv(100) == b""
    assert peer.generation()


def test_a_seal_reaches_a_keeper_within_its_lease(agent: KeyAgent, keeper: Keeper, clock: Clock) -> None:
    agent.open(ROOT)
    keeper.make_centre_keys(CENTRE)
    _, wrapped = keeper.wrap(CENTRE, bytes(32))
    agent.seal()
    clock.seconds += LEASE
    with pytest.raises(VaultSealed):
        keeper.unwrap(CENTRE, 1, wrapped)
    assert not keeper.is_open()
    assert not keeper._keys
    assert LEASE < 2


def test_a_lost_agent_closes_everything(agent: KeyAgent, keeper: Keeper, clock: Clock) -> None:
    agent.open(ROOT)
    keeper.make_centre_keys(CENTRE)
    keeper.index(CENTRE, b"x")
    agent.stop()
    clock.seconds += LEASE
    with pytest.raises(VaultSealed):
        keeper.index(CENTRE, b"x")
    with pytest.raises(VaultSealed):
        keeper.seal()


def test_sealed_and_opened_between_two_leases_drops_the_old_keys(
    agent: KeyAgent, keeper: Keeper, clock: Clock
) -> None:
    agent.open(ROOT)
    keeper.make_centre_keys(CENTRE)
    keeper.index(CENTRE, b"x")
    agent.seal()
    agent.open(ROOT)
    clock.seconds += LEASE
    assert keeper.is_open()
    assert not keeper._keys


def test_one_keeper_seals_for_all(agent: KeyAgent, keeper: Keeper, peer: AgentRoot) -> None:
    agent.open(ROOT)
    assert keeper.is_open()
    keeper.seal()
    with pytest.raises(VaultSealed):
        peer.generation()


def test_within_a_lease_the_agent_is_not_asked_again(
    agent: KeyAgent, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent.open(ROOT)
    keeper.make_centre_keys(CENTRE)
    keeper.index(CENTRE, b"x")
    monkeypatch.setattr(AgentRoot, "_ask", lambda *_, **__: pytest.fail("asked"))
    for _ in range(100):
        keeper.index(CENTRE, b"x")


def test_another_process_of_ours_is_served(agent: KeyAgent, folder: Path) -> None:
    agent.open(ROOT)
    asks = "import sys, pathlib; from jardam.vault.agent import AgentRoot; print(AgentRoot(pathlib.Path(sys.argv[1])).wrapping_key('x').hex())"
    answer = subprocess.run(
        [sys.executable, "-c", asks, folder / "agent.sock"], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == keystore.wrapping_key(ROOT, "x").hex()


def test_one_that_never_started_stops_too(folder: Path) -> None:
    KeyAgent(folder / "other.sock", lambda _root: True).stop()


def test_forgetting_overwrites_the_key(agent: KeyAgent) -> None:
    agent.open(ROOT)
    held = agent._root
    agent.seal()
    assert held == bytearray(32)


def raw(folder: Path, asked: dict[str, str]) -> object:
    with socket.socket(socket.AF_UNIX) as client, agents.address_of(folder / "agent.sock") as address:
        client.connect(address)
        client.sendall(json.dumps(asked).encode() + b"\n")
        return json.loads(client.recv(4096))
