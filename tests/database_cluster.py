"""A private cluster for one test run, in memory-backed storage; kept between runs, since making it is the slow part.

Several runs of one checkout at the same time each take a slot of their own.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import django
import psycopg
from django.conf import settings
from psycopg import sql

from jardam.database.cluster import AlreadyRunning, Cluster
from jardam.database.cluster_making import write_secret
from jardam.database.connection import PROJECT
from jardam.database.roles import guard_migrations_table, make_database, set_up_rights, set_up_roles
from jardam.database.trouble import Trouble

MEMORY = Path("/dev/shm")
ROOM_BYTES = 512 * 1024 * 1024
SLOTS = 16
LOGIN = "jardam_test"
BUILDING = "building"
# Nothing here must survive a crash of the machine.
HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_locks_per_transaction": "256",
    "max_connections": "100",
}

Admin = psycopg.Connection[tuple[object, ...]]


def start_cluster() -> tuple[Cluster, Path]:
    """Start the first free slot's cluster, with its roles; returns it and its folder."""
    for slot in range(SLOTS):
        folder = _runs() / f"{hashlib.sha256(str(PROJECT).encode()).hexdigest()[:8]}-{slot}"
        try:
            cluster = _started(folder)
        except AlreadyRunning:
            continue
        with admin_connection(cluster.super_login, "postgres") as server:
            set_up_roles(server, folder / "passwords")
            _make_login(server, folder)
        return cluster, folder
    raise RuntimeError(f"{SLOTS} test runs of this checkout at once: too many")


@contextmanager
def admin_connection(login: dict[str, str], database: str) -> Iterator[Admin]:
    with psycopg.connect(**login, dbname=database, autocommit=True) as connection:
        yield connection


@cache
def template_name() -> str:
    """Named by everything that shapes the schema: migrations, our SQL, the apps and the versions of other people's."""
    shaping = [*PROJECT.glob("jardam/*/migrations/*.py"), *PROJECT.glob("jardam/database/*.py")]
    digest = hashlib.sha256(" ".join([django.__version__, *settings.INSTALLED_APPS]).encode())
    for file in (*sorted(shaping), PROJECT / "requirements.lock"):
        digest.update(file.read_bytes())
    return f"tpl_{digest.hexdigest()[:16]}"


def fresh_database(folder: Path, login: dict[str, str], worker: str, migrate: Callable[[str], None]) -> str:
    """A new database from the template, which is built first when it is missing. Returns its name.

    ``migrate(database)`` migrates the named database as the owner.
    """
    template, name = template_name(), f"test_{worker}"
    with (folder / "template.lock").open("w") as lock, admin_connection(login, "postgres") as server:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", (template,)).fetchone():
            _drop_templates(server)
            _build(server, login, template, migrate)
        copy_database(server, template, name)
    return name


def copy_database(server: Admin, source: str, name: str) -> None:
    """Make ``name`` anew, as ``source`` stands: nobody may be at work there."""
    drop_database(server, name)
    server.execute(
        sql.SQL("CREATE DATABASE {} OWNER jardam_owner TEMPLATE {} STRATEGY file_copy").format(
            sql.Identifier(name), sql.Identifier(source)
        )
    )


def drop_database(server: Admin, name: str) -> None:
    """Whoever is at work in it is thrown out."""
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _build(server: Admin, login: dict[str, str], template: str, migrate: Callable[[str], None]) -> None:
    drop_database(server, BUILDING)
    make_database(server, BUILDING)
    with admin_connection(login, BUILDING) as database:
        set_up_rights(database)
        database.execute("GRANT CONNECT ON DATABASE building TO jardam_test")
        migrate(BUILDING)
        guard_migrations_table(database)
    server.execute(sql.SQL("ALTER DATABASE building RENAME TO {}").format(sql.Identifier(template)))


def _drop_templates(server: Admin) -> None:
    rows = server.execute(r"SELECT datname FROM pg_database WHERE datname LIKE 'tpl\_%'").fetchall()
    for (name,) in rows:
        drop_database(server, str(name))


def _started(folder: Path) -> Cluster:
    try:
        return _start(folder)
    except AlreadyRunning:
        raise
    except Trouble:  # whatever broke it, nothing in it is worth a repair
        shutil.rmtree(folder)
        return _start(folder)


def _start(folder: Path) -> Cluster:
    cluster = Cluster.in_folder(folder, HASTE)
    cluster.start()
    return cluster


def _make_login(server: Admin, folder: Path) -> None:
    """The one login of the tests: it may become each role, so that one connection can play them all."""
    file = folder / "passwords" / LOGIN
    if file.exists():
        return
    password = secrets.token_urlsafe(32)
    server.execute("DROP ROLE IF EXISTS jardam_test")
    server.execute(sql.SQL("CREATE ROLE jardam_test LOGIN NOINHERIT PASSWORD {}").format(password))
    server.execute("GRANT jardam_app, jardam_system, jardam_owner TO jardam_test")
    write_secret(file, password)


def _runs() -> Path:
    """A folder of our own, in memory where there is room; others may pass it, since the server's user must."""
    folder = _roomy() / f"jardam-tests-{os.geteuid()}"
    folder.mkdir(mode=0o711, exist_ok=True)
    seen = folder.lstat()
    if seen.st_uid != os.geteuid() or not stat.S_ISDIR(seen.st_mode):
        raise RuntimeError(f"{folder} is not ours")
    return folder


def _roomy() -> Path:
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES:
        return MEMORY
    return Path(tempfile.gettempdir())
