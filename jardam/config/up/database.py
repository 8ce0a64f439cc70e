"""The database of this start: the embedded cluster, or the server that DATABASE_URL names; roles and rights in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from jardam.database.cluster import Cluster
from jardam.database.connection import DATABASE, data_folder, foreign_address
from jardam.database.roles import (
    Connection,
    guard_migrations_table,
    make_database,
    set_up_rights,
    set_up_roles,
)
from jardam.database.trouble import Trouble

CONNECT_SECONDS = 10


class Database:
    """The server and the login by which we set it up."""

    def __init__(self) -> None:
        self.address = foreign_address(os.environ)
        self.cluster: Cluster | None = None

    def start(self) -> None:
        """Start the embedded cluster; a foreign server is not ours to start."""
        if self.address is None:
            self.cluster = Cluster.in_folder(data_folder(os.environ))
            self.cluster.start()

    def stop(self) -> None:
        if self.cluster is not None:
            self.cluster.stop()

    @property
    def is_alive(self) -> bool:
        return self.cluster is None or self.cluster.is_alive

    def set_up(self) -> list[str]:
        """Roles, database, extensions, rights; returns what a superuser must add, as sentences."""
        passwords = data_folder(os.environ) / "passwords"
        if self.address is None:
            with self._connected("postgres") as server:
                left = set_up_roles(server, passwords)
                make_database(server, DATABASE)
        else:
            with self._connected(self.address.name) as server:
                left = set_up_roles(server, passwords)
        with self._connected(self._name) as database:
            set_up_rights(database)
        return left

    def migrations_state(self) -> str:
        """A word for what is migrated: another database, an older dump, gives another word."""
        query = "SELECT coalesce(md5(string_agg(app || name || applied, ',' ORDER BY id)), '') FROM django_migrations"
        with self._connected(self._name) as database:
            try:
                row = database.execute(query).fetchone()
            except psycopg.errors.UndefinedTable:
                row = None
        return str(row[0]) if row else ""

    def guard(self) -> None:
        """Once migrated: the table of migrations is the owner's alone."""
        with self._connected(self._name) as database:
            guard_migrations_table(database)

    @property
    def _name(self) -> str:
        return self.address.name if self.address else DATABASE

    @contextmanager
    def _connected(self, name: str) -> Iterator[Connection]:
        try:
            connection = psycopg.connect(
                **self._login(), dbname=name, autocommit=True, connect_timeout=CONNECT_SECONDS
            )
        except psycopg.OperationalError as error:
            raise Trouble(f"The database did not let us in: {_reason(error)}") from None
        with connection:
            yield connection

    def _login(self) -> dict[str, Any]:
        if self.cluster is not None:
            return self.cluster.super_login
        if self.address is None:
            raise Trouble("The database is not started.")
        words = {"host": self.address.host, "port": self.address.port, **self.address.options}
        words |= {"user": self.address.user, "password": self.address.password}
        return {word: value for word, value in words.items() if value}


def _reason(error: psycopg.OperationalError) -> str:
    """The last line of the driver's text: it names host, port, user and database, never the password."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1].rpartition("FATAL:")[2].strip() if lines else type(error).__name__
