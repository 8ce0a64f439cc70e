"""Programs that `bin/up` runs: commands to their end, servers until we stop them."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from jardam.config.up.folders import Data
from jardam.database.bound import bound
from jardam.database.connection import PROJECT
from jardam.database.trouble import Trouble

LONGEST_LOG_BYTES = 5 * 1024 * 1024
EXCEPTION = re.compile(r"(psycopg\.errors\.\w+|[\w.]*[A-Z]\w*(Error|Exception)): ")
DISK_FULL = ("No space left on device", "Disk quota exceeded")
DISK_FULL_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Server:
    """A server to start: its name is also the name of its log."""

    name: str
    argv: Sequence[str]
    patience: float  # seconds between asking it to stop and making it
    told: Callable[[Mapping[str, str]], dict[str, str]] = dict  # what of our environment it gets
    is_needed: bool = True  # else Jardam goes on without it, and starts it again


class Child:
    """A running server, bound to this process: it is asked to end when we are killed."""

    def __init__(self, server: Server, data: Data, environ: Mapping[str, str]) -> None:
        self.server = server
        self.again = partial(Child, server, data, environ)
        self.log = data.logs / f"{server.name}.log"
        with open_log(self.log) as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own servers, no shell
                bound("TERM", server.argv),
                cwd=PROJECT,
                env=server.told(environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def has_failed(self) -> bool:
        """Whether it ended otherwise than by its own will."""
        return self._process.poll() not in {None, 0}

    def ask_to_stop(self) -> None:
        if self.is_alive:
            self._process.terminate()

    def make_stop(self) -> None:
        """Wait as long as the server's patience says, then end it and what it started."""
        try:
            self._process.wait(self.server.patience)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def open_log(path: Path) -> IO[bytes]:
    """Append to a log that only we can read; one grown too long is put aside, the one before it is lost."""
    if path.exists() and path.stat().st_size > LONGEST_LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def run(argv: Sequence[str], what: str, log: Path, environ: Mapping[str, str], cwd: Path = PROJECT) -> None:
    """Run a program to its end, its words in ``log``.

    Errors: Trouble with ``what`` and the last line that it said.
    """
    with open_log(log) as file:
        began = file.seek(0, os.SEEK_END)
        code = subprocess.run(  # noqa: S603 - our own programs, no shell
            bound("KILL", argv),
            cwd=cwd,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            check=False,
        ).returncode
    if code != 0:
        raise Trouble(_complaint(what, _said(log, began), code, log))


def python(*words: str) -> list[str]:
    return [sys.executable, *words]


def stop_all(children: Sequence[Child]) -> None:
    """Ask every server at once, then wait for each."""
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.make_stop()


def _said(log: Path, began: int) -> list[str]:
    with log.open("rb") as file:
        file.seek(began)
        text = file.read().decode(errors="replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _complaint(what: str, said: list[str], code: int, log: Path) -> str:
    """The line of the exception, if there is one: some are followed by a picture of where; else the last line."""
    named = any(words in line for line in said for words in DISK_FULL)
    if named or shutil.disk_usage(log.parent).free < DISK_FULL_BYTES:  # then the log itself is cut off
        return f"{what}: the disk is full; free some space and start again."
    raised = [line for line in said if EXCEPTION.match(line)]
    return f"{what}: {(raised or said or [f'code {code}'])[-1]} (log: {log})"
