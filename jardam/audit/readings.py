"""How readings get into the chain: by the worker, once a second, in the order of their transactions."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from jardam.audit.rules.chain import Act
from jardam.audit.writing import append
from jardam.database.scope import across_centres

BATCH = 1000

# Only rows of transactions older than every one still running: a row that commits later can then
# never stand before one that is chained already.
_TAKE = """
    WITH ready AS (
        SELECT centre_id, id FROM audit_reading
        WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, id LIMIT %s)
    DELETE FROM audit_reading USING ready
    WHERE audit_reading.centre_id = ready.centre_id AND audit_reading.id = ready.id
    RETURNING audit_reading.xid::text::bigint, audit_reading.id, audit_reading.centre_id, happened_on, by_id,
              verb, subject, detail::text, sealed_moment
"""


def seal_readings(limit: int = BATCH) -> int:
    """Move up to ``limit`` waiting readings into the chains of their centres. Returns how many."""
    with across_centres("the readings of every centre go into its chain") as system:
        with transaction.atomic(using=system):
            taken = _taken(system, limit)
            for chain, acts in groupby(taken, key=_chain):
                append(chain, list(acts), using=system)
        return len(taken)


def _taken(system: str, limit: int) -> list[tuple[Act, bytes]]:
    """The oldest waiting readings, sorted by chain first: heads are locked in that order everywhere."""
    with connections[system].cursor() as cursor:
        cursor.execute(_TAKE, [limit])
        rows = sorted(cursor.fetchall(), key=lambda row: (row[2], row[0], row[1]))
    return [_act(row) for row in rows]


def _act(row: Iterable[Any]) -> tuple[Act, bytes]:
    _, act_id, centre_id, happened_on, by_id, verb, subject, detail, moment = tuple(row)
    act = Act(act_id, centre_id, happened_on, by_id, verb, bytes(subject), json.loads(detail))
    return act, bytes(moment)


def _chain(taken: tuple[Act, bytes]) -> UUID:
    return taken[0].centre_id
