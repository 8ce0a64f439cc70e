"""What must have happened once for this code and this database: migrations, reference data, static files, demo.

Each command is safe to repeat; a stamp, written when all are done, spares the second start their seconds.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from jardam.config.up.children import python, run
from jardam.config.up.database import Database
from jardam.config.up.folders import Data
from jardam.config.up.progress import step
from jardam.database.connection import PROJECT

SKIPPED = frozenset({"node_modules", "__pycache__", "tests", "frontend"})


def is_prepared(data: Data, database: Database, *, with_demo: bool) -> bool:
    stamped = data.prepared.read_text(encoding="utf-8") if data.prepared.exists() else ""
    return stamped == _state(database, with_demo=with_demo)


def prepare(data: Data, database: Database, environ: Mapping[str, str], *, with_demo: bool) -> None:
    """Bring the database and the static files to this code.

    Errors: Trouble, with the last words of the command that failed.
    """
    data.prepared.unlink(missing_ok=True)
    with step("Migrating"):
        _command("migrate", "--no-input", data=data, environ=environ)
        database.guard()
    if _exists("load_reference"):
        with step("Loading reference data"):
            _command("load_reference", data=data, environ=environ)
    with step("Collecting static files"):
        _command("collectstatic", "--no-input", "--clear", data=data, environ=environ)
    if with_demo and _exists("demo"):
        with step("Building the demo network (once; half a minute)"):
            _command("demo", "--build", data=data, environ=environ)
    unfinished = data.prepared.with_suffix(".new")
    unfinished.write_text(_state(database, with_demo=with_demo), encoding="utf-8")
    unfinished.replace(data.prepared)


def _state(database: Database, *, with_demo: bool) -> str:
    return f"{_code()} {database.migrations_state()} {'demo' if with_demo else 'plain'}"


def _code() -> str:
    digest = hashlib.sha256((PROJECT / "requirements.lock").read_bytes())
    for file in _files():
        digest.update(f"{file.relative_to(PROJECT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _files() -> Iterable[Path]:
    for tree in ("jardam", "data"):  # changed reference data is loaded like changed code
        for folder, folders, names in os.walk(PROJECT / tree):
            folders[:] = sorted(set(folders) - SKIPPED)
            yield from (Path(folder, name) for name in sorted(names))


def _exists(command: str) -> bool:
    return any(PROJECT.glob(f"jardam/*/management/commands/{command}.py"))


def _command(*words: str, data: Data, environ: Mapping[str, str]) -> None:
    run(python("-m", "jardam.config.cli", *words), f"jardam {words[0]}", data.logs / "prepare.log", environ)
