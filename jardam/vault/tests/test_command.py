"""``jardam vault …`` as somebody types it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jardam.centres.models import Centre, User
from jardam.vault import keystore, opening, providers, rotation, user_keys
from jardam.vault.agent import AgentRoot, KeyAgent
from jardam.vault.keeper import keeper
from jardam.vault.keystore import KeyStore
from jardam.vault.refusals import VaultSealed
from jardam.vault.tests.conftest import CHEAP, as_opener

PASSPHRASE = "six plain words are enough here"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    def type_(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    def run(*words: str) -> str:
        call_command("vault", *words)
        return capsys.readouterr().out

    return run


@pytest.fixture
def own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[KeyStore]:
    """A key store of a passphrase, whose Argon2 is made cheap here and nowhere else."""
    monkeypatch.setenv("JARDAM_VAR", str(tmp_path))
    monkeypatch.setenv("JARDAM_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("JARDAM_ROOT_KEY", "passphrase")
    made = providers.PassphraseProvider.__init__
    monkeypatch.setattr(
        providers.PassphraseProvider, "__init__", lambda self, ask, cost=CHEAP: made(self, ask, CHEAP)
    )
    keeper.look_again()
    yield KeyStore(tmp_path / "keys")
    monkeypatch.undo()
    keeper.look_again()


@pytest.fixture
def running(own_store: KeyStore, tmp_path: Path) -> Iterator[KeyAgent]:
    """What `bin/up` starts beside the web processes."""
    (tmp_path / "run").mkdir(mode=0o700)
    agent = KeyAgent(tmp_path / "run" / "keys", lambda root: providers.is_root_of(own_store, root))
    agent.start()
    yield agent
    agent.stop()


def test_made_opened_and_sealed_from_the_keyboard(
    running: KeyAgent, own_store: KeyStore, typed, said
) -> None:
    typed(PASSPHRASE)
    assert str(own_store.folder) in said("init")
    peer = AgentRoot(running._path)
    with pytest.raises(VaultSealed):
        peer.generation()
    typed("not the passphrase")
    with pytest.raises(CommandError, match="not the passphrase"):
        said("open")
    typed(PASSPHRASE)
    assert "open" in said("open")
    assert peer.generation()
    assert "sealed" in said("seal")
    with pytest.raises(VaultSealed):
        peer.generation()


def test_printed_shares_open_it_when_the_passphrase_is_lost(running: KeyAgent, typed, said) -> None:
    typed(PASSPHRASE)
    said("init")
    typed(PASSPHRASE)
    shares = [line.partition(": ")[2] for line in said("shares").splitlines() if line.startswith("Share ")]
    assert len(shares) == 3
    typed(shares[2], shares[0])
    assert "open" in said("open", "--shares")


def test_an_agent_of_another_store_is_not_opened(running: KeyAgent, own_store: KeyStore, typed, said) -> None:
    typed(PASSPHRASE)
    said("init")
    running._is_right = lambda _: False
    typed(PASSPHRASE)
    with pytest.raises(CommandError, match="another key store"):
        said("open")


def test_a_new_passphrase_takes_the_place_of_the_old_one(
    running: KeyAgent, own_store: KeyStore, typed, said
) -> None:
    typed(PASSPHRASE)
    said("init")
    typed("wrong passphrase", "a new one of many words")
    with pytest.raises(CommandError, match="not the passphrase"):
        said("protect")
    typed(PASSPHRASE, "a new one of many words")
    said("protect")
    typed(PASSPHRASE)
    with pytest.raises(CommandError, match="not the passphrase"):
        said("open")
    typed("a new one of many words")
    said("open")


def test_a_file_key_is_given_up_for_a_passphrase(
    own_store: KeyStore, monkeypatch: pytest.MonkeyPatch, typed, said
) -> None:
    monkeypatch.setenv("JARDAM_ROOT_KEY", "file")
    said("init")
    before = own_store.read(keystore.deployment_label("audit-mac"))
    monkeypatch.setenv("JARDAM_ROOT_KEY", "passphrase")
    typed(PASSPHRASE)
    assert "blocks" in said("protect")
    assert not (own_store.folder / "root.key").exists()
    assert own_store.read(keystore.deployment_label("audit-mac")) == before
    root = providers.find_root(own_store, providers.PassphraseProvider(lambda: PASSPHRASE))
    keystore.unwrap(keystore.wrapping_key(root, keystore.deployment_label("audit-mac")), before)


def test_a_lost_passphrase_is_replaced_by_two_shares(running: KeyAgent, typed, said) -> None:
    typed(PASSPHRASE)
    said("init")
    typed(PASSPHRASE)
    shares = [line.partition(": ")[2] for line in said("shares").splitlines() if line.startswith("Share ")]
    typed(*shares[1:], "a new one of many words")
    said("protect", "--shares")
    typed("a new one of many words")
    assert "open" in said("open")


def test_a_passphrase_typed_differently_is_not_taken(
    own_store: KeyStore, monkeypatch: pytest.MonkeyPatch, said
) -> None:
    answers = iter([PASSPHRASE, "something else entirely"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _question: next(answers))
    with pytest.raises(CommandError, match="not the same"):
        said("init")


@pytest.mark.parametrize("act", ["open", "seal"])
def test_nothing_runs_is_a_sentence(own_store: KeyStore, said, act: str) -> None:
    with pytest.raises(CommandError, match="bin/up"):
        said(act)


def test_the_passphrase_is_not_echoed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda question: f"asked {question}")
    assert opening.ask_at_console("Passphrase: ") == "asked Passphrase: "


@pytest.mark.django_db(transaction=True)
def test_rotation_and_state(moscow: Centre, krasnodar: Centre, monkeypatch: pytest.MonkeyPatch, said) -> None:
    monkeypatch.setattr(rotation, "SETTLE", 0)
    assert "moscow: 0 keys" in said("rotate", "--centre", "moscow")
    both = said("rotate", "--all")
    assert "krasnodar" in both
    state = said("status")
    assert "Root key: file; vault open" in state
    assert "moscow: epochs 3; 0 files" in state
    with pytest.raises(CommandError, match="no centre"):
        said("rotate", "--centre", "nowhere")


@pytest.mark.django_db
def test_an_escrow_brings_a_lost_password_back(
    moscow: Centre, amina: User, monkeypatch: pytest.MonkeyPatch, typed, said
) -> None:
    shares = [
        line.partition(": ")[2] for line in said("shares", "--centre", "moscow").splitlines() if ": " in line
    ]
    as_opener(amina)
    with pytest.raises(CommandError, match="already"):
        said("shares", "--centre", "moscow")
    monkeypatch.setattr(user_keys, "STRONG", CHEAP)
    typed(shares[0], shares[1], "a new password")
    said("recover", "amina")
    assert as_opener(amina, "a new password")
