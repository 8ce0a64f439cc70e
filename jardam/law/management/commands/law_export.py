"""``jardam law_export --to FOLDER``: the law as it is known now, as files that load to the same rows again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from jardam.law.exporting import export_law


class Command(BaseCommand):
    help = "Write the law as it is known now into a new folder, in the form of data/law. Only what files can say."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", dest="target", type=Path, required=True, help="a folder that is not there yet"
        )
        parser.add_argument(
            "--from", dest="source", type=Path, default=Path(settings.ROOT) / "data" / "law"
        )  # fmt: skip

    def handle(self, *, target: Path, source: Path, **_options: Any) -> None:
        try:
            done = export_law(source, target)
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"The law could not be written: {error}") from error
        self.stdout.write(
            f"law: {done.rows} rows, {done.recorded} of them recorded since the files were written"
        )
