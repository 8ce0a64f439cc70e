"""The worker's part: a register judged, imported in one transaction, undone as a whole."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.database.bulk import one_at_a_time, plan_by_index
from jardam.registers import files
from jardam.registers.actions.locking import locked
from jardam.registers.choices import State
from jardam.registers.judging import Judge
from jardam.registers.models import Import
from jardam.registers.rules.rows import Frame
from jardam.registers.sheets import Sheet, read_sheet
from jardam.registers.undoing import remove_untouched
from jardam.registers.writing import RegisterWriter

COUNTS = ("rows", "ready", "duplicates", "refused", "notices")


@recorded
def rehearse_register(imported: Import, *, by: User, at: datetime) -> Import:
    """Read the whole file and judge every row; nothing of it is written. Errors: NotNow; FileRefused."""
    imported = locked(imported, State.REHEARSING)
    sheet, judge = _judge(imported, at)
    for _batch in judge.batches(sheet):
        pass
    _keep_counts(imported, judge, sheet)
    imported.state = State.REHEARSED
    imported.save(update_fields=["state", "sealed_report", *COUNTS])
    record("register.rehearsed", imported, by=by, at=at, rows=imported.rows, ready=imported.ready)
    return imported


@recorded
def import_register(imported: Import, *, by: User, at: datetime) -> Import:
    """Write every row that fits, all or nothing, and destroy the file. Errors: NotNow; FileRefused."""
    one_at_a_time(f"import into {imported.centre_id}")  # two would not see each other's rows, nor numbers
    imported = locked(imported, State.RUNNING)
    sheet, judge = _judge(imported, at)
    plan_by_index()
    writer = RegisterWriter(imported, on=timezone.localdate(at))
    for batch in judge.batches(sheet):
        writer.write(batch)
    _keep_counts(imported, judge, sheet)
    imported.persons_new, imported.persons_known = writer.persons_new, len(writer.linked)
    imported.state, imported.ended_on = State.DONE, timezone.localdate(at)
    files.destroy_file(imported)
    imported.save(
        update_fields=[
            *("state", "ended_on", "sealed_report", "persons_new", "persons_known"),
            *COUNTS,
            *files.FILE_FIELDS,
        ]
    )
    record("register.imported", imported, by=by, at=at, contacts=imported.ready, persons=imported.persons_new)
    return imported


@recorded
def undo_import(imported: Import, *, by: User, at: datetime) -> Import:
    """Remove every contact and person that the import brought and nobody has touched since. Errors: NotNow."""
    imported = locked(imported, State.DONE)
    plan_by_index()
    removed, kept = remove_untouched(imported)
    imported.state, imported.kept = State.UNDONE, kept
    imported.save(update_fields=["state", "kept"])
    record("register.undone", imported, by=by, at=at, contacts=removed, kept=kept)
    return imported


def _judge(imported: Import, at: datetime) -> tuple[Sheet, Judge]:
    frame = Frame(today=timezone.localdate(at), country=imported.centre.country)
    sheet = read_sheet(files.open_file(imported))
    return sheet, Judge(imported.centre_id, files.open_meaning(imported), frame)


def _keep_counts(imported: Import, judge: Judge, sheet: Sheet) -> None:
    for name in COUNTS:
        setattr(imported, name, getattr(judge, name))
    imported.sealed_report = files.seal_report(imported, sheet.headings, judge.found)
