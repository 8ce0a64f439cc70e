"""A town to be destroyed: a real cluster that keeps what it promised, a small house on it, and people who save."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from docs.line_client import tell
from jardam.config.up.database import Database
from jardam.database.connection import PROJECT
from tests.crash.serving import HOST, TOKEN

SOON = (datetime.now().astimezone() + timedelta(days=2)).strftime("%Y-%m-%dT10:00")  # noqa: TID251 - no Django here
PATIENCE = 60.0
"""Units: seconds."""


class Town:
    """``folder`` is where everything lies; the database's own user must be able to pass it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        clean = {
            name: word for name, word in os.environ.items() if not name.startswith(("JARDAM_", "DATABASE_"))
        }
        self.environ = clean | {
            "JARDAM_VAR": str(folder),
            "JARDAM_MODE": "test",
            "JARDAM_ACROSS_CENTRES": "1",  # the house checks the chains of all centres, too
            "JARDAM_SECRET_KEY": "s" * 50,
            "JARDAM_ROOT_KEY": "file",
        }
        self.database = _database(self.environ)
        self.address: dict[str, Any] = {}
        self._house: subprocess.Popen[str] | None = None

    def build(self) -> None:
        """Cluster, roles, tables, people."""
        with _environment(self.environ):
            self.database.start()
            self.database.set_up()
        subprocess.run(
            self._python("jardam.config.cli", "migrate", "-v0"), env=self.environ, cwd=PROJECT, check=True
        )
        with _environment(self.environ):
            self.database.guard()
        self._house = subprocess.Popen(
            self._python("tests.crash.serving"),
            env=self.environ,
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # every killed connection would be told at length
            text=True,
            start_new_session=True,
        )
        self.address = self._answer()

    def serve(self) -> int:
        """Let a child of the house answer pages; returns its number, by which it can be killed."""
        return int(self._ask("serve")["pid"])

    def check(self, savers: "list[Saver]", exchange: "Exchange | None" = None) -> list[str]:
        told = {
            "told": exchange.told if exchange else {},
            "closed": {contact: words for saver in savers for contact, words in saver.closed.items()},
            "kept": {contact: words for saver in savers for contact, words in saver.kept.items()},
        }
        return list(self._ask(f"check {json.dumps(told)}")["faults"])

    def kill_database(self) -> None:
        """The postmaster and all that it started, at once; then start it again, as `bin/up` would."""
        for pid in _processes_in(self.database_folder):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with _environment(self.environ):
            self.database.stop()
            self.database.start()

    @property
    def database_folder(self) -> Path:
        assert self.database.cluster is not None
        return self.database.cluster.home.cluster

    def leave(self) -> None:
        if self._house is not None:
            os.killpg(self._house.pid, signal.SIGKILL)  # its children, too
            self._house.communicate()
        self.database.stop()

    def _ask(self, order: str) -> dict[str, Any]:
        assert self._house is not None
        assert self._house.stdin is not None
        self._house.stdin.write(f"{order}\n")
        self._house.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._house is not None
        assert self._house.stdout is not None
        line = self._house.stdout.readline()
        assert line, "the house fell silent"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _python(self, *words: str) -> list[str]:
        return [sys.executable, "-m", *words]


class Saver(threading.Thread):
    """Somebody who takes one call after the other, and remembers what the house said it had saved."""

    def __init__(self, town: Town, session: str, is_over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.cookie = town.address["port"], f"{town.address['cookie']}={session}"
        self.is_over = is_over
        self.closed: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        self.refused: list[int] = []
        self.answers = 0  # so many pages came back
        self.answered_in = 0.0  # the last one, in seconds

    def run(self) -> None:
        while not self.is_over.is_set():
            with suppress(
                OSError, http.client.HTTPException
            ):  # the house died in the middle: nothing was promised
                self._take_a_call()

    def _take_a_call(self) -> None:
        status, begun = self._post("/calls/start/", {"channel": "PHONE"})
        if status != 302 or not begun.startswith("/calls/"):
            self.refused.append(status)
            return
        contact = begun.split("/")[2]
        call = _call(told=f"told {uuid4()}", phone=f"+99670{uuid4().int % 10**7:07}")
        status, _ = self._post(f"{begun}draft/", call | {"revision": "0"})
        if status == 200:
            self.kept[contact] = call["stated"]
        status, there = self._post(f"{begun}close/", call)
        if (status, there) == (302, "/"):
            self.closed[contact] = call["stated"]
        else:
            self.refused.append(status)

    def _post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        house, began = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE), time.monotonic()
        try:
            words = {
                "Cookie": self.cookie,
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": TOKEN,
            }
            house.request("POST", path, urlencode(fields), words)
            response = house.getresponse()
            response.read()
            self.answers, self.answered_in = self.answers + 1, time.monotonic() - began
            return response.status, urlsplit(response.headers.get("Location", "")).path
        finally:
            house.close()


class Exchange(threading.Thread):
    """Tells of one call after the other, and remembers what was answered with 204."""

    def __init__(self, town: Town, is_over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.address = f"http://{HOST}:{town.address['port']}"
        self.secret = town.address["secret"]
        self.is_over = is_over
        self.told: dict[str, list[str]] = {}

    def run(self) -> None:
        while not self.is_over.is_set():
            self._tell_a_call(f"call-{uuid4()}", f"+99670{uuid4().int % 10**7:07}")

    def _tell_a_call(self, name: str, number: str) -> None:
        for kind, words in (("RINGING", {"number": number}), ("DTMF", {"digit": "2"}), ("ENDED", {})):
            with suppress(OSError, http.client.HTTPException):  # the house died: nothing was promised
                status = tell(self.address, "moscow", self.secret, call=name, kind=kind, **words)
                if status == HTTPStatus.NO_CONTENT:
                    self.told.setdefault(name, []).append(kind)


@contextmanager
def _environment(words: dict[str, str]) -> Iterator[None]:
    """What `bin/up` would find around it."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(words)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _database(words: dict[str, str]) -> Database:
    with _environment(words):
        return Database()


def _call(told: str, phone: str) -> dict[str, str]:
    return {
        "language": "KY",
        "topics": "B_UNPAID_WAGES",
        "outcome": "CALLBACK",
        "callback_at": SOON,
        "callback_language": "KY",
        "phone": phone,
        "stated": told,
        "tab": "one",
    }


def _processes_in(folder: Path) -> list[int]:
    """Every process whose working folder this is: a PostgreSQL server and its backends, whoever started them."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(int(process.name))
    return found
