"""Where the sealed parts of an import rest, and how they come and go."""

from uuid import UUID

from jardam.registers.models import Import
from jardam.registers.rules.rows import Found, Meaning
from jardam.registers.rules.surveys import Survey
from jardam.vault.actions import destroy_file_key
from jardam.vault.sealing import Place, open_bytes, open_json, seal_json

_SCHEMA = 1


def place_of(import_id: UUID, part: str) -> Place:
    """``part``: file, survey, meaning or report."""
    return Place("registers_import", import_id, part, _SCHEMA)


def mapping_place(mapping_id: UUID) -> Place:
    return Place("registers_mapping", mapping_id, "meaning", _SCHEMA)


def open_file(imported: Import) -> bytes:
    return open_bytes(imported.file_key, place_of(imported.pk, "file"), imported.sealed_file or b"")


def open_survey(imported: Import) -> Survey:
    place = place_of(imported.pk, "survey")
    return Survey.from_bundle(open_json(imported.file_key, place, imported.sealed_survey or b""))


def seal_meaning(imported: Import, meaning: Meaning) -> bytes:
    return seal_json(imported.key, place_of(imported.pk, "meaning"), meaning.bundle())


def open_meaning(imported: Import) -> Meaning:
    place = place_of(imported.pk, "meaning")
    return Meaning.from_bundle(open_json(imported.key, place, imported.sealed_meaning or b""))


def seal_report(imported: Import, headings: tuple[str, ...], found: list[tuple[int, Found]]) -> bytes:
    """Row, problem, column; the words of the headings, and of no cell."""
    rows = [[row, problem.value, column] for row, (problem, column) in found]
    return seal_json(imported.key, place_of(imported.pk, "report"), {"headings": headings, "rows": rows})


def open_report(imported: Import) -> tuple[list[str], list[tuple[int, str, int]]]:
    """The headings, and row, problem and column of every problem."""
    if imported.sealed_report is None:
        return [], []
    report = open_json(imported.key, place_of(imported.pk, "report"), imported.sealed_report)
    return report["headings"], [tuple(row) for row in report["rows"]]


def destroy_file(imported: Import) -> None:
    """Nothing of the register is left, not even in a backup after the next rotation. The caller saves the row."""
    imported.sealed_file = imported.sealed_survey = None
    destroy_file_key(imported.file_key)


FILE_FIELDS = ["sealed_file", "sealed_survey"]
