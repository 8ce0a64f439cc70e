"""A killed migration leaves neither its tables nor a note of them."""

from collections.abc import Iterator

import pytest
from django.db import connection, migrations, models
from django.db.migrations import Migration
from django.db.migrations.recorder import MigrationRecorder

from jardam.database.migrating import WholeExecutor


class Killed(Exception):
    pass


@pytest.fixture
def executor(transactional_db: None) -> Iterator[WholeExecutor]:
    """An executor that works as the owner of the tables."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE jardam_owner")
    yield WholeExecutor(connection)
    connection.close()


@pytest.fixture
def migration() -> Migration:
    """One table with a foreign key: Django leaves the key for the end."""
    key = models.ForeignKey("centres.centre", models.PROTECT)
    migration = Migration("9999_probe", "centres")
    migration.operations = [
        migrations.CreateModel("Probe", [("id", models.AutoField(primary_key=True)), ("of", key)])
    ]
    return migration


def stands(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
        return bool(cursor.fetchone()[0])


def is_noted() -> bool:
    return MigrationRecorder(connection).migration_qs.filter(name="9999_probe").exists()


def test_a_kill_before_the_note_leaves_nothing(
    executor: WholeExecutor, migration: Migration, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_migration: Migration) -> None:
        assert stands("centres_probe")
        raise Killed

    monkeypatch.setattr(executor, "record_migration", killed)
    with pytest.raises(Killed):
        executor.apply_migration(executor.loader.project_state(), migration)
    assert not stands("centres_probe")


def test_applied_and_taken_back_whole(executor: WholeExecutor, migration: Migration) -> None:
    before = executor.loader.project_state()
    executor.apply_migration(before.clone(), migration)
    assert (stands("centres_probe"), is_noted()) == (True, True)
    executor.unapply_migration(before, migration)
    assert (stands("centres_probe"), is_noted()) == (False, False)
