"""The migration steps that make a table safe to share between centres.

Every tenant table gets them in the migration that creates it, so that no row ever stood unprotected.
"""

from collections.abc import Mapping

from django.db.migrations.operations import RunSQL

_OWN = "centre_id = NULLIF(current_setting('app.centre_id', true), '')::uuid"


class ProtectTenant(RunSQL):
    """Give ``table`` the key (centre_id, id), same-centre foreign keys and row-level security.

    ``references``: column -> table it points at, both of the same centre.
    NULLIF, because after the first transaction the setting is '' and not NULL.
    """

    def __init__(self, table: str, references: Mapping[str, str] | None = None) -> None:
        self.table = table
        self.references = dict(references or {})
        super().__init__(
            [*_centre_key(table), *_same_centre(table, self.references), *_row_level_security(table)],
            reverse_sql=RunSQL.noop,
        )

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (self.__class__.__qualname__, [self.table, self.references], {})


class ReferWithinCentre(RunSQL):
    """Give columns that a protected table gets later their same-centre foreign keys."""

    def __init__(self, table: str, references: Mapping[str, str]) -> None:
        self.table = table
        self.references = dict(references)
        super().__init__([*_same_centre(table, self.references)], reverse_sql=RunSQL.noop)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (self.__class__.__qualname__, [self.table, self.references], {})


def _centre_key(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_pkey",
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_pkey PRIMARY KEY (centre_id, id)",
    ]


def _same_centre(table: str, references: Mapping[str, str]) -> list[str]:
    return [
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{column}_same_centre"
        f" FOREIGN KEY (centre_id, {column}) REFERENCES {target} (centre_id, id)"
        " DEFERRABLE INITIALLY DEFERRED"
        for column, target in references.items()
    ]


def _row_level_security(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY centre ON {table} TO jardam_app USING ({_OWN})",
        f"CREATE POLICY everywhere ON {table} TO jardam_system, jardam_owner USING (true)",
    ]
