"""Rotation: nothing that lives is lost, whatever is killed when; what was erased opens from no backup."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.database.cluster_programs import installed_programs
from jardam.database.scope import for_centre
from jardam.vault import actions, rotation
from jardam.vault.actions import destroy_file_key, new_file_key, new_file_keys, new_restricted_key
from jardam.vault.keeper import keeper
from jardam.vault.models import Epoch, FileKey, RestrictedGrant
from jardam.vault.refusals import FileKeyDestroyed, SealBroken, VaultSealed
from jardam.vault.rotation import rotate
from jardam.vault.sealing import open_json, open_key, seal_json
from jardam.vault.tests.conftest import as_opener, place_in
from tests.vault_fixtures import database_name, super_login

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def page_of(centre: Centre) -> Iterator[None]:
    """One request of somebody who works there."""
    with for_centre(centre.id), transaction.atomic():
        yield


def at_once(_seconds: float) -> None:
    """The other processes of these tests need no time."""


def turn(centre: Centre) -> int:
    return rotate(centre, at=timezone.now(), wait=at_once)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "BATCH", 7)


@pytest.fixture
def files(moscow: Centre) -> dict[FileKey, bytes]:
    """Thirty files, each with one sealed value."""
    with page_of(moscow):
        keys = new_file_keys(moscow.id, 30)
    return {key: seal_json(key, place_in(key), {"said": str(key.pk)}) for key in keys}


def assert_all_open(centre: Centre, files: dict[FileKey, bytes]) -> None:
    with page_of(centre):
        found = {key.pk: key for key in FileKey.objects.all()}
    for key, blob in files.items():
        assert open_json(found[key.pk], place_in(key), blob) == {"said": str(key.pk)}


def epochs_in_use(centre: Centre) -> set[int | None]:
    with page_of(centre):
        return set(FileKey.objects.values_list("epoch", flat=True))


def test_everything_is_wrapped_anew_and_the_old_key_is_gone(
    moscow: Centre, files: dict[FileKey, bytes]
) -> None:
    for number in (2, 3):
        assert turn(moscow) == 30
        assert epochs_in_use(moscow) == {number}
        assert keeper.epochs(moscow.id) == [number]
        with page_of(moscow):
            assert list(Epoch.objects.values_list("number", flat=True)) == [number]
        assert_all_open(moscow, files)


def test_another_centre_is_left_alone(moscow: Centre, krasnodar: Centre, files: dict[FileKey, bytes]) -> None:
    with page_of(krasnodar):
        theirs = new_file_key(krasnodar.id)
    turn(moscow)
    assert keeper.epochs(krasnodar.id) == [1]
    with page_of(krasnodar):
        assert open_key(FileKey.objects.get(pk=theirs.pk))


def test_a_centre_that_never_sealed_anything_is_rotated_too(moscow: Centre) -> None:
    assert turn(moscow) == 0
    with page_of(moscow):
        assert open_key(new_file_key(moscow.id))


def test_restricted_files_follow_without_their_openers(moscow: Centre, amina: User, farida: User) -> None:
    with page_of(moscow):
        amina_, farida_ = as_opener(amina), as_opener(farida)
        closed = new_restricted_key(moscow.id, [amina, farida])
        before = open_key(closed, amina_)
        held = RestrictedGrant.objects.get(user=farida)
    assert turn(moscow) == 2
    with page_of(moscow):
        assert open_key(closed, amina_) == open_key(closed, farida_) == before
        RestrictedGrant.objects.filter(user=farida).update(wrapped=held.wrapped)  # put back from a backup
        with pytest.raises(SealBroken):
            open_key(closed, farida_)


def test_a_sealed_vault_is_not_rotated(moscow: Centre, sealed_vault: None) -> None:
    with pytest.raises(VaultSealed):
        turn(moscow)


def test_the_database_refuses_to_save_under_a_retired_epoch(
    moscow: Centre, files: dict[FileKey, bytes]
) -> None:
    """A process that has not heard of the rotation fails, instead of saving what nobody can open."""
    late = FileKey(id=uuid4(), centre_id=moscow.id, epoch=1)
    turn(moscow)
    with pytest.raises(IntegrityError), page_of(moscow):
        actions._insert(actions._ONE, late, {"id": late.id, "wrapped": b"x" * 40})


def test_an_epoch_that_still_wraps_something_is_not_retired(
    moscow: Centre, files: dict[FileKey, bytes]
) -> None:
    with pytest.raises(IntegrityError), page_of(moscow), connection.cursor() as cursor:
        cursor.execute("DELETE FROM vault_epoch")


def test_what_is_saved_during_a_rotation_is_not_lost(moscow: Centre, files: dict[FileKey, bytes]) -> None:
    """A page wraps under the old epoch, and commits only after the rotation wants to retire it."""
    began, saved = threading.Event(), []

    def page() -> None:
        with page_of(moscow):
            keeper._newest[moscow.id] = 1  # it has not heard yet
            saved.append(new_file_key(moscow.id))
            began.set()
            wait_until_somebody_waits()
        connections.close_all()

    thread = threading.Thread(target=page)

    def meanwhile(_seconds: float) -> None:
        thread.start()
        began.wait()
        keeper._newest.clear()

    rotate(moscow, at=timezone.now(), wait=meanwhile)
    thread.join()
    (late,) = saved
    assert late.epoch == 1
    with page_of(moscow):
        found = FileKey.objects.get(pk=late.pk)
    assert found.epoch == 2
    assert open_key(found)
    assert_all_open(moscow, files)


def wait_until_somebody_waits() -> None:
    with connection.cursor() as cursor:
        found = None
        while found is None:
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            found = cursor.fetchone()


def kill_in(name: str, owner: object, after: int) -> Callable[[pytest.MonkeyPatch], None]:
    def arm(patch: pytest.MonkeyPatch) -> None:
        calls, real = [], getattr(owner, name)

        def call(*args: object, **words: object) -> object:
            calls.append(1)
            if len(calls) > after:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **words)

        patch.setattr(owner, name, call)

    return arm


@pytest.mark.parametrize(
    "arm",
    [
        pytest.param(kill_in("begin_epoch", keeper, 0), id="before the new key"),
        pytest.param(kill_in("_finish", rotation, 0), id="after the new key"),
        *(pytest.param(kill_in("rewrap", keeper, n), id=f"at key {n}") for n in (0, 3, 7, 12, 29)),
        pytest.param(kill_in("_retire", rotation, 0), id="before the old epoch is retired"),
        pytest.param(kill_in("destroy_epoch", keeper, 0), id="before the old key is destroyed"),
    ],
)
def test_a_kill_at_any_moment_loses_nothing(
    moscow: Centre, files: dict[FileKey, bytes], arm: Callable[[pytest.MonkeyPatch], None]
) -> None:
    assert_all_open(moscow, files)
    connections.close_all()
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            arm(patch)
            turn(moscow)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL

    keeper._until = float("-inf")  # the lease that the killed process outlived
    assert_all_open(moscow, files)
    turn(moscow)
    assert_all_open(moscow, files)
    assert len(keeper.epochs(moscow.id)) == 1
    assert epochs_in_use(moscow) == set(keeper.epochs(moscow.id))


@pytest.fixture
def backup(tmp_path: Path) -> Iterator[Callable[[str], list[FileKey]]]:
    """Dump the database with PostgreSQL's own program; call it again to read the dump's file keys."""
    made = []

    def read(name: str) -> list[FileKey]:
        dump = tmp_path / name
        if not dump.exists():
            run("pg_dump", "--format=custom", f"--file={dump}", database_name())
            return []
        restored = f"restored_{len(made)}_{database_name()}"
        made.append(restored)
        with psycopg.connect(**super_login(), dbname="postgres", autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{restored}"')
        run("pg_restore", "--exit-on-error", f"--dbname={restored}", str(dump))
        with psycopg.connect(**super_login(), dbname=restored) as server:
            rows = server.execute(
                "SELECT id, centre_id, tier, epoch, wrapped, destroyed_on FROM vault_filekey"
            )
            return [FileKey(**dict(zip(FIELDS, row, strict=True))) for row in rows]

    yield read
    with psycopg.connect(**super_login(), dbname="postgres", autocommit=True) as server:
        for name in made:
            server.execute(f'DROP DATABASE "{name}"')


FIELDS = ("id", "centre_id", "tier", "epoch", "wrapped", "destroyed_on")


def run(program: str, *words: str) -> None:
    login = super_login()
    environment = {"PGHOST": login["host"], "PGUSER": login["user"], "PGPASSWORD": login["password"]}
    subprocess.run([installed_programs() / program, *words], env=environment, check=True)


def opens(key: FileKey, blob: bytes) -> bool:
    try:
        return open_json(key, place_in(key), blob) == {"said": str(key.pk)}
    except FileKeyDestroyed:
        return False


def test_an_erased_person_opens_from_no_backup_once_the_epoch_is_rotated(
    moscow: Centre, files: dict[FileKey, bytes], backup: Callable[[str], list[FileKey]]
) -> None:
    erased = list(files)[:10]
    blobs = {key.pk: blob for key, blob in files.items()}
    backup("before")
    with page_of(moscow):
        for key in FileKey.objects.filter(pk__in=[key.pk for key in erased]):
            destroy_file_key(key)
    from_before = backup("before")
    assert sum(opens(key, blobs[key.pk]) for key in from_before) == 30  # erased here, still in the backup

    turn(moscow)

    assert sum(opens(key, blobs[key.pk]) for key in from_before) == 0
    backup("after")
    survivors = {key.pk for key in backup("after") if opens(key, blobs[key.pk])}
    assert survivors == {key.pk for key in files} - {key.pk for key in erased}
