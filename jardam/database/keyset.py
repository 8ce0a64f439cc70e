"""The place in a list where its next page begins, as one comparison of rows: `(day, id) < (…, …)`.

PostgreSQL goes straight to such a place in an index of these columns; past `day < … or (day = … and id < …)` it
reads all that lies before it on that day.
"""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, F, Func, Value
from django.db.models.lookups import GreaterThan, LessThan

_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})")


def place_of(day: date, row: UUID) -> str:
    """A place in a list by day, as an address names it.

    >>> place_of(date(2026, 11, 23), UUID(int=1))
    '2026-11-23_00000000-0000-0000-0000-000000000001'
    """
    return f"{day.isoformat()}_{row}"


def read_place(text: str) -> tuple[date, UUID] | None:
    """Undo `place_of`; None for what is no place.

    >>> read_place("2026-02-30_00000000-0000-0000-0000-000000000001") is None
    True
    """
    match = _PLACE.fullmatch(text)
    try:
        return (date.fromisoformat(match[1]), UUID(match[2])) if match else None
    except ValueError:
        return None


def further_down(**place: date | UUID | int) -> LessThan:
    """What follows the row at ``place`` in a list that is ordered by these columns, in this order, each descending."""
    return LessThan(_row(map(F, place)), _row(map(Value, place.values())))


def further_up(**place: date | UUID | int) -> GreaterThan:
    """As `further_down`, in a list that ascends."""
    return GreaterThan(_row(map(F, place)), _row(map(Value, place.values())))


def _row(expressions: Iterable[F | Value]) -> Func:
    """Of no type that Django knows: each column is compared as its own."""
    return Func(*expressions, function="ROW", output_field=BooleanField())
