"""The place in a list where its next page begins, as one comparison of rows: `(day, id) < (…, …)`.

PostgreSQL goes straight to such a place in an index of these columns; past `day < … or (day = … and id < …)` it
reads all that lies before it on that day.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, F, Func, Value
from django.db.models.lookups import GreaterThan, LessThan


def further_down(**place: date | UUID | int) -> LessThan:
    """What follows the row at ``place`` in a list that is ordered by these columns, in this order, each descending."""
    return LessThan(_row(map(F, place)), _row(map(Value, place.values())))


def further_up(**place: date | UUID | int) -> GreaterThan:
    """As `further_down`, in a list that ascends."""
    return GreaterThan(_row(map(F, place)), _row(map(Value, place.values())))


def _row(expressions: Iterable[F | Value]) -> Func:
    """Of no type that Django knows: each column is compared as its own."""
    return Func(*expressions, function="ROW", output_field=BooleanField())
