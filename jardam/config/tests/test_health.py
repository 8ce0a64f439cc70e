"""The health page: one word a part, for everybody, and nothing else."""

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from jardam.config import health
from jardam.vault.keeper import Keeper


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", set())


def test_a_stranger_is_told_that_all_is_well(db: None) -> None:
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


def test_a_lost_database_is_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(_self: BaseDatabaseWrapper) -> None:
        raise OperationalError("connection to host db.internal as jardam_app failed")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", lost)
    answer = Client().get("/health")
    assert answer.status_code == 503
    assert answer.json() == {
        "status": "failing",
        "database": "unreachable",
        "migrations": "unknown",
        "vault": "ok",
    }


def test_a_missing_migration_is_seen(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE jardam_owner")
    MigrationRecorder(connection).migration_qs.filter(app="contacts").delete()
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "missing")


def test_a_sealed_vault_is_not_well(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeper, "is_open", lambda _self: False)
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()["vault"]) == (503, "sealed")


def test_it_is_only_read(db: None) -> None:
    assert Client().post("/health").status_code == 405
