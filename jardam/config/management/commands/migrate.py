"""``jardam migrate``: Django's own, with migrations that are whole or absent after a kill."""

from typing import Any

from django.core.management.commands import migrate

from jardam.database.migrating import WholeExecutor


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> Any:
        migrate.MigrationExecutor = WholeExecutor  # type: ignore[attr-defined]
        return super().handle(*args, **options)
