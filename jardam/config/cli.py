"""``jardam …``: Django's management commands under one name, each in the database role it needs."""

import os
import sys
from contextlib import suppress

from jardam.config.up.catalogues import compile_catalogues, stale_catalogues
from jardam.database.trouble import Trouble

PAGES = frozenset({"runserver"})
"""Commands that answer pages: they get no login that sees every centre."""
SPEAKING = frozenset({"law", "network"})
"""Commands that answer in the reader's language, also on a machine where `bin/up` never ran."""
OWNER_COMMANDS = frozenset({"migrate", "makemigrations", "sqlmigrate", "flush", "load_reference"})


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command in OWNER_COMMANDS:
        os.environ.setdefault("JARDAM_DB_ROLE", "owner")
    if command not in PAGES:
        os.environ.setdefault("JARDAM_ACROSS_CENTRES", "1")

    if command in SPEAKING:
        with suppress(OSError):  # a tree that cannot be written speaks English
            compile_catalogues(stale_catalogues())

    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the role is chosen

    try:
        execute_from_command_line(["jardam", *sys.argv[1:]])
    except Trouble as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
