"""Django's PostgreSQL backend, which says the centre as the first word of every transaction."""

from typing import Any

from django.db.backends.postgresql import base

from jardam.database.scope import SAY_CENTRE, current_centre


class DatabaseWrapper(base.DatabaseWrapper):
    def set_autocommit(
        self,
        autocommit: bool,
        force_begin_transaction_with_broken_autocommit: bool = False,  # noqa: FBT002 - Django's own signature
    ) -> None:
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit and current_centre():
            self._say_centre()

    def _say_centre(self) -> None:
        connection: Any = self.connection
        connection.execute(SAY_CENTRE, (current_centre(),))
