"""Writing rows whose values are all at hand: one statement for rows of several tables, without asking anything first.

The ORM writes its SQL anew for every save. Here each text is written once (docs/decisions/0043). Keys between
tenant tables are checked at the commit, so the order of the rows does not matter.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Field, Model


def insert(*rows: Model) -> None:
    """Write new rows, of one table or of several, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_inserts(tuple(type(row) for row in rows)), [v for row in rows for v in _values(row)])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def change(row: Model, names: Sequence[str]) -> None:
    """Write these fields of a tenant row that is there. Errors: DatabaseError, when it is not."""
    fields = _named(type(row), tuple(names))
    with connection.cursor() as cursor:
        keys = [row.centre_id, row.pk]  # type: ignore[attr-defined]
        cursor.execute(_update(type(row), fields), [*(_value(field, row) for field in fields), *keys])
        if cursor.rowcount != 1:
            raise DatabaseError(f"{row._meta.label} {row.pk} is not there")


def _values(row: Model) -> list[Any]:
    return [_value(field, row) for field in row._meta.concrete_fields]


def _value(field: Any, row: Model) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), connection)


@cache
def _inserts(tables: tuple[type[Model], ...]) -> str:
    *first, last = [_insert(table) for table in tables]
    names = ", ".join(f"row_{number} AS ({text})" for number, text in enumerate(first))
    return f"WITH {names} {last}" if names else last


def _insert(table: type[Model]) -> str:
    columns = [_quoted(field.column) for field in table._meta.concrete_fields]
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_quoted(table._meta.db_table)} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


@cache
def _named(table: type[Model], names: tuple[str, ...]) -> tuple[Field[Any, Any], ...]:
    return tuple(table._meta.get_field(name) for name in names)  # type: ignore[misc]


@cache
def _update(table: type[Model], fields: tuple[Field[Any, Any], ...]) -> str:
    changes = ", ".join(f"{_quoted(field.column)} = %s" for field in fields)
    return f"UPDATE {_quoted(table._meta.db_table)} SET {changes} WHERE centre_id = %s AND id = %s"  # noqa: S608 - our own names


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
