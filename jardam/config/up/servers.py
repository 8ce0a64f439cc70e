"""The processes that serve: pages, the live stream, the background worker."""

import errno
import os
import socket
import time

from jardam.config.up.children import Server, python
from jardam.config.up.folders import Data
from jardam.database.connection import PROJECT, pages_environment
from jardam.database.trouble import Trouble

HOST = "127.0.0.1"
THREADS = 4
IDLE = "600"  # seconds, the most it allows: with a thread goes its database connection, and 10 ms of the next page
ENDING_SECONDS = 3.0


def servers(port: int, *, with_meaning: bool) -> list[Server]:
    """What to start, in this order. An open stream never ends by itself, so it is given little time."""
    shared = ["--host", HOST, "--workers", "1", "--no-ws", "--log-level", "warning"]
    pages = ["--interface", "wsgi", "--port", str(port), "--blocking-threads", str(THREADS)]
    pages += ["--blocking-threads-idle-timeout", IDLE, "--workers-kill-timeout", "8s"]
    stream = ["--interface", "asgi", "--port", str(port + 1), "--workers-kill-timeout", "1s"]
    granian = python("-m", "granian", *shared)
    needed = [
        Server("web", [*granian, *pages, "jardam.config.wsgi:application"], 12, pages_environment),
        Server("stream", [*granian, *stream, "jardam.config.stream:app"], 5, pages_environment),
        Server("worker", python("-m", "jardam.config.cli", *_worker()), 12),
    ]
    return [*needed, _meaning()] if with_meaning else needed


def _meaning() -> Server:
    """The search does without it, so its end is nobody's end."""
    argv = python("-m", "jardam.search.meaning_process")
    return Server("meaning", argv, 1, pages_environment, is_needed=False)


def environment(data: Data, port: int) -> dict[str, str]:
    """What the processes are told; what the person has set stays."""
    return {
        "DJANGO_SETTINGS_MODULE": "jardam.config.settings",
        "JARDAM_VAR": str(data.folder),
        "JARDAM_MODE": "demo",
        "JARDAM_ORIGIN": f"http://localhost:{port}",
        "JARDAM_STREAM_ORIGIN": f"http://localhost:{port + 1}",
        "PYTHONUNBUFFERED": "1",
        **os.environ,
    }


def check_ports(port: int) -> None:
    """Wait a little for what a killed start may have left, which is ending.

    Errors: Trouble, when another program listens where we would.
    """
    deadline = time.monotonic() + ENDING_SECONDS
    while taken := [number for number in (port, port + 1) if _is_taken(number)]:
        if time.monotonic() > deadline:
            raise Trouble(
                f"Port {taken[0]} is taken by another program: choose two free ones, bin/up --port N."
            )
        time.sleep(0.1)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as refusal:
            if refusal.errno == errno.EACCES:
                raise Trouble(f"Port {port} is for root only: choose one from 1024 on.") from None
            return True
    return False


def _worker() -> list[str]:
    """Our own worker, where a room has one; else the one of the task table."""
    own = any(PROJECT.glob("jardam/*/management/commands/worker.py"))
    return ["worker"] if own else ["db_worker"]
