"""Asking the process that compares by meaning, which may be missing, dead, slow or somebody else: then nothing compares.

A page never waits longer than it was told, and after a failure asks nobody for a while.
"""

import socket
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import monotonic

from django.conf import settings

from jardam.kernel.local_sockets import address_of
from jardam.search.meaning_wire import LONGEST_ANSWER, LONGEST_QUESTION, pack_question, unpack_near
from jardam.search.rules.finding import Comparing, Near

REST_SECONDS = 5.0
"""After a failure, so long nobody asks."""
LEAST_SECONDS = 0.001
"""Enough to read an answer that has come already."""
_CHUNK = 65_536


class Elsewhere:
    """The process behind a socket. ``seconds``: the longest that it may take to answer."""

    def __init__(self, path: Path, seconds: float) -> None:
        self._path = path
        self._seconds = seconds
        self._rests_until = 0.0

    @contextmanager
    def asked(self, question: str, kinds: Collection[str]) -> Iterator[Comparing]:
        if len(question) > LONGEST_QUESTION or monotonic() < self._rests_until:
            yield _nothing
            return
        deadline = monotonic() + self._seconds
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as peer:
            is_sent = self._send(peer, pack_question(question, kinds))
            yield lambda: self._answer(peer, deadline) if is_sent else None

    def _send(self, peer: socket.socket, question: bytes) -> bool:
        peer.settimeout(self._seconds)
        try:
            with address_of(self._path) as address:
                peer.connect(address)
            peer.sendall(question)
        except OSError:
            self._rest()
            return False
        return True

    def _answer(self, peer: socket.socket, deadline: float) -> Near | None:
        try:
            near = unpack_near(_read(peer, deadline))
        except OSError:
            near = None
        if near is None:
            self._rest()
        return near

    def _rest(self) -> None:
        self._rests_until = monotonic() + REST_SECONDS


def elsewhere() -> Elsewhere | None:
    """The process of this installation; None where none is wanted."""
    path, milliseconds = settings.MEANING_SOCKET, settings.MEANING_MS
    return _at(path, milliseconds / 1000) if path and milliseconds else None


@cache
def _at(path: Path, seconds: float) -> Elsewhere:
    return Elsewhere(path, seconds)


def _read(peer: socket.socket, deadline: float) -> bytes:
    """To the end of what is said. Errors: OSError, when that takes longer or is too much."""
    read = b""
    while len(read) <= LONGEST_ANSWER:
        peer.settimeout(max(deadline - monotonic(), LEAST_SECONDS))
        more = peer.recv(_CHUNK)
        if not more:
            return read
        read += more
    raise OSError("too much for an answer")


def _nothing() -> None:
    """Nobody was asked."""
