"""A column of several ranges at once, which PostgreSQL compares with one value: is it within any of them?"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Field

Ranges = Iterable[tuple[int, int]] | Iterable[tuple[datetime, datetime]]


class MultirangeField(Field[Any, Any]):
    """``kind``: `int4multirange` or `tstzmultirange`. Written from pairs, each without its end."""

    def __init__(self, kind: str, **told: Any) -> None:
        self.kind = kind
        super().__init__(**told)

    def deconstruct(self) -> Any:
        name, path, _args, told = super().deconstruct()
        return name, path, [self.kind], told

    def db_type(self, connection: Any) -> str:
        return self.kind

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return f"%s::{self.kind}"

    def get_prep_value(self, value: Any) -> str:
        return "{" + ",".join(f"[{_text(start)},{_text(end)})" for start, end in value) + "}"

    def from_db_value(self, value: Any, *_asked: Any) -> list[tuple[Any, Any]]:
        return [(one.lower, one.upper) for one in value]


@MultirangeField.register_lookup
class Holds(models.Lookup[Any]):
    """``<column>__holds=value``: the value lies within one of the ranges."""

    lookup_name = "holds"

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (value,)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        wanted, more = self.process_rhs(compiler, connection)
        of = "integer" if self.lhs.output_field.kind == "int4multirange" else "timestamptz"
        return f"{column} @> {wanted}::{of}", (*params, *more)


def _text(end: int | datetime) -> str:
    return end.isoformat() if isinstance(end, datetime) else str(end)
