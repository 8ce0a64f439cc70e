"""Tell the pages that are open that something of their centre changed. The message holds the centre and no more."""

from uuid import UUID

from django.db import connection

CHANNEL = "desk"
STREAM_COOKIE = "jardam_stream"  # signed, says the centre: what a page shows to listen
STREAM_SALT = "jardam.stream"


def tell(centre_id: UUID) -> None:
    """Heard when, and only if, the transaction commits; twice in one transaction is heard once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(centre_id)])
