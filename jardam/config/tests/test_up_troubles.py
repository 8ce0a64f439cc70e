"""What a machine does to a start is said in one sentence, with exit code 1 and no traceback."""

import errno
import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from jardam.config.up import folders, servers
from jardam.config.up.__main__ import _sentence
from jardam.database.connection import PROJECT
from jardam.database.trouble import Trouble


def start(*words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """`bin/up` as it runs inside the Python environment, with nothing of ours in the environment."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("JARDAM_")}
    return subprocess.run(
        [sys.executable, "-m", "jardam.config.up", *words],
        cwd=PROJECT,
        env={**clean, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port(taken_port: int, tmp_path: Path) -> None:
    ended = start("--port", str(taken_port), JARDAM_VAR=str(tmp_path / "var"))
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert f"Port {taken_port} is taken by another program" in ended.stderr


@pytest.fixture
def free_port() -> int:
    """It and the next are free, below those that the system hands out to whoever asks for any."""
    while True:
        port = random.randrange(10_000, 20_000)
        with socket.socket() as first, socket.socket() as second:
            try:
                first.bind(("127.0.0.1", port))
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
        return port


def test_the_streams_port_counts_too(free_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "ENDING_SECONDS", 0)
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port + 1))
        other.listen()
        with pytest.raises(Trouble, match=f"Port {free_port + 1} "):
            servers.check_ports(free_port)


def test_a_port_that_is_being_left_is_waited_for(free_port: int) -> None:
    with socket.socket() as leaving:
        leaving.bind(("127.0.0.1", free_port))
        leaving.listen()
        threading.Timer(0.2, leaving.close).start()
        servers.check_ports(free_port)


def test_a_data_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = start("--check", JARDAM_VAR=str(tmp_path / "file" / "var"))
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert str(tmp_path / "file") in ended.stderr


def test_an_unknown_server_is_one_sentence(tmp_path: Path) -> None:
    url = "postgresql://jardam_owner:s3cret@127.0.0.1:1/jardam"
    ended = start("--check", "--port", "8571", JARDAM_VAR=str(tmp_path / "var"), DATABASE_URL=url)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "The database did not let us in" in ended.stderr
    assert "s3cret" not in ended.stderr + ended.stdout


def test_a_nearly_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JARDAM_VAR", str(tmp_path))
    monkeypatch.setattr(folders, "LEAST_FREE_BYTES", 2**60)
    with pytest.raises(Trouble, match="nearly full"):
        folders.prepare_data()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full (/x): free some space"),
        (errno.EACCES, "Jardam may not write (/x): give this user the folder"),
        (errno.EROFS, "Jardam may not write (/x)"),
        (errno.EMFILE, "Too many open files (/x)."),
    ],
)
def test_an_error_of_the_machine_is_a_sentence(number: int, words: str) -> None:
    assert _sentence(OSError(number, os.strerror(number), "/x")).startswith(words)
