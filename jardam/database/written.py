"""Reads whose SQL Django writes once. To build and compile a queryset costs more than PostgreSQL needs to answer it.

The queryset is built with stand-ins; every use puts its own values in their place (docs/decisions/0043).
"""

import copy
import os
import secrets
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

Row = TypeVar("Row")
Value = UUID | date | datetime | bytes | str | int | None


class Written(Generic[Row]):
    """One read, asked again and again with other values.

    ``build`` makes the queryset. Words by position shape it (a role, a kind): each shape is written for itself, and
    so is each set of values that are None. Words by name are values and stand in conditions only: ``build`` must not
    look at them, for it meets stand-ins instead.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._texts: dict[Hashable, _Text[Row]] = {}

    def rows(self, *shape: Hashable, **values: Value) -> list[Row]:
        asked = (shape, tuple((name, value is None) for name, value in values.items()))
        text = self._texts.get(asked)
        if text is None:
            stand_ins = {name: _stand_in(value) for name, value in values.items()}
            text = self._texts[asked] = _Text(self._build(*shape, **stand_ins), stand_ins)
        return list(text.read(values))

    def first(self, *shape: Hashable, **values: Value) -> Row | None:
        """The only row, where there is one."""
        found = self.rows(*shape, **values)
        return found[0] if found else None


class _Text(Generic[Row]):
    """What Django made of a queryset: the statement, where its values go, and how its rows are read."""

    def __init__(self, queryset: QuerySet[Any, Row], stand_ins: Mapping[str, Value]) -> None:
        self._queryset: Any = queryset
        self._compiler: Any = self._queryset.query.get_compiler(queryset.db)
        try:
            self._sql, params = self._compiler.as_sql()
        except EmptyResultSet:
            self._sql, params = "", ()
            return
        self._params = list(params)
        self._slots = list(_slots(params, stand_ins))
        fields = [column[0] for column in self._compiler.select[: self._compiler.col_count]]
        converters = self._compiler.get_converters(fields)
        self._compiler.get_converters = lambda _fields: converters

    def read(self, values: Mapping[str, Value]) -> Iterator[Row]:
        if not self._sql:
            return iter(())
        params = self._params.copy()
        for place, name in self._slots:
            params[place] = values[name]
        compiler = copy.copy(self._compiler)
        compiler.connection = connections[compiler.using]
        compiler.as_sql = lambda: (self._sql, params)
        return iter(self._queryset._iterable_class(_Answer(self._queryset, compiler)))


class _Answer:
    """What Django's own reading of rows asks a queryset for, with the statement that is there already."""

    def __init__(self, queryset: Any, compiler: Any) -> None:
        self.db, self.model = compiler.using, queryset.model
        self._fields, self._known_related_objects = queryset._fields, queryset._known_related_objects
        self._queryset, self._compiler = queryset, compiler

    @property
    def query(self) -> "_Answer":
        return self

    def get_compiler(self, *_: object, **__: object) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queryset.query, name)


def _slots(params: Any, stand_ins: Mapping[str, Value]) -> Iterator[tuple[int, str]]:
    for place, param in enumerate(params):
        given = getattr(param, "obj", param)  # psycopg wraps bytes
        for name, stand_in in stand_ins.items():
            if stand_in is not None and given == stand_in:
                yield place, name


def _stand_in(value: Value) -> Value:
    """Another value of the same type, which nothing else in the statement equals."""
    return None if value is None else next(new() for kind, new in _NEW.items() if isinstance(value, kind))


_NEW: Mapping[type, Callable[[], Value]] = {
    UUID: uuid4,
    bytes: lambda: os.urandom(16),
    str: lambda: secrets.token_hex(16),
    int: lambda: 2**31 - 1 - secrets.randbelow(2**30),  # more than any number or revision
    datetime: lambda: datetime(1700, 1, 1, tzinfo=UTC) + timedelta(seconds=secrets.randbelow(2**31)),
    date: lambda: date.fromordinal(1 + secrets.randbelow(300_000)),  # before 1822
}
"""A moment is a date, too: so it comes first."""
