"""Asking the house's pages as a signed-in browser does, over one connection that is kept."""

import http.client
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

PATIENCE = 30.0  # seconds
IDLE = 5.0
"""After so many seconds a connection is opened anew: the server closes one on which nobody speaks."""


class Unexpected(Exception):
    """A page did not answer as it must for the figure to mean anything."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in browser: its cookies and the token that its forms carry."""

    cookie: str
    csrf: str


class Browser:
    """Sends requests to localhost and insists on the status that is expected."""

    def __init__(self, port: int, visitor: Visitor | None = None) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("localhost", port, timeout=60)
        self._used = time.monotonic()
        self.visitor = visitor

    def as_visitor(self, visitor: Visitor) -> "Browser":
        """Another browser over the same connection, so that reconnecting costs nobody anything."""
        other = Browser(self._port, visitor)
        other._connection = self._connection
        return other

    def get(self, path: str, *, expect: int = 200) -> str:
        return self._ask("GET", path, None, expect)

    def post(self, path: str, fields: Mapping[str, str | Sequence[str]], *, expect: int = 200) -> str:
        assert self.visitor is not None
        typed = {"csrfmiddlewaretoken": self.visitor.csrf, **fields}
        return self._ask("POST", path, urlencode(typed, doseq=True), expect)

    def wait_until_healthy(self, *, expect: int = 200) -> None:
        """Errors: OSError or Unexpected, when the page is not there in time."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.get("/health", expect=expect)
            except (OSError, Unexpected):
                self._connection.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def _ask(self, method: str, path: str, body: str | None, expect: int) -> str:
        headers = {"Host": f"localhost:{self._port}"}
        if self.visitor:
            headers["Cookie"] = self.visitor.cookie
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if time.monotonic() - self._used > IDLE:
            self._connection.close()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self._used = time.monotonic()
        if answer.status != expect:
            raise Unexpected(f"{method} {path}: {answer.status} instead of {expect}")
        return text
