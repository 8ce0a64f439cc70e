"""The processes that serve, as `bin/up` starts them, on the town's database: started, killed at once, started again.

What the database itself survives is proved in tests/crash; here it stays.
"""

import http.client
import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import pytest

from jardam.config.up.servers import servers
from jardam.database.connection import PROJECT
from tests.database_fixtures import FOLDER, HOST

SECRET_KEY = "s" * 50
PATIENCE = 60.0
"""Units: seconds. A start takes two or three."""


class House:
    """Pages, stream and worker. ``logs``: where each writes."""

    def __init__(self, database: str, logs: Path) -> None:
        port = _free_ports()
        self._port, self._logs = port, logs
        self.address, self.stream = f"http://localhost:{port}", f"http://localhost:{port + 1}"
        self._environ = {
            **os.environ,
            "JARDAM_VAR": os.environ[FOLDER],
            "JARDAM_DB_HOST": os.environ[HOST],
            "JARDAM_DB_NAME": database,
            "JARDAM_SECRET_KEY": SECRET_KEY,
            "JARDAM_ORIGIN": self.address,
            "JARDAM_STREAM_ORIGIN": self.stream,
            "DJANGO_SETTINGS_MODULE": "jardam.config.settings",
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def is_up(self) -> bool:
        return bool(self._processes)

    def start(self) -> None:
        """Until a page is answered and the stream listens."""
        for server in servers(self._port, with_meaning=False):
            with (self._logs / f"{server.name}.log").open("ab") as log:
                self._processes.append(
                    subprocess.Popen(
                        server.argv,
                        cwd=PROJECT,
                        env=self._environ,
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                    )
                )
        deadline = time.monotonic() + PATIENCE
        while not (self._is_healthy() and _listens(self._port + 1)):
            if time.monotonic() > deadline:
                pytest.fail("The house does not answer:\n" + self.said())
            time.sleep(0.02)

    def kill(self) -> None:
        """kill -9 of every process and of what it started: nobody closes a transaction or says goodbye."""
        for process in self._processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        for process in self._processes:
            process.wait()
        self._processes = []

    def said(self) -> str:
        """What the processes have complained of, the newest last."""
        return "".join(log.read_text(errors="replace")[-3000:] for log in sorted(self._logs.iterdir()))

    def _is_healthy(self) -> bool:
        connection = http.client.HTTPConnection("localhost", self._port, timeout=PATIENCE)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_ports() -> int:
    """A port that is free together with the next one; the system chooses where to look."""
    while True:
        with socket.socket() as pages, socket.socket() as stream:
            pages.bind(("127.0.0.1", 0))
            port = int(pages.getsockname()[1])
            with suppress(OSError, OverflowError):
                stream.bind(("127.0.0.1", port + 1))
                return port
