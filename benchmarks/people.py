"""Persons beyond those whom the demo network has: as many as there are contacts, half of them other centres'.

They are rows of the right shape with random bytes in the sealed columns; a look-up passes them by and never opens them.
"""

import psycopg

from benchmarks.databases import super_login
from benchmarks.sites import Site

_MISSING = """
    SELECT centre.id, greatest(0, %(wanted)s - count(person.id))
    FROM centres_centre AS centre LEFT JOIN people_person AS person ON person.centre_id = centre.id
    WHERE {which} GROUP BY centre.id
"""
_ADD = """
    WITH fresh AS (
        SELECT gen_random_uuid() AS person, gen_random_uuid() AS key, gen_random_uuid() AS entry,
               decode(md5(random()::text), 'hex') AS noise
        FROM generate_series(1, %(count)s)),
    keys AS (
        INSERT INTO vault_filekey (id, centre_id, tier, epoch, wrapped)
        SELECT key, %(centre)s, 'STANDARD', 1, noise || noise FROM fresh),
    persons AS (
        INSERT INTO people_person (id, centre_id, key_id, sealed_identity, sex, age_band, added_on)
        SELECT person, %(centre)s, key, noise || noise || noise || noise || noise || noise || noise || noise,
               '', '', current_date FROM fresh)
    INSERT INTO people_personindex (id, centre_id, person_id, kind, digest)
    SELECT entry, %(centre)s, person, 'phone', noise FROM fresh
"""
OTHERS = 8


def fill_up_with_persons(site: Site) -> None:
    """Bring the site's database to as many persons as contacts: half Moscow's, an eighth of the rest each other centre's."""
    half = site.size // 2
    with psycopg.connect(**super_login(site.supervisor, site.database), autocommit=True) as database:
        added = 0
        for which, wanted in (("centre.code = 'moscow'", half), ("centre.code <> 'moscow'", half // OTHERS)):
            for centre, count in database.execute(
                _MISSING.format(which=which), {"wanted": wanted}
            ).fetchall():
                if count:
                    database.execute(_ADD, {"centre": centre, "count": count})
                    added += count
        if added:
            database.execute("VACUUM (ANALYZE) vault_filekey, people_person, people_personindex")
            database.execute("CHECKPOINT")
