"""Makes the roles, the database, the extensions and the rights; the same in the embedded cluster and elsewhere.

Every statement may be repeated: a killed set-up is finished by the next one. Passwords reach the
server only as SCRAM verifiers, so that none can appear in a log of its.
"""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from jardam.database.cluster_making import write_secret
from jardam.database.trouble import Trouble

OLDEST = 150000  # PostgreSQL 15
FIRST_WITH_GRANT_OPTIONS = 160000
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
RIGHTS: Mapping[str, LiteralString] = {
    "jardam_owner": "LOGIN NOCREATEDB NOCREATEROLE INHERIT",
    "jardam_app": "LOGIN NOCREATEDB NOCREATEROLE NOINHERIT",
    "jardam_system": "LOGIN NOCREATEDB NOCREATEROLE NOINHERIT",
}
BACKUP = "jardam_backup"
WORKING = ("jardam_app", "jardam_system")  # those that an idle transaction would stall the others for
RIGHTS_IN_DATABASE: tuple[LiteralString, ...] = (
    "REVOKE ALL ON DATABASE {0} FROM PUBLIC",
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {0} TO jardam_owner, jardam_app, jardam_system",
    "GRANT USAGE, CREATE ON SCHEMA public TO jardam_owner",
    "GRANT USAGE ON SCHEMA public TO jardam_app, jardam_system",
    """ALTER DEFAULT PRIVILEGES FOR ROLE jardam_owner IN SCHEMA public
       GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO jardam_app, jardam_system""",
    """ALTER DEFAULT PRIVILEGES FOR ROLE jardam_owner IN SCHEMA public
       GRANT USAGE ON SEQUENCES TO jardam_app, jardam_system""",
)
BACKUP_MAY_CONNECT: LiteralString = """DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'jardam_backup') THEN
        GRANT CONNECT ON DATABASE {0} TO jardam_backup;
    END IF;
END $$"""

Connection = psycopg.Connection[tuple[object, ...]]


def set_up_roles(server: Connection, passwords: Path) -> list[str]:
    """Make the roles and keep their passwords as 0600 files; a login that exists with its file is left alone.

    ``server`` is in autocommit, as a role that may make roles. Returns what could not be done without
    a superuser, as sentences.
    Errors: Trouble, when the server is too old or refuses.
    """
    if server.info.server_version < OLDEST:
        raise Trouble(f"PostgreSQL 15 or newer is needed; this one is {server.info.server_version // 10000}.")
    passwords.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        for role, rights in RIGHTS.items():
            _make_login(server, role, rights, passwords)
        for role in WORKING:
            _execute(server, "ALTER ROLE {} SET idle_in_transaction_session_timeout = '5min'", role)
    except psycopg.errors.InsufficientPrivilege:
        raise Trouble(
            f"The database role {server.info.user} may not make roles: it needs CREATEROLE."
        ) from None
    return _make_backup_role(server, passwords)


def make_database(server: Connection, name: str) -> None:
    """Make the database, owned by `jardam_owner`, unless it stands."""
    if not _exists(server, "SELECT 1 FROM pg_database WHERE datname = %s", name):
        _execute(server, "CREATE DATABASE {} OWNER {} TEMPLATE template0", name, "jardam_owner")


def set_up_rights(database: Connection) -> None:
    """Extensions, and who may do what: nobody anything, but the owner make and the others read and write.

    ``database`` is in autocommit, as the owner of the database or a superuser.
    Errors: Trouble, when it may not.
    """
    try:
        _become_member(database, "jardam_owner")
        for extension in EXTENSIONS:
            _execute(database, "CREATE EXTENSION IF NOT EXISTS {} SCHEMA public", extension)
        for statement in _rights(database.info.dbname):
            database.execute(statement)
    except psycopg.errors.InsufficientPrivilege as refusal:
        raise Trouble(
            f"The database role {database.info.user} may not set the rights in {database.info.dbname}:"
            f" it must own the database (SQLSTATE {refusal.sqlstate})."
        ) from None


def guard_migrations_table(database: Connection) -> None:
    """Take back the default right to write Django's own table of migrations. After every migrate."""
    database.execute("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM jardam_app, jardam_system")


def _rights(name: str) -> list[sql.Composed]:
    return [sql.SQL(line).format(sql.Identifier(name)) for line in (*RIGHTS_IN_DATABASE, BACKUP_MAY_CONNECT)]


def _make_login(server: Connection, role: str, rights: LiteralString, passwords: Path) -> None:
    if server.info.user == role:  # DATABASE_URL names the owner itself, who cannot change its own rights
        return
    stands = _exists(server, "SELECT 1 FROM pg_roles WHERE rolname = %s", role)
    if not stands:
        server.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role)))
    if not (stands and (passwords / role).exists()):
        _give_password(server, role, passwords / role)


def _give_password(server: Connection, role: str, file: Path) -> None:
    """A new password: first to the server, then to its file; killed in between, the next start gives another."""
    password = secrets.token_urlsafe(32)
    verifier = server.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    change = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier))
    file.unlink(missing_ok=True)
    server.execute(change)
    write_secret(file, password)


def _make_backup_role(server: Connection, passwords: Path) -> list[str]:
    """The role that reads past row-level security; only a superuser can make one on most servers."""
    try:
        _make_login(server, BACKUP, "LOGIN BYPASSRLS INHERIT NOCREATEDB NOCREATEROLE", passwords)
        _execute(server, "GRANT pg_read_all_data TO {}" + _inheriting(server), BACKUP)
    except psycopg.errors.InsufficientPrivilege:
        if _exists(server, "SELECT 1 FROM pg_roles WHERE rolname = %s AND rolbypassrls", BACKUP):
            return []  # a superuser has made it, and keeps its password
        return [f"The role {BACKUP}, which dumps need, can only be made by a superuser: docs/deployment.md."]
    return []


def _inheriting(server: Connection) -> LiteralString:
    return " WITH INHERIT TRUE" if server.info.server_version >= FIRST_WITH_GRANT_OPTIONS else ""


def _become_member(database: Connection, role: str) -> None:
    """A maker of roles is not their member on 15, and on 16 and later only in part; a superuser needs nothing."""
    row = database.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if database.info.user != role and row == (False,):
        _execute(database, "GRANT {} TO {}" + _inheriting(database), role, database.info.user)


def _execute(connection: Connection, statement: LiteralString, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _exists(connection: Connection, query: LiteralString, name: str) -> bool:
    return connection.execute(query, (name,)).fetchone() is not None
