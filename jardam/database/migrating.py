"""A migration and the note that it was applied are one transaction.

Django commits the tables first and writes the note after, whenever foreign keys were left for the end:
a process killed in between meets its own tables at the next start and can go neither on nor back.
"""

from contextlib import AbstractContextManager, nullcontext

from django.db import transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from jardam.database.growing import GrowingState


class WholeExecutor(MigrationExecutor):
    """Applies and takes back whole migrations. One that says it is not atomic is left as Django does it."""

    def apply_migration(
        self,
        state: ProjectState,
        migration: Migration,
        fake: bool = False,  # noqa: FBT002 - Django's own signature
        fake_initial: bool = False,  # noqa: FBT002
    ) -> ProjectState:
        with self._together(migration):
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)

    def unapply_migration(
        self,
        state: ProjectState,
        migration: Migration,
        fake: bool = False,  # noqa: FBT002
    ) -> ProjectState:
        with self._together(migration):
            return super().unapply_migration(state, migration, fake=fake)

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:  # noqa: FBT002
        return GrowingState.of(super()._create_project_state(with_applied_migrations))  # type: ignore[misc]

    def _together(self, migration: Migration) -> AbstractContextManager[object]:
        return transaction.atomic(using=self.connection.alias) if migration.atomic else nullcontext()
