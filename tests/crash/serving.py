"""A small house that is meant to be killed: it loads everything once and serves from children that fork in milliseconds.

Run as a program by `killing`, which speaks to it in lines: `serve` forks a child that answers pages on
the shared socket and says its number; `check` says what is wrong with what was saved. Django, its database
and its keys are those of the environment.
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import TextIO
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")
TOKEN = "t" * 32  # of every form: who posts here is not the question
HOST = "localhost"
WORKERS = 2


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _Silent(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        pass


def main(orders: TextIO, answers: TextIO) -> None:
    django.setup()
    from jardam.config.wsgi import application  # noqa: PLC0415 - after the set-up
    from tests.crash.checking import faults  # noqa: PLC0415

    with socket.create_server((HOST, 0), backlog=64) as door:
        _say(
            answers,
            {"port": door.getsockname()[1], "cookie": settings.SESSION_COOKIE_NAME, **people()},
        )
        for order in orders:
            word, _, rest = order.strip().partition(" ")
            if word == "serve":
                connections.close_all()
                _say(answers, {"pid": _fork(door, application)})
            elif word == "check":
                _say(answers, {"faults": faults(json.loads(rest))})
            for _ in _dead():
                pass


def people() -> dict[str, object]:
    """One signed-in person for each who saves, by the key of their session; and the secret of the exchange."""
    from jardam.vault import opening  # noqa: PLC0415
    from tests.crash.staffing import secret_of_line, signed_in_people  # noqa: PLC0415

    opening.initialise(opening.store_from_environment(), opening.provider_from_environment())
    return {"people": signed_in_people(WORKERS, TOKEN), "secret": secret_of_line()}


def _fork(door: socket.socket, application: object) -> int:
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        server = make_server(HOST, 0, application, _Threads, _Silent)  # type: ignore[arg-type]
        server.socket.close()
        server.socket = door
        server.serve_forever(poll_interval=60)
        os._exit(0)
    return child


def _dead() -> Iterator[int]:
    """Bury the children that were killed."""
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        yield pid


def _say(answers: TextIO, words: dict[str, object]) -> None:
    answers.write(json.dumps(words) + "\n")
    answers.flush()


if __name__ == "__main__":
    main(sys.stdin, sys.stdout)
