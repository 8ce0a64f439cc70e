"""What all services of an organisation come to, gathered into its own row, so that a search reads one table and no other.

Call it in the transaction that writes an organisation or anything it does.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connections

GATHERED = """
UPDATE network_organisation AS one SET
    found_topics = ARRAY(
        SELECT DISTINCT topic FROM network_organisationservice
        WHERE organisation_id = one.id AND status = 'active' AND topic <> ''
    ),
    found_languages = ARRAY(
        SELECT unnest(one.languages) UNION
        SELECT unnest(languages) FROM network_organisationservice
        WHERE organisation_id = one.id AND status = 'active'
    ),
    found_fees = ARRAY(
        SELECT one.fee UNION
        SELECT fee FROM network_organisationservice
        WHERE organisation_id = one.id AND status = 'active' AND fee <> 'UNKNOWN'
    ),
    found_words = to_tsvector('russian', one.names) || to_tsvector('russian', coalesce(
        (SELECT jsonb_agg(what) FROM network_organisationservice
         WHERE organisation_id = one.id AND status = 'active'),
        '[]'::jsonb
    ))
"""


def gather(keys: Collection[UUID], *, using: str = "default") -> None:
    """Of these organisations. One statement."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"{GATHERED} WHERE one.id = ANY(%s)", [list(keys)])
