"""A whole house in a folder of its own, started as `bin/up` starts it. Traffic goes to localhost only."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jardam.config.up.supervisor import Supervisor

PROJECT = Path(__file__).resolve().parents[1]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
HIDDEN = (
    "DATABASE_URL",
    "JARDAM_DB_ROLE",
    "JARDAM_DB_NAME",
    "JARDAM_DEBUG",
    "JARDAM_KEYS",
    "JARDAM_ROOT_KEY",
)
"""What the shell may have set and a measurement must not see."""


@contextmanager
def house(folder: Path, port: int) -> Iterator[Supervisor]:
    """Start everything, and stop everything in the end."""
    hide_the_shell(folder, port)
    folder.mkdir(parents=True, exist_ok=True)
    supervisor = Supervisor(port, with_demo=False)
    try:
        supervisor.start()
        yield supervisor
    finally:
        supervisor.stop()


def hide_the_shell(folder: Path, port: int) -> None:
    """Set the environment as `bin/up` would find it on a quiet machine."""
    for name in HIDDEN:
        os.environ.pop(name, None)
    os.environ |= {
        "JARDAM_VAR": str(folder),
        "JARDAM_MODE": "demo",
        "JARDAM_ACROSS_CENTRES": "1",  # this process builds networks; the web process is told nothing of it
        "JARDAM_ORIGIN": f"http://localhost:{port}",
        "JARDAM_STREAM_ORIGIN": f"http://localhost:{port + 1}",
        "DJANGO_SETTINGS_MODULE": "jardam.config.settings",
    }


def folder_of_this_schema(parent: Path) -> Path:
    """Named by the migrations: another schema needs another house."""
    digest = hashlib.sha256()
    for file in sorted(PROJECT.glob("jardam/*/migrations/*.py")):
        digest.update(file.read_bytes())
    return parent / digest.hexdigest()[:12]
