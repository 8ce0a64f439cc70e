"""What PostgreSQL itself says about its tables, read from its catalogue."""

from collections import defaultdict
from typing import NamedTuple

from django.db import connection


class Policy(NamedTuple):
    name: str
    roles: str
    command: str
    using: str
    check: str | None
    is_permissive: bool


class Reference(NamedTuple):
    """A foreign key: its columns, where it points, and the columns there."""

    columns: tuple[str, ...]
    table: str
    target_columns: tuple[str, ...]


def rows(query: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return cursor.fetchall()


def tables() -> set[str]:
    return {name for (name,) in rows("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND" + _OURS)}


def tables_with(column: str) -> set[str]:
    found = rows(
        "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid"
        f" WHERE relkind IN ('r', 'p') AND attname = %s AND NOT attisdropped AND {_OURS}",
        column,
    )
    return {name for (name,) in found}


def row_security() -> dict[str, tuple[bool, bool]]:
    """By table: is row-level security on, and does it bind the owner too?"""
    found = rows("SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE" + _OURS)
    return {name: (is_on, is_forced) for name, is_on, is_forced in found}


def policies() -> dict[str, set[Policy]]:
    by_table = defaultdict(set)
    query = (
        "SELECT tablename, policyname, array_to_string(roles, ' '), cmd, qual, with_check, permissive = 'PERMISSIVE'"
        " FROM pg_policies WHERE schemaname = 'public'"
    )
    for table, *policy in rows(query):
        by_table[table].add(Policy(*policy))
    return by_table


def unique_keys() -> dict[str, set[tuple[str, ...]]]:
    """By table: the columns of every unique index, the primary key among them."""
    return _indexes("i.indisunique")


def primary_keys() -> dict[str, set[tuple[str, ...]]]:
    return _indexes("i.indisprimary")


def references() -> dict[str, set[Reference]]:
    by_table = defaultdict(set)
    query = f"""
        SELECT t.relname, {_COLUMNS.format("c.conkey", "c.conrelid")},
               f.relname, {_COLUMNS.format("c.confkey", "c.confrelid")}
        FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
        WHERE c.contype = 'f' AND c.convalidated AND t.relnamespace = 'public'::regnamespace
    """
    for table, columns, target, target_columns in rows(query):
        by_table[table].add(Reference(tuple(columns), target, tuple(target_columns)))
    return by_table


def may(role: str, right: str) -> set[str]:
    """The tables on which ``role`` has ``right``."""
    query = f"SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND has_table_privilege(%s, oid, %s) AND{_OURS}"
    return {name for (name,) in rows(query, role, right)}


_OURS = " relnamespace = 'public'::regnamespace"
_COLUMNS = """(
    SELECT array_agg(a.attname::text ORDER BY k.place)
    FROM unnest({}) WITH ORDINALITY AS k (number, place)
    JOIN pg_attribute a ON a.attrelid = {} AND a.attnum = k.number)"""


def _indexes(condition: str) -> dict[str, set[tuple[str, ...]]]:
    by_table = defaultdict(set)
    query = f"""
        SELECT t.relname, {_COLUMNS.format("i.indkey::smallint[]", "i.indrelid")}
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
        WHERE {condition} AND t.relnamespace = 'public'::regnamespace
    """
    for table, columns in rows(query):
        by_table[table].add(tuple(columns))
    return by_table
