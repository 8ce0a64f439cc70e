"""The tests' database: real PostgreSQL, the real roles and policies, one copy of a template per worker.

The run's controller starts the cluster, workers find it in the environment. Tests log in as
`jardam_test`, which plays `jardam_app`; in tests inside one transaction the alias `system` is the
same connection, else neither would see the other's rows.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from jardam.database.cluster import Cluster
from jardam.database.cluster_home import home_of
from jardam.database.cluster_making import SUPER
from jardam.database.connection import STATEMENTS
from tests import database_cluster

pytest_plugins = ["tests.network_block"]

FOLDER = "JARDAM_TEST_FOLDER"
HOST = "JARDAM_TEST_HOST"
COMMITTING = frozenset({"transactional_db", "django_db_reset_sequences", "live_server"})
ASKING = COMMITTING | {"db"}
_cluster: Cluster | None = None


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    global _cluster
    _cluster, folder = database_cluster.start_cluster()
    os.environ[FOLDER] = str(folder)
    os.environ[HOST] = _cluster.host


def pytest_unconfigure(config: pytest.Config) -> None:
    if _cluster is not None:
        _cluster.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that has the database has both aliases: they may be one connection."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark is None and ASKING.isdisjoint(getattr(item, "fixturenames", ())):
            continue
        words = {**(mark.kwargs if mark else {}), "databases": ["default", "system"]}
        item.add_marker(pytest.mark.django_db(*(mark.args if mark else ()), **words), append=False)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """One connection for both aliases, except in tests that commit: those need none shared."""
    shared = getattr(connections._connections, "system", None) is connections["default"]
    if shared == _commits(item):
        connections["system"].close()
        del connections["system"]
    if not _commits(item):
        connections["system"] = connections["default"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker, worker_id: str) -> Iterator[None]:
    """Point Django at this worker's own copy of the template; takes the place of pytest-django's."""
    with django_db_blocker.unblock():
        take_fresh_database(worker_id)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _self: take_fresh_database(worker_id))
        yield
    with django_db_blocker.unblock():
        connections.close_all()


def take_fresh_database(worker: str) -> None:
    """Begin with a new copy of the template.

    After a test that commits, this stands in for Django's flush: quicker, and audit entries cannot be truncated.
    """
    connections.close_all()
    _forget_what_the_process_knows()
    name = database_cluster.fresh_database(_folder(), _super_login(), worker, _migrate)
    _point("default", name, "jardam_app")
    _point("system", name, "jardam_system")


def _forget_what_the_process_knows() -> None:
    """The new copy counts its documents from one again: a number may stand for another one."""
    from jardam.search import queries  # noqa: PLC0415 - the app registry stands by now

    queries.forget()


def _migrate(database: str) -> None:
    _point("default", database, "jardam_owner")
    call_command("migrate", verbosity=0)
    connections["default"].close()


def _point(alias: str, database: str, role: str) -> None:
    connections.settings[alias].update(
        NAME=database,
        HOST=os.environ[HOST],
        PORT="",
        USER=database_cluster.LOGIN,
        PASSWORD=(_folder() / "passwords" / database_cluster.LOGIN).read_text(encoding="utf-8"),
        OPTIONS=STATEMENTS | {"options": f"-c role={role}"},
        CONN_MAX_AGE=0,
    )


def _super_login() -> dict[str, str]:
    password = home_of(_folder()).password.read_text(encoding="utf-8")
    return {"host": os.environ[HOST], "user": SUPER, "password": password}


def _commits(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    asked = bool(mark and (mark.kwargs.get("transaction") or mark.kwargs.get("reset_sequences")))
    return asked or not COMMITTING.isdisjoint(getattr(item, "fixturenames", ()))


def _folder() -> Path:
    return Path(os.environ[FOLDER])
