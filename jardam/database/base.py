"""Django's PostgreSQL backend, which says the centre as the first word of every transaction."""

import select
from typing import Any

from django.db.backends.postgresql import base, features

from jardam.database.scope import SAY_CENTRE, current_centre


class DatabaseFeatures(features.DatabaseFeatures):
    # The key of a tenant table is (centre_id, id): grouping by the id alone, as Django would, is refused.
    allows_group_by_selected_pks = False


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

    def is_usable(self) -> bool:
        """Asked before every page. A server that went away has closed the line, which is seen without asking it."""
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN | select.POLLRDHUP)
        return not line.poll(0) or super().is_usable()

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
        with self.wrap_database_errors:
            connection.execute(SAY_CENTRE, (current_centre(),))
