"""How the planner may join, for a statement that reads very many rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def without_nested_loops(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Inside a transaction: tables are joined by hash or by order.

    A planner that has not counted two tables yet takes them for small and may compare every row with every other: ten
    milliseconds become minutes. The other ways to join never do that.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")
