"""Copies of the house's database, one for each size: 1,000 to 1,000,000 contacts of Moscow, and as many of the others."""

import argparse
import os
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connections
from psycopg import sql

from benchmarks import joined  # noqa: F401 - first of all, so that the models below can be read
from benchmarks.growing import grow
from jardam.config.up.children import stop_all
from jardam.config.up.supervisor import Supervisor
from jardam.database.connection import settings_for


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    """Make the databases and measure nothing."""
    stop_serving(supervisor)
    databases(supervisor, asked.contacts)


def stop_serving(supervisor: Supervisor) -> None:
    stop_all(supervisor.children)
    supervisor.children = []


def databases(supervisor: Supervisor, sizes: Sequence[int]) -> dict[int, str]:
    """A database for each size, by name; a missing one is grown and copied, the largest in about an hour."""
    names = {size: f"jardam_{size}" for size in sorted(sizes)}
    for size, name in names.items():
        if not exists(supervisor, name):
            use_database("jardam")
            grow(size)
            count_anew(supervisor, "jardam")  # who writes the next wave, checks its keys by an index
            copy_database(supervisor, "jardam", name)
    return names


def use_database(name: str) -> None:
    """Turn this process to another database of the house."""
    for alias in ("default", "system"):
        if connections[alias].settings_dict["NAME"] != name:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = name


def app_login(name: str) -> dict[str, Any]:
    """Connection words of the pages' role, for bare psycopg."""
    words = settings_for("app", os.environ)
    return {"host": words["HOST"], "dbname": name, "user": words["USER"], "password": words["PASSWORD"]}


def super_login(supervisor: Supervisor, name: str) -> dict[str, Any]:
    """As the bootstrap role: to copy, to vacuum, and to see which backend belongs to whom."""
    cluster = supervisor.database.cluster
    assert cluster is not None
    return {**cluster.super_login, "dbname": name}


def copy_database(supervisor: Supervisor, source: str, name: str) -> None:
    """Copy a database as it stands, then count and vacuum it, as it would be after a quiet night."""
    connections.close_all()
    with psycopg.connect(**super_login(supervisor, "postgres"), autocommit=True) as server:
        statement = sql.SQL("CREATE DATABASE {} OWNER jardam_owner TEMPLATE {} STRATEGY file_copy")
        server.execute(statement.format(sql.Identifier(name), sql.Identifier(source)))
        grant = sql.SQL("GRANT CONNECT ON DATABASE {} TO jardam_app, jardam_system")
        server.execute(grant.format(sql.Identifier(name)))
    count_anew(supervisor, name)


def count_anew(supervisor: Supervisor, name: str) -> None:
    """The statistics of a database as it stands, and nothing left of what was being written."""
    connections.close_all()
    with psycopg.connect(**super_login(supervisor, name), autocommit=True) as database:
        database.execute("VACUUM (ANALYZE, FREEZE)")
        database.execute("CHECKPOINT")


def exists(supervisor: Supervisor, name: str) -> bool:
    with psycopg.connect(**super_login(supervisor, "postgres")) as server:
        found = server.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).fetchone()
    return found is not None
