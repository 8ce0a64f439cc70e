"""Starts everything in order, watches it, and stops it in the opposite order: the database last."""

import http.client
import json
import os
import signal
import time
from types import FrameType

from jardam.config.up import catalogues, frontend, keys, servers
from jardam.config.up.children import Child, stop_all
from jardam.config.up.database import Database
from jardam.config.up.folders import Data, prepare_data
from jardam.config.up.prepare import is_prepared, prepare
from jardam.config.up.progress import say, step
from jardam.database.trouble import Trouble
from jardam.search.meaning_wanted import is_wanted
from jardam.vault.agent import KeyAgent

HEALTHY_SECONDS = 60
WATCH_SECONDS = 0.5
REVIVE_SECONDS = 30.0
WELL = frozenset({"ok", keys.SEALED})  # a vault that waits for its keeper is no failed start


class Stopped(Exception):
    """Somebody asked us to stop: Ctrl-C, or a signal."""


class Supervisor:
    """One start of Jardam, from the data folder to the last process."""

    def __init__(self, port: int, *, with_demo: bool) -> None:
        self.port = port
        self.with_demo = with_demo
        self.database = Database()
        self.address = f"http://localhost:{port}"
        self.agent: KeyAgent | None = None
        self.children: list[Child] = []
        self.with_meaning = False
        self._revive_at = 0.0

    def start(self) -> None:
        """Everything up to a healthy page.

        Errors: Trouble, with the step that failed; what was started is for `stop` to stop.
        """
        data = prepare_data()
        os.environ["JARDAM_VAR"] = str(data.folder)
        environ = servers.environment(data, self.port)
        os.environ.setdefault("JARDAM_MODE", environ["JARDAM_MODE"])
        data.mode.write_text(environ["JARDAM_MODE"])  # so that a command typed later knows it
        self.address = environ["JARDAM_ORIGIN"]
        self.with_meaning = is_wanted(environ)
        servers.check_ports(self.port)
        _build(data)
        self._start_database()
        self.agent = keys.start_agent(data)
        environ["JARDAM_KEY_AGENT"] = os.environ["JARDAM_KEY_AGENT"]
        if not is_prepared(data, self.database, with_demo=self.with_demo):
            prepare(data, self.database, environ, with_demo=self.with_demo)
        self._start_servers(data, environ)

    def watch(self) -> None:
        """Return only by Stopped, or by Trouble when a process that is needed has ended by itself."""
        while True:
            self._check_alive()
            self._revive()
            time.sleep(WATCH_SECONDS)

    def stop(self) -> None:
        """Web processes, worker and stream first, then the keys, then the database."""
        stop_all(self.children)
        self.children = []
        if self.agent is not None:
            self.agent.stop()
            self.agent = None
        self.database.stop()

    def _start_database(self) -> None:
        with step("Database"):
            self.database.start()
            left = self.database.set_up()
        for sentence in left:
            say(sentence)

    def _start_servers(self, data: Data, environ: dict[str, str]) -> None:
        with step("Serving"):
            for server in servers.servers(self.port, with_meaning=self.with_meaning):
                self.children.append(Child(server, data, environ))
            self._wait_until_healthy()

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + HEALTHY_SECONDS
        answer = ""
        while time.monotonic() < deadline:
            self._check_alive()
            answer = _health(self.port)
            if answer in WELL:
                return
            time.sleep(0.05)
        raise Trouble(f"Jardam did not become healthy: {answer or 'no answer'}.")

    def _check_alive(self) -> None:
        for child in self.children:
            if child.server.is_needed and not child.is_alive:
                raise Trouble(f"The process '{child.server.name}' ended by itself: see {child.log}.")
        if not self.database.is_alive:
            raise Trouble("The database ended by itself.")

    def _revive(self) -> None:
        """Start again what is not needed and has failed, but not again and again."""
        if time.monotonic() < self._revive_at:
            return
        for place, child in enumerate(self.children):
            if not child.server.is_needed and child.has_failed:
                self.children[place] = child.again()
                self._revive_at = time.monotonic() + REVIVE_SECONDS


def stop_on_signals() -> None:
    """Ctrl-C and a polite kill both raise Stopped in the main thread; a second one changes nothing."""
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(word, _raise_stopped)


def _raise_stopped(_number: int, _frame: FrameType | None) -> None:
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(word, signal.SIG_IGN)
    raise Stopped


def _build(data: Data) -> None:
    if not frontend.is_built():
        with step("Front end"):
            frontend.build(data)
    if stale := catalogues.stale_catalogues():
        with step("Message catalogues"):
            catalogues.compile_catalogues(stale)


def _health(port: int) -> str:
    """What the health page says, in order: 'ok', or the parts that are not, or nothing while nobody answers."""
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/health")
        answer = connection.getresponse()
        said = json.loads(answer.read())
    except (OSError, http.client.HTTPException, ValueError):
        return ""
    finally:
        connection.close()
    parts = [f"{part} {word}" for part, word in said.items() if part != "status" and word != "ok"]
    return ", ".join(parts) or str(said.get("status"))
