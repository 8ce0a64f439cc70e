"""``jardam network export|import --format hsds``: the directory in the words of the Human Services Data Specification."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from jardam.database.scope import across_centres
from jardam.kernel.languages import OWN_NAMES
from jardam.network.actions import bring_directory
from jardam.network.reading_hsds import PackageUnread, file_of, read_package
from jardam.network.rules.hsds import Main
from jardam.network.rules.hsds_package import Note, to_objects
from jardam.network.telling import told_directory
from jardam.network.wording import refused_told, summary_told, unread_told, wrong_told

LANGUAGES = [language.catalogue for language in OWN_NAMES]
WRITTEN = (Main.SERVICE, Main.ORGANIZATION, Main.SERVICE_AT_LOCATION)


class Command(BaseCommand):
    help = "Write the directory of organisations out, or bring in that of others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        export = acts.add_parser(
            "export", help="write services.json, organizations.json, service_at_locations.json"
        )
        export.add_argument("--out", type=Path, required=True, metavar="DIR")
        bring = acts.add_parser("import", help="bring in such lists, or the tables of a tabular package")
        bring.add_argument("path", type=Path, metavar="PATH")
        bring.add_argument("--rehearse", action="store_true", help="report on every row and keep nothing")
        bring.add_argument("--source", default="HSDS", help="whose directory it is, as the page will say")
        for one in (export, bring):
            one.add_argument("--format", choices=["hsds"], required=True)
            one.add_argument("--lang", choices=LANGUAGES, default="ru", help="of what is reported")

    def handle(self, *_args: Any, act: str, lang: str, **told: Any) -> None:
        with translation.override(lang):
            if act == "export":
                self._export(told["out"])
            else:
                self._import(told["path"], told["source"], is_rehearsal=told["rehearse"])

    def _export(self, folder: Path) -> None:
        with across_centres("the directory belongs to the whole network") as db:
            objects = to_objects(told_directory(db))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for main in WRITTEN:
                text = json.dumps(objects[main], ensure_ascii=False, indent=1)
                (folder / file_of(main)).write_text(text + "\n", "utf-8")
                self.stdout.write(f"{file_of(main)}: {len(objects[main])}")
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from error

    def _import(self, path: Path, source: str, *, is_rehearsal: bool) -> None:
        try:
            package = read_package(path)
        except PackageUnread as unread:
            raise CommandError(unread_told(unread)) from unread
        brought = bring_directory(package, source[:200], is_rehearsal=is_rehearsal)
        for note in brought.notes:
            self.stdout.write(_row_told(note))
        for line in summary_told(brought, is_rehearsal=is_rehearsal):
            self.stdout.write(line)
        if any(note.is_whole for note in brought.notes):
            raise CommandError(refused_told(brought))


def _row_told(note: Note) -> str:
    where = " ".join(filter(None, [f"{note.file}:{note.row}", note.fault.path]))
    return f"{where}: {wrong_told(note)}"
