"""``jardam import contacts FILE``: a centre's own register without a page; also rehearses, and undoes."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.registers import choices
from jardam.registers.actions import (
    NotNow,
    begin_import,
    begin_rehearsal,
    bring_register,
    discard_register,
    say_meaning,
    undo_import,
)
from jardam.registers.choices import State
from jardam.registers.files import open_meaning, open_survey
from jardam.registers.models import Import
from jardam.registers.permissions import may_import
from jardam.registers.queries import figures, report_rows
from jardam.registers.rules.dates import Order
from jardam.registers.rules.fields import Field
from jardam.registers.rules.problems import FileRefused
from jardam.registers.rules.rows import Meaning, missing_fields
from jardam.registers.rules.surveys import Survey, unknown_words
from jardam.registers.rules.words import word_key
from jardam.registers.tasks import work

LARGEST = 256 * 1024 * 1024
"""Units: bytes. A page takes 32 MB; a command has the machine to itself."""


class Command(BaseCommand):
    help = "Import a centre's own register of contacts (Excel or CSV), rehearse it, or undo an import."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["contacts"], help="what the register holds")
        parser.add_argument("file", nargs="?", type=Path, help="Excel (.xlsx) or CSV")
        parser.add_argument("--centre", required=True, help="the code of the centre")
        parser.add_argument(
            "--user", required=True, help="who brings it, by sign-in name: a head of the centre"
        )
        parser.add_argument(
            "--mapping",
            type=Path,
            help='JSON: {"columns": {heading: field}, "words": …, "fallbacks": …, "order": …}',
        )
        parser.add_argument("--rehearse", action="store_true", help="judge every row and write nothing")
        parser.add_argument("--undo", type=UUID, metavar="ID", help="undo this import as a whole")

    def handle(self, *_words: Any, **options: Any) -> None:
        user = _user(options["centre"], options["user"])
        assert user.centre is not None
        with (
            for_centre(user.centre_id),
            timezone.override(user.centre.zone),
            translation.override(user.interface_language),
        ):
            try:
                if options["undo"]:
                    self._undo(user, options["undo"])
                else:
                    self._import(user, options)
            except FileRefused as refused:
                raise CommandError(str(choices.unreadable()[refused.why])) from None
            except NotNow:
                raise CommandError("This import stands elsewhere: nothing was done.") from None

    def _import(self, user: User, options: dict[str, Any]) -> None:
        at = timezone.now()
        imported = bring_register(_content(options["file"]), by=user, at=at)
        try:
            self._say(imported, options["mapping"], user, at)
        except CommandError:
            discard_register(imported, by=user, at=at)
            raise
        rehearsed = self._work(user.centre, begin_rehearsal(imported, by=user, at=at))
        self._show(rehearsed)
        if options["rehearse"]:
            discard_register(rehearsed, by=user, at=timezone.now())
            self.stdout.write("Rehearsed only: nothing was written.")
            return
        done = self._work(user.centre, begin_import(rehearsed, by=user, at=timezone.now()))
        self.stdout.write(f"Imported {done.ready} contacts. To undo: --undo {done.pk}")

    def _say(self, imported: Import, mapping: Path | None, user: User, at: datetime) -> None:
        survey, meaning = open_survey(imported), open_meaning(imported)
        if mapping is not None:
            meaning = _told(json.loads(mapping.read_text(encoding="utf-8")), survey, meaning)
        lacking = missing_fields(meaning)
        if lacking:
            raise CommandError(f"No column is {', '.join(lacking)}: say it with --mapping, or on the page.")
        known = {(field, word) for field, words in meaning.words.items() for word in words}
        for field, word, count in unknown_words(survey, meaning):
            if (field, word) not in known:
                self.stdout.write(f"Unknown {field.value}: {word} ({count} rows)")
        say_meaning(imported, meaning, by=user, at=at)

    def _work(self, centre: Centre | None, imported: Import) -> Import:
        """Here and now; a worker that runs beside finds nothing left to do."""
        assert centre is not None
        done = work(centre, imported.pk) or _found(centre, imported.pk)
        if done.state == State.REFUSED:
            raise CommandError("The register was refused further down; nothing of it was imported.")
        return done

    def _show(self, imported: Import) -> None:
        for figure in figures(imported):
            self.stdout.write(f"{figure.label}: {figure.value}")
        report = report_rows(imported)
        for kind, number in report.kinds:
            self.stdout.write(f"  {number} x {kind.column or '-'}: {kind.sentence}")
        for problem in report.problems[:20]:
            self.stdout.write(f"  row {problem.row}, {problem.column or '-'}: {problem.sentence}")

    def _undo(self, user: User, import_id: UUID) -> None:
        undone = undo_import(_found(user.centre, import_id), by=user, at=timezone.now())
        self.stdout.write(f"Undone. {undone.kept} contacts stay: somebody has worked with them since.")


@transaction.atomic  # outside a transaction, the database knows no centre
def _found(centre: Centre | None, import_id: UUID) -> Import:
    found: Import | None = Import.objects.filter(centre=centre, pk=import_id).defer("sealed_file").first()
    if found is None:
        raise CommandError("This centre has no such import.")
    return found


def _user(centre: str, name: str) -> User:
    found = (
        User.objects.filter(username=name, centre__code=centre, is_active=True)
        .select_related("centre")
        .first()
    )
    if found is None or not may_import(found):
        raise CommandError(f"{name} may not import registers of {centre}.")
    return found


def _content(file: Path | None) -> bytes:
    if file is None or not file.is_file():
        raise CommandError("Say which file.")
    if file.stat().st_size > LARGEST:
        raise CommandError("The file is larger than 256 MB: split it.")
    return file.read_bytes()


def _told(told: dict[str, Any], survey: Survey, meaning: Meaning) -> Meaning:
    """A mapping as written by hand, laid over what the headings say. Errors: CommandError."""
    columns = list(meaning.columns)
    try:
        for heading, field in told.get("columns", {}).items():
            columns[survey.headings.index(heading)] = Field(field)
        words = {
            Field(field): {word_key(word): code for word, code in pairs.items()}
            for field, pairs in told.get("words", {}).items()
        }
        fallbacks = {Field(field): code for field, code in told.get("fallbacks", {}).items()}
        order = Order(told.get("order", meaning.order))
    except ValueError as error:
        raise CommandError(f"The mapping does not fit the register: {error}") from None
    for field, pairs in (*words.items(), *((field, {"": code}) for field, code in fallbacks.items())):
        unknown = set(pairs.values()) - {"", *dict(choices.codes(field))}
        if unknown:
            raise CommandError(f"{field} has no {', '.join(sorted(unknown))}.")
    return replace(
        meaning,
        columns=tuple(columns),
        order=order,
        words={**meaning.words, **words},
        fallbacks={**meaning.fallbacks, **fallbacks},
    )
