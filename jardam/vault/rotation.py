"""A new epoch key for a centre: everything that lives is wrapped anew, then the old keys are destroyed.

What was erased is not wrapped anew, so after this no backup of the database opens it again. May be
killed at any moment: until an old epoch's row is gone both keys are there, and the next run goes on.
"""

import time
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.utils import IntegrityError

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.vault.actions import ensure_centre_keys
from jardam.vault.keeper import LEASE, keeper
from jardam.vault.signals import epoch_rotated

BATCH = 1000
SETTLE = 2 * LEASE
"""Units: seconds. After so long every process wraps under the new epoch."""

_TABLES = ("vault_filekey", "vault_restrictedgrant")
_BEGIN = "INSERT INTO vault_epoch (id, centre_id, number) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
_OLD = """
    SELECT id, epoch, wrapped FROM {table} WHERE centre_id = %s AND epoch < %s AND id > %s
    ORDER BY id LIMIT %s FOR UPDATE
"""
_REWRAP = """
    UPDATE {table} AS old SET epoch = %s, wrapped = fresh.wrapped
    FROM unnest(%s::uuid[], %s::bytea[]) AS fresh (id, wrapped)
    WHERE old.centre_id = %s AND old.id = fresh.id
"""
_RETIRE = "DELETE FROM vault_epoch WHERE centre_id = %s AND number < %s"
_FIRST = UUID(int=0)


def rotate(centre: Centre, *, at: datetime, wait: Callable[[float], None] = time.sleep) -> int:
    """Rotate the epoch key of ``centre``, after finishing a rotation that was interrupted.

    Pages go on reading and saving meanwhile. ``wait`` lets the other processes hear of the new epoch.
    Returns how many keys were wrapped anew. Errors: VaultSealed; KeyStoreMismatch; KeyDestroyed, when the
    database holds keys of an epoch that is gone (a backup from before the last rotation).
    """
    with keeper.alone(), for_centre(centre.id):
        ensure_centre_keys(centre.id)
        interrupted = keeper.epochs(centre.id)
        count = _finish(centre, interrupted[-1], at) if len(interrupted) > 1 else 0
        newest = _begun(centre.id)
        wait(SETTLE)
        return count + _finish(centre, newest, at)


@transaction.atomic
def _begun(centre_id: UUID) -> int:
    number = keeper.begin_epoch(centre_id)
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, [day_uuid(), centre_id, number])
    return number


def _finish(centre: Centre, newest: int, at: datetime) -> int:
    """Wrap anew until nothing is left under an older epoch, retire those, and only then destroy their keys."""
    count = 0
    while True:
        count += sum(_rewrap_all(table, centre.id, newest) for table in _TABLES)
        try:
            _retire(centre, newest, at, count)
        except IntegrityError:  # somebody saved under an old epoch just now: the database says so
            continue
        break
    for number in keeper.epochs(centre.id):
        if number < newest:
            keeper.destroy_epoch(centre.id, number)
    return count


@transaction.atomic
def _retire(centre: Centre, newest: int, at: datetime, count: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_RETIRE, [centre.id, newest])
    epoch_rotated.send(sender=rotate, centre=centre, moment=at, rewrapped=count)


def _rewrap_all(table: str, centre_id: UUID, newest: int) -> int:
    count, last = 0, _FIRST
    while found := _rewrap_batch(table, centre_id, newest, last):
        count, last = count + len(found), found[-1]
    return count


@transaction.atomic
def _rewrap_batch(table: str, centre_id: UUID, newest: int, after: UUID) -> list[UUID]:
    """One batch, one transaction: a kill between two loses nothing and repeats nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_OLD.format(table=table), [centre_id, newest, after, BATCH])
        rows = cursor.fetchall()
        ids = [row[0] for row in rows]
        fresh = [keeper.rewrap(centre_id, epoch, bytes(wrapped), newest) for _, epoch, wrapped in rows]
        if rows:
            cursor.execute(_REWRAP.format(table=table), [newest, ids, fresh, centre_id])
    return ids
