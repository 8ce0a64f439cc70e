"""Migration steps for tables that belong to the whole network: which a page only reads, and into which it writes."""

from django.db.migrations.operations import RunSQL


class ReadOnlyForPages(RunSQL):
    """Leave ``jardam_app`` only SELECT on ``table``; `jardam load_reference` writes it as another role.

    A database without the role (a foreign dump, say) is left as it is.
    """

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            _if_role_exists("REVOKE INSERT, UPDATE, DELETE", "FROM", table), reverse_sql=RunSQL.noop
        )

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (self.__class__.__qualname__, [self.table], {})


class WrittenByPages(RunSQL):
    """Give ``jardam_app`` INSERT and UPDATE on ``table`` after all; nothing there is ever deleted by a page."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            _if_role_exists("GRANT INSERT, UPDATE", "TO", table),
            reverse_sql=_if_role_exists("REVOKE INSERT, UPDATE", "FROM", table),
        )

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (self.__class__.__qualname__, [self.table], {})


def _if_role_exists(act: str, direction: str, table: str) -> str:
    return f"""DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'jardam_app') THEN
            {act} ON {table} {direction} jardam_app;
        END IF;
    END $$"""
