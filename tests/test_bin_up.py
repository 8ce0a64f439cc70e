"""`bin/up` as a whole: the first start, the second, Ctrl-C, and a kill at any moment, as real processes."""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from jardam.database.cluster_leftovers import server_processes
from jardam.database.connection import PROJECT

pytestmark = pytest.mark.proof
KILLS = 20 if os.environ.get("JARDAM_NIGHTLY") == "1" else 2
SECONDS = 120.0
MEMORY = Path("/dev/shm")  # what is tested here is not the disk


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """One data folder, grown old by the tests in whatever order they run."""
    with new_folder() as folder:
        yield folder


@contextmanager
def new_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="jardam-up-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        Path(folder).chmod(0o711)
        yield Path(folder, "var")


def free_ports() -> int:
    """A port that is free together with the next one."""
    while True:
        port = random.randrange(20000, 30000)
        with socket.socket() as pages, socket.socket() as stream:
            try:
                pages.bind(("127.0.0.1", port))
                stream.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
        return port


@contextmanager
def up(data: Path, *words: str, port: int) -> Iterator["subprocess.Popen[str]"]:
    """A start that is over when the test is, however the test ends."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JARDAM_", "PYTEST"))}
    with subprocess.Popen(
        [sys.executable, "-m", "jardam.config.up", "--no-demo", "--port", str(port), *words],
        cwd=PROJECT,
        env={**clean, "JARDAM_VAR": str(data)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as started:
        try:
            yield started
        finally:
            started.terminate()


def check(data: Path) -> str:
    """A whole `bin/up --check`; returns what it said."""
    with up(data, "--check", port=free_ports()) as started:
        said, _ = started.communicate(timeout=SECONDS)
    assert started.returncode == 0, said
    assert said.endswith("Healthy.\n")
    return said


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def wait_until_serving(started: "subprocess.Popen[str]") -> None:
    assert started.stdout
    for line in started.stdout:
        if line.startswith("Ctrl-C"):
            return
    raise AssertionError("it ended before it served")


def test_a_second_start_finds_everything_done(data: Path) -> None:
    check(data)
    again = check(data)
    assert "Migrating" not in again
    assert "Collecting" not in again


def test_it_serves_until_ctrl_c_and_leaves_nothing_behind(data: Path) -> None:
    port = free_ports()
    with up(data, port=port) as started:
        wait_until_serving(started)
        assert status(port, "/health") == 200
        assert status(port + 1, "/stream") == 403  # nobody listens without a page's cookie
        started.send_signal(signal.SIGINT)
        said, _ = started.communicate(timeout=SECONDS)
    assert (started.returncode, said) == (0, "\nStopping.\n")
    assert not server_processes(data / "database" / "pg")
    assert not (data / "database" / "pg" / "postmaster.pid").exists()


def test_logs_are_ours_alone_and_say_nothing_of_a_request(data: Path) -> None:
    port = free_ports()
    with up(data, port=port) as started:
        wait_until_serving(started)
        status(port, "/sign-in/?typed=marker-in-a-query")
        status(port, "/no-such-page/marker-in-a-path")
    logs = [*(data / "log").iterdir(), data / "database" / "pg.log"]
    assert {path.stat().st_mode & 0o777 for path in logs} == {0o600}
    assert not [path.name for path in logs if "marker" in path.read_text() or "127.0.0.1" in path.read_text()]


@pytest.mark.parametrize("turn", range(KILLS))
def test_a_start_killed_anywhere_is_finished_by_the_next(turn: int) -> None:
    wait = random.Random(turn).uniform(0.3, 8)
    with new_folder() as data:
        with up(data, "--check", port=free_ports()) as started:
            with suppress(subprocess.TimeoutExpired):
                started.wait(wait)
            started.kill()
        check(data)


def test_a_lost_process_ends_the_whole(data: Path) -> None:
    with up(data, port=free_ports()) as started:
        wait_until_serving(started)
        worker = next(pid for pid, words in _children(started.pid) if words.rstrip().endswith("worker"))
        os.kill(worker, signal.SIGKILL)
        said, _ = started.communicate(timeout=SECONDS)
    assert started.returncode == 1
    assert "The process 'worker' ended by itself" in said
    assert not server_processes(data / "database" / "pg")


def _children(parent: int) -> Iterator[tuple[int, str]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                words = (folder / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
            if int(fields[1]) == parent:
                yield int(folder.name), words
