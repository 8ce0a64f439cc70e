"""Both aliases are one database: rows read through either may be related, and only `default` migrates."""

from typing import Any


class OneDatabase:
    def allow_relation(self, _one: Any, _other: Any, **_hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: Any) -> bool:
        return db == "default"
