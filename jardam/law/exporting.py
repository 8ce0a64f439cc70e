"""The law as it is known now, back into files: those of the project as they are, and beside them what people recorded."""

import shutil
from dataclasses import dataclass, fields
from pathlib import Path

from jardam.law.models import Parameter
from jardam.law.reading.every_row import rows_of_files
from jardam.law.reading.recorded import period_of, write_recorded
from jardam.law.reading.rows import ParameterRow
from jardam.law.rules.confidence import Confidence


@dataclass(frozen=True, slots=True)
class Exported:
    """How many rows the folder holds, and how many of them no file said before."""

    rows: int
    recorded: int


def export_law(source: Path, target: Path) -> Exported:
    """Write a folder from which the same rows are loaded again. One query.

    What files cannot say stays behind: older versions, who entered and confirmed, the day of the next look.
    Errors: OSError when ``target`` exists already or cannot be written.
    """
    shutil.copytree(source, target)
    told = {period_of(row): row for row in rows_of_files(source)}
    newest = list(Parameter.objects.newest())
    known = [_as_row(row) for row in newest if not row.is_withdrawn]
    fresh = [row for row in known if told.get(period_of(row)) != row]
    gone = [(row.code, row.valid_from) for row in newest if row.is_withdrawn]
    return Exported(len(known), write_recorded(target, fresh, gone))


def _as_row(row: Parameter) -> ParameterRow:
    told = {field.name: getattr(row, field.name) for field in fields(ParameterRow)}
    return ParameterRow(**{**told, "confidence": Confidence(row.confidence)})
