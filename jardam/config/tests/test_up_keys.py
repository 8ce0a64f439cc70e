"""The root key at a start: from a file, from a passphrase, or later by its keeper."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jardam.config.up import keys
from jardam.config.up.folders import Data
from jardam.database.trouble import Trouble
from jardam.vault.agent import AgentRoot, KeyAgent
from jardam.vault.refusals import VaultSealed


class Starts:
    """Starts the agent again and again, as `bin/up` does."""

    def __init__(self, data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
        self._data = data
        self._monkeypatch = monkeypatch
        self.agent: KeyAgent | None = None

    def start(self, kind: str, typed: str = "") -> AgentRoot:
        self._monkeypatch.setenv("JARDAM_ROOT_KEY", kind)
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        self.stop()
        self.agent = keys.start_agent(self._data)
        return AgentRoot(self._data.run / "keys")

    def stop(self) -> None:
        if self.agent is not None:
            self.agent.stop()
            self.agent = None


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starts]:
    monkeypatch.setenv("JARDAM_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("JARDAM_KEY_AGENT", "")
    (tmp_path / "run").mkdir(mode=0o700)
    starts = Starts(Data(tmp_path), monkeypatch)
    yield starts
    starts.stop()


def test_a_file_key_opens_at_every_start(starts: Starts) -> None:
    first = starts.start("file").wrapping_key("a label")
    assert starts.start("file").wrapping_key("a label") == first


def test_a_passphrase_is_taken_at_the_first_start(starts: Starts) -> None:
    assert starts.start("passphrase", "six words that nobody would guess\n").wrapping_key("a label")


def test_a_short_passphrase_is_refused_and_nothing_is_made(starts: Starts) -> None:
    with pytest.raises(Trouble, match="at least 12 characters"):
        starts.start("passphrase", "short\n")
    assert starts.start("file").wrapping_key("a label")


def test_without_a_terminal_a_later_start_waits_for_its_keeper(
    starts: Starts, capsys: pytest.CaptureFixture[str]
) -> None:
    starts.start("passphrase", "six words that nobody would guess\n")
    later = starts.start("passphrase")
    with pytest.raises(VaultSealed):
        later.wrapping_key("a label")
    assert "jardam vault open" in capsys.readouterr().out


def test_shares_are_never_shown_to_a_log(starts: Starts) -> None:
    with pytest.raises(Trouble, match="at a terminal"):
        starts.start("shares")
