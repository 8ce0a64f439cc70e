"""The exchange of a played night: it tells of each call inside this process, or at the signed door of a running server.

A real exchange keeps what it could not tell and sends it again; so does this one, and the night goes on meanwhile.
"""

import http.client
import json
import time
from collections import deque
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from jardam.centres.models import Centre
from jardam.line.actions import make_secret, take_event
from jardam.line.queries import secret_of
from jardam.line.rules.events import Event
from jardam.line.rules.signatures import signature

PATIENCE = 10.0  # seconds for one answer
DOOR = "/line/events/"


class DoorRefused(Exception):
    """The door answered, and will not keep the event: sending it again would change nothing."""


class Exchange(Protocol):
    """Whoever tells of the calls of a night."""

    def tell(self, event: Event) -> None: ...

    def is_heard(self) -> bool:
        """Send once more what was not answered; whether nothing is left to send."""
        ...


class Inside:
    """Told without a network, in the transaction of whoever tells."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def tell(self, event: Event) -> None:
        take_event(event, centre=self._centre, at=event.at)

    def is_heard(self) -> bool:
        return True


class Door:
    """Told over HTTP as docs/line.md asks. ``address``: where the pages are. Errors: DoorRefused."""

    def __init__(self, address: str, code: str, secret: bytes) -> None:
        parts = urlsplit(address)
        self._host, self._port, self._is_https = parts.hostname or "", parts.port, parts.scheme == "https"
        self._code, self._secret = code, secret
        self._kept: deque[Event] = deque()

    def tell(self, event: Event) -> None:
        self._kept.append(event)
        self.is_heard()

    def is_heard(self) -> bool:
        while self._kept and self._is_taken(self._kept[0]):
            self._kept.popleft()
        return not self._kept

    def _is_taken(self, event: Event) -> bool:
        try:
            status = self._posted(json.dumps(_told(event)).encode())
        except (OSError, http.client.HTTPException):
            return False
        if status == HTTPStatus.NO_CONTENT:
            return True
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return False
        raise DoorRefused(f"{event.kind}: {status}")

    def _posted(self, body: bytes) -> int:
        stamp = str(int(time.time()))
        kind = http.client.HTTPSConnection if self._is_https else http.client.HTTPConnection
        connection = kind(self._host, self._port, timeout=PATIENCE)
        words = {
            "Content-Type": "application/json",
            "X-Jardam-Centre": self._code,
            "X-Jardam-Timestamp": stamp,
            "X-Jardam-Signature": signature(self._secret, stamp, body),
        }
        try:
            connection.request("POST", DOOR, body, words)
            return connection.getresponse().status
        finally:
            connection.close()


def door_of(centre: Centre, address: str) -> Door:
    """The door of a demo centre, with its secret; one is made where there is none. Act for the centre when asking."""
    with transaction.atomic():
        secret = secret_of(centre.pk) or bytes.fromhex(make_secret(centre, by=None, at=timezone.now()))
    return Door(address, centre.code, secret)


def _told(event: Event) -> dict[str, str]:
    words = {"number": event.number, "digit": event.digit, "who": event.who, "cause": event.cause}
    said = {name: word for name, word in words.items() if word}
    return {"call": event.call, "kind": event.kind, "at": event.at.isoformat(), **said}
