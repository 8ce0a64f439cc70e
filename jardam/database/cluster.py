"""The embedded PostgreSQL as a process of ours: started, watched until it is ready, stopped.

Only the supervisor of `bin/up` and the test run start one, from their main thread: the server is
bound to the thread that started it and shuts down cleanly when that one is killed.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from jardam.database import cluster_programs
from jardam.database.cluster_home import Home, settle
from jardam.database.cluster_leftovers import clear_leftovers, pid_lines
from jardam.database.cluster_making import SUPER, make_cluster, write_settings
from jardam.database.cluster_programs import programs_for
from jardam.database.cluster_runner import Runner, current_runner
from jardam.database.connection import socket_folder
from jardam.database.trouble import Trouble

READY_LINE = 7  # of the pid file, counted from 0
RECOVERY_SECONDS = 600  # a crash is replayed before the server is ready
STOP_SECONDS = 30
LOG_TAIL_BYTES = 4000


class AlreadyRunning(Trouble):
    """Another starter holds the lock of this home."""


class Cluster:
    """One embedded cluster. `start()` holds its lock until `stop()`."""

    def __init__(
        self, home: Home, programs: Path, runner: Runner, extra: Mapping[str, str] | None = None
    ) -> None:
        self.home = home
        self.programs = programs
        self.runner = runner
        self.extra = dict(extra or {})
        self._lock: IO[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None

    @classmethod
    def in_folder(cls, data: Path, extra: Mapping[str, str] | None = None) -> "Cluster":
        """The cluster of a data folder; its place is settled and its programs are made reachable."""
        runner = current_runner()
        home = settle(data, runner)
        return cls(home, programs_for(runner, home), runner, extra)

    @property
    def host(self) -> str:
        """What a client gives as host: the socket's folder, or a short link to it."""
        return socket_folder(self.home.sockets)

    @property
    def super_login(self) -> dict[str, str]:
        """Connection words of the bootstrap role, without a database name."""
        return {"host": self.host, "user": SUPER, "password": self.home.password.read_text(encoding="utf-8")}

    @property
    def is_alive(self) -> bool:
        return self._server is not None and self._server.poll() is None

    def start(self) -> None:
        """Make the cluster when it is new, clear what a killed run left, start, and wait until it is ready.

        Errors: AlreadyRunning; Trouble with the reason when it does not start.
        """
        self._lock = _take_lock(self.home)
        try:
            make_cluster(self.home, self.programs, self.runner)
            self._check_version()
            write_settings(self.home, self.runner, self.extra)
            clear_leftovers(self.home)
            self._launch()
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop fast but cleanly: open transactions are rolled back, everything is on disk."""
        if self._server is not None:
            _end(self._server)
            self._server = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _check_version(self) -> None:
        written_by = (self.home.cluster / "PG_VERSION").read_text(encoding="utf-8").strip()
        ours = cluster_programs.version().partition(".")[0]
        if written_by != ours:
            raise Trouble(
                f"The data in {self.home.cluster} were written by PostgreSQL {written_by}, the programs are"
                f" {ours}: dump with the old and restore with the new (docs/deployment.md)."
            )

    def _launch(self) -> None:
        handle = os.open(self.home.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as log:
            self._server = self.runner.start([self.programs / "postgres", "-D", self.home.cluster], log=log)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + RECOVERY_SECONDS
        while time.monotonic() < deadline:
            if not self.is_alive:
                raise Trouble(f"PostgreSQL did not start: {_last_words(self.home.log)}")
            if self._says_ready():
                return
            time.sleep(0.005)
        raise Trouble(
            f"PostgreSQL was not ready after {RECOVERY_SECONDS} seconds; its log is {self.home.log}."
        )

    def _says_ready(self) -> bool:
        lines = pid_lines(self.home.cluster)
        ours = self._server is not None and lines[:1] == [str(self._server.pid)]
        return ours and len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"


def _take_lock(home: Home) -> IO[bytes]:
    lock = os.fdopen(os.open(home.lock, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise AlreadyRunning(f"Jardam already runs from {home.folder.parent}: stop that one first.") from None
    return lock


def _end(server: "subprocess.Popen[bytes]") -> None:
    for word in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(word)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        return


def _last_words(log: Path) -> str:
    """The last FATAL line of the log: it names files and settings, never values."""
    with log.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - LOG_TAIL_BYTES))
        lines = file.read().decode(errors="replace").splitlines()
    fatal = [line.partition("FATAL:")[2].strip() for line in lines if "FATAL:" in line]
    return f"{fatal[-1] if fatal else 'no reason given'} (log: {log})"
