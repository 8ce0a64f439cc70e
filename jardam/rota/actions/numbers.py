"""Numbers in the order of writing, one row after the other, without a gap that another could slip into."""

from uuid import UUID

from django.db import connection
from django.db.models import Max

from jardam.centres.tenancy import TenantQuerySet


def next_number(rows: TenantQuerySet, centre_id: UUID) -> int:
    """One after the last ``number`` of the centre; the lock lasts until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{rows.model._meta.label}/{centre_id}"]
        )
    last = rows.filter(centre_id=centre_id).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1
