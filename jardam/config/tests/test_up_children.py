"""Programs that `bin/up` runs and stops."""

import os
import stat
import sys
from pathlib import Path

import pytest

from jardam.config.up import children
from jardam.config.up.children import Child, Server, run, stop_all
from jardam.config.up.folders import Data
from jardam.database.trouble import Trouble

STUBBORN = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: print("no", flush=True))
print("ready", flush=True)
while True:
    signal.pause()
"""


@pytest.fixture
def data(tmp_path: Path) -> Data:
    (tmp_path / "log").mkdir()
    return Data(tmp_path)


def started(data: Data, code: str) -> Child:
    """A child that has said its first word."""
    child = Child(Server("web", [sys.executable, "-c", code], patience=0.2), data, os.environ)
    while not child.log.read_text():
        assert child.is_alive
    return child


def test_a_failed_command_is_told_by_its_last_line(data: Data) -> None:
    log = data.logs / "prepare.log"
    words = [sys.executable, "-c", "import sys; print('working'); sys.exit('no flour')"]
    with pytest.raises(Trouble, match=r"Baking: no flour \(log: "):
        run(words, "Baking", log, os.environ)
    assert "working" in log.read_text()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_of_a_traceback_the_exception_is_told(data: Data) -> None:
    words = [sys.executable, "-c", "raise ValueError('no flour\\nLINE 1: flour\\n        ^')"]
    with pytest.raises(Trouble, match="Baking: ValueError: no flour"):
        run(words, "Baking", data.logs / "prepare.log", os.environ)


def test_a_full_disk_is_called_by_its_name(data: Data) -> None:
    words = [sys.executable, "-c", "raise OSError(28, 'No space left on device')"]
    with pytest.raises(Trouble, match="Baking: the disk is full; free some space and start again"):
        run(words, "Baking", data.logs / "prepare.log", os.environ)


def test_an_earlier_runs_words_are_not_told_again(data: Data) -> None:
    (data.logs / "prepare.log").write_text("an old complaint\n")
    with pytest.raises(Trouble, match="Baking: code 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"], "Baking", data.logs / "prepare.log", os.environ)


def test_a_child_that_does_not_listen_is_ended(data: Data) -> None:
    child = started(data, STUBBORN)
    stop_all([child])
    assert not child.is_alive
    assert child.log.read_text().split() == ["ready", "no"]  # it was asked first


def test_a_child_that_listens_may_finish(data: Data) -> None:
    tidy = "import signal; signal.signal(15, lambda *_: exit(print('tidied'))); print('ready', flush=True); signal.pause()"
    child = started(data, tidy)
    stop_all([child])
    assert child.log.read_text().split() == ["ready", "tidied"]


def test_a_log_too_long_is_put_aside(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "LONGEST_LOG_BYTES", 3)
    log = data.logs / "web.log"
    log.write_text("long")
    children.open_log(log).close()
    assert (log.read_text(), log.with_suffix(".log.1").read_text()) == ("", "long")


def test_a_server_is_told_no_more_than_it_should_be(data: Data) -> None:
    code = "import os; print(sorted(os.environ), flush=True)"
    server = Server("web", [sys.executable, "-c", code], 5, told=lambda environ: {"A": environ["A"]})
    child = Child(server, data, {"A": "1", "B": "2"})
    child.make_stop()
    assert "'B'" not in child.log.read_text()
    assert "'A'" in child.log.read_text()
