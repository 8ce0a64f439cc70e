"""File keys and sealed columns, with the real tables under row-level security."""

from datetime import date

import pytest
from django.db import connection

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.vault import keystore
from jardam.vault.actions import destroy_file_key, discard_file_key, new_file_key, new_file_keys
from jardam.vault.choices import Tier, tiers
from jardam.vault.keeper import keeper
from jardam.vault.models import Epoch, FileKey, RestrictedGrant, UserKey
from jardam.vault.opening import store_from_environment
from jardam.vault.refusals import KeyStoreMismatch
from jardam.vault.sealing import (
    FileKeyDestroyed,
    Place,
    SealBroken,
    VaultSealed,
    open_json,
    open_key,
    seal_json,
)
from jardam.vault.tests.conftest import place_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(in_moscow: Centre) -> FileKey:
    return new_file_key(in_moscow.id)


def test_what_was_sealed_comes_back_from_the_saved_key(key: FileKey) -> None:
    blob = seal_json(key, place_in(key), {"stated": "Не платят", "empty": "", "nul": "\0", "half": "\ud800"})
    found = FileKey.objects.get(pk=key.pk)
    assert open_json(found, place_in(key), memoryview(blob)) == {
        "stated": "Не платят",
        "empty": "",
        "nul": "\0",
        "half": "\ud800",
    }
    assert "платят".encode() not in blob


def test_one_statement_makes_a_key(in_moscow: Centre, django_assert_num_queries) -> None:
    new_file_key(in_moscow.id)
    with django_assert_num_queries(1):
        new_file_key(in_moscow.id)
    with django_assert_num_queries(1):
        new_file_keys(in_moscow.id, 50)
    assert new_file_keys(in_moscow.id, 0) == []


def test_many_keys_are_as_good_as_one(in_moscow: Centre) -> None:
    keys = new_file_keys(in_moscow.id, 20)
    assert len({open_key(key) for key in FileKey.objects.all()}) == 20
    assert {key.pk for key in keys} == set(FileKey.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "table,field,version",
    [
        ("people_person", "narrative", 1),
        ("contacts_contact", "draft", 1),
        ("contacts_contact", "narrative", 2),
    ],
)
def test_a_value_in_another_place_does_not_open(key: FileKey, table: str, field: str, version: int) -> None:
    blob = seal_json(key, place_in(key), {"stated": "x"})
    with pytest.raises(SealBroken):
        open_json(key, Place(table, key.id, field, version), blob)


def test_two_rows_that_changed_places_do_not_open(in_moscow: Centre) -> None:
    one, other = new_file_keys(in_moscow.id, 2)
    with pytest.raises(SealBroken):
        open_json(other, place_in(other), seal_json(one, place_in(one), {"stated": "x"}))


def test_the_same_row_under_another_files_key_does_not_open(in_moscow: Centre) -> None:
    one, other = new_file_keys(in_moscow.id, 2)
    with pytest.raises(SealBroken):
        open_json(other, place_in(one), seal_json(one, place_in(one), {"stated": "x"}))


def test_exchanged_wrapped_keys_do_not_open(in_moscow: Centre) -> None:
    one, other = new_file_keys(in_moscow.id, 2)
    blob = seal_json(one, place_in(one), {"stated": "x"})
    one.wrapped = other.wrapped
    with pytest.raises(SealBroken):
        open_json(one, place_in(one), blob)


def test_a_changed_wrapped_key_is_a_broken_seal_not_a_crash(key: FileKey) -> None:
    key.wrapped = bytes(40)
    with pytest.raises(SealBroken):
        open_key(key)


def test_an_erased_file_stays_as_an_erased_one(key: FileKey) -> None:
    blob = seal_json(key, place_in(key), {"stated": "x"})
    destroy_file_key(key, on=date(2026, 11, 22))
    found = FileKey.objects.get(pk=key.pk)
    assert (found.wrapped, found.epoch, found.destroyed_on) == (None, None, date(2026, 11, 22))
    with pytest.raises(FileKeyDestroyed):
        open_json(found, place_in(key), blob)


def test_a_discarded_key_is_gone(key: FileKey) -> None:
    discard_file_key(key)
    assert not FileKey.objects.exists()


def test_a_destroyed_epoch_reads_as_an_erased_file(key: FileKey) -> None:
    keeper.destroy_epoch(key.centre_id, 1)
    with pytest.raises(FileKeyDestroyed):
        open_key(key)


def test_a_sealed_vault_opens_nothing(key: FileKey, sealed_vault: None) -> None:
    with pytest.raises(VaultSealed):
        open_key(key)
    with pytest.raises(VaultSealed):
        new_file_key(key.centre_id)


def test_another_centre_neither_sees_nor_opens_it(key: FileKey, krasnodar: Centre) -> None:
    with for_centre(krasnodar.id):
        assert not FileKey.objects.exists()
        new_file_key(krasnodar.id)
    key.centre_id = krasnodar.id
    with pytest.raises(SealBroken):
        open_key(key)


def test_a_wrong_key_folder_is_noticed_before_new_keys_hide_the_loss(key: FileKey) -> None:
    store = store_from_environment()
    for label in (keystore.epoch_label(key.centre_id, 1), keystore.index_label(key.centre_id)):
        store.destroy(label)
    keeper.look_again()
    with pytest.raises(KeyStoreMismatch):
        new_file_key(key.centre_id)
    assert store.epochs(key.centre_id) == []


def test_rows_of_the_key_tables_hold_nothing_that_opens(key: FileKey) -> None:
    opened = open_key(key)
    with connection.cursor() as cursor:
        cursor.execute("SELECT vault_filekey::text FROM vault_filekey")
        assert opened.hex() not in str(cursor.fetchall())


def test_no_row_says_a_name_of_itself() -> None:
    rows = [Epoch(number=3), FileKey(), UserKey(), RestrictedGrant()]
    assert [str(row) for row in rows[:1]] == ["epoch 3"]
    assert all(str(row) in {str(row.pk), "epoch 3"} for row in rows)
    assert set(tiers()) == set(Tier)
