"""The database itself keeps centres apart, whatever the application forgets. Every tenant table, one after the other.

All queries here go past the application's own filters, through the base manager.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, models, transaction

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from tests.house import tenant_models
from tests.sql_guard import lifted

Row = models.Model

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label),
]
MAY_NOT = {
    "42501",  # insufficient privilege: row-level security, or no right to the table
    "23001",  # restrict violation: our own triggers on tables that only grow
}


def is_refusal(error: DatabaseError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in MAY_NOT


@contextmanager
def refused() -> Iterator[None]:
    """PostgreSQL answers that this role may not; any other error is an error."""
    with pytest.raises(DatabaseError, check=is_refusal), transaction.atomic():
        yield


def touched(change: Callable[[], int]) -> int:
    """How many rows a change reaches; a role that may not change this table at all reaches none."""
    try:
        with transaction.atomic():
            return change()
    except DatabaseError as error:
        if is_refusal(error):
            return 0
        raise


def seen(model: type[Row], *rows: Row) -> set[object]:
    return {row.pk for row in model._base_manager.filter(pk__in=[row.pk for row in rows])}


def test_a_centre_sees_its_own_rows_and_no_other(
    model: type[Row], ours: Row, theirs: Row, moscow: Centre
) -> None:
    with for_centre(moscow.pk):
        assert seen(model, ours, theirs) == {ours.pk}
        assert set(model._base_manager.values_list("centre_id", flat=True)) == {moscow.pk}


def test_without_a_centre_there_is_no_row(model: type[Row], ours: Row, theirs: Row) -> None:
    assert model._base_manager.count() == 0


def test_a_centre_that_was_left_is_not_remembered(model: type[Row], ours: Row, moscow: Centre) -> None:
    with for_centre(moscow.pk):
        assert model._base_manager.exists()
    assert model._base_manager.count() == 0


def test_a_foreign_row_is_neither_changed_nor_deleted(
    model: type[Row], ours: Row, theirs: Row, moscow: Centre, krasnodar: Centre
) -> None:
    foreign = model._base_manager.filter(pk=theirs.pk)
    with for_centre(moscow.pk):
        assert touched(lambda: foreign.update(id=day_uuid())) == 0
        assert touched(lambda: foreign._raw_delete(foreign.db)) == 0
    with for_centre(krasnodar.pk):
        assert seen(model, theirs) == {theirs.pk}


def test_a_row_cannot_be_put_into_another_centre(model: type[Row], theirs: Row, moscow: Centre) -> None:
    copy = model(**{field.attname: getattr(theirs, field.attname) for field in model._meta.concrete_fields})
    copy.pk = day_uuid()
    with for_centre(moscow.pk), refused():
        copy.save(force_insert=True)


def test_a_row_cannot_be_moved_to_another_centre(
    model: type[Row], ours: Row, moscow: Centre, krasnodar: Centre
) -> None:
    with for_centre(moscow.pk), refused(), lifted("this is the move that must be refused"):
        model._base_manager.filter(pk=ours.pk).update(centre=krasnodar)


def test_row_level_security_cannot_be_switched_off(model: type[Row], ours: Row, moscow: Centre) -> None:
    """PostgreSQL then refuses the query rather than answering it in part."""
    with for_centre(moscow.pk), refused(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL row_security = off")
        model._base_manager.count()


def test_a_table_cannot_be_emptied(model: type[Row]) -> None:
    with refused(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")
