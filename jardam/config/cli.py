"""``jardam …``: Django's management commands under one name, each in the database role it needs."""

import os
import sys

PAGES = frozenset({"runserver"})
"""Commands that answer pages: they get no login that sees every centre."""
OWNER_COMMANDS = frozenset({"migrate", "makemigrations", "sqlmigrate", "flush", "load_reference"})


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command in OWNER_COMMANDS:
        os.environ.setdefault("JARDAM_DB_ROLE", "owner")
    if command not in PAGES:
        os.environ.setdefault("JARDAM_ACROSS_CENTRES", "1")

    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the role is chosen

    execute_from_command_line(["jardam", *sys.argv[1:]])


if __name__ == "__main__":
    main()
