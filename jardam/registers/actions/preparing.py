"""A register before it is in: brought, its meaning said, sent to the worker, or thrown away."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.registers import files
from jardam.registers.actions.locking import NotNow, locked
from jardam.registers.choices import State
from jardam.registers.models import Import, Mapping
from jardam.registers.rules.problems import FileRefused, Unreadable
from jardam.registers.rules.rows import Meaning
from jardam.registers.rules.surveys import Survey, guessed_meaning, surveyed
from jardam.registers.sheets import Sheet, read_sheet
from jardam.vault.actions import discard_file_key, new_file_key
from jardam.vault.indexes import content_digest
from jardam.vault.sealing import open_json, seal_bytes, seal_json

__all__ = [
    "BEFORE_IN",
    "NotNow",
    "begin_import",
    "begin_rehearsal",
    "bring_register",
    "discard_register",
    "refuse_register",
    "say_meaning",
]
BEFORE_IN = (State.UPLOADED, State.MAPPED, State.REHEARSED)


@recorded
def bring_register(content: bytes, *, by: User, at: datetime) -> Import:
    """Take a file in: looked through, sealed, its columns guessed or remembered. Nothing of it is a contact yet.

    Errors: FileRefused, and nothing is kept.
    """
    assert by.centre_id is not None
    file_digest = content_digest(by.centre_id, "file", content)
    if Import.objects.filter(centre_id=by.centre_id, file_digest=file_digest, state=State.DONE).exists():
        raise FileRefused(Unreadable.SAME_FILE)
    sheet = read_sheet(content)
    survey = _surveyed(sheet)
    headings = content_digest(by.centre_id, "headings", "\0".join(sheet.headings).casefold().encode())
    imported = Import(
        id=day_uuid(),
        centre_id=by.centre_id,
        brought_by=by,
        brought_on=timezone.localdate(at),
        key=new_file_key(by.centre_id),
        file_key=new_file_key(by.centre_id),
        file_digest=file_digest,
        headings_digest=headings,
        rows=survey.rows,
    )
    imported.sealed_file = seal_bytes(imported.file_key, files.place_of(imported.pk, "file"), content)
    imported.sealed_survey = seal_json(
        imported.file_key, files.place_of(imported.pk, "survey"), survey.bundle()
    )
    meaning = _remembered(imported) or guessed_meaning(survey)
    imported.sealed_meaning = files.seal_meaning(imported, meaning)
    imported.save(force_insert=True)
    record("register.uploaded", imported, by=by, at=at, rows=survey.rows)
    return imported


@recorded
def say_meaning(imported: Import, meaning: Meaning, *, by: User, at: datetime) -> Import:
    """Say what columns and words mean; remembered for the next register with these headings. Errors: NotNow."""
    imported = locked(imported, *BEFORE_IN)
    imported.sealed_meaning = files.seal_meaning(imported, meaning)
    imported.state = State.MAPPED
    imported.save(update_fields=["sealed_meaning", "state"])
    _remember(imported, meaning, at)
    record("register.mapped", imported, by=by, at=at)
    return imported


@recorded
def begin_rehearsal(imported: Import, *, by: User, at: datetime) -> Import:
    """Have the whole file read and judged; nothing is written of it. The worker does it. Errors: NotNow."""
    del by, at
    return _sent(imported, State.REHEARSING, (*BEFORE_IN, State.REHEARSING))


@recorded
def begin_import(imported: Import, *, by: User, at: datetime) -> Import:
    """Have what fits imported, in one transaction. Harmless when said twice. Errors: NotNow."""
    imported = _sent(imported, State.RUNNING, (State.REHEARSED, State.RUNNING))
    record("register.begun", imported, by=by, at=at, ready=imported.ready)
    return imported


@recorded
def discard_register(imported: Import, *, by: User, at: datetime) -> None:
    """Throw a register away before it is in: file, meaning and report, with their keys. Errors: NotNow."""
    imported = locked(imported, *BEFORE_IN)
    record("register.discarded", imported, by=by, at=at)
    imported.delete()
    discard_file_key(imported.file_key)
    discard_file_key(imported.key)


@recorded
def refuse_register(imported: Import, why: Unreadable, *, by: User, at: datetime) -> Import:
    """The file turned out to be no table further down; it is destroyed. Errors: NotNow."""
    imported = locked(imported, State.REHEARSING, State.RUNNING)
    imported.state, imported.why_refused = State.REFUSED, why.value
    imported.ended_on = timezone.localdate(at)
    files.destroy_file(imported)
    imported.save(update_fields=["state", "why_refused", "ended_on", *files.FILE_FIELDS])
    record("register.refused", imported, by=by, at=at, why=why.value)
    return imported


def _sent(imported: Import, state: State, allowed: tuple[State, ...]) -> Import:
    """Also one that was sent before: a worker that was killed has forgotten it, one that works has it in hand."""
    from jardam.registers import tasks  # noqa: PLC0415 - the worker's side imports these actions

    imported = locked(imported, *allowed, waits=False)
    imported.state = state
    imported.save(update_fields=["state"])
    tasks.send(imported)
    return imported


def _surveyed(sheet: Sheet) -> Survey:
    written_in = sheet.encoding.value if sheet.encoding else "EXCEL"
    return surveyed(sheet.headings, (cells for _number, cells, _formulas in sheet.rows()), written_in)


def _remembered(imported: Import) -> Meaning | None:
    found = Mapping.objects.filter(
        centre_id=imported.centre_id, headings_digest=imported.headings_digest
    ).select_related("key")
    mapping = found.first()
    if mapping is None:
        return None
    return Meaning.from_bundle(
        open_json(mapping.key, files.mapping_place(mapping.pk), mapping.sealed_meaning)
    )


def _remember(imported: Import, meaning: Meaning, at: datetime) -> None:
    known = Mapping.objects.filter(
        centre_id=imported.centre_id, headings_digest=imported.headings_digest
    ).select_related("key")
    mapping = known.first() or Mapping(
        id=day_uuid(),
        centre_id=imported.centre_id,
        headings_digest=imported.headings_digest,
        key=new_file_key(imported.centre_id),
    )
    mapping.said_on = timezone.localdate(at)
    mapping.sealed_meaning = seal_json(mapping.key, files.mapping_place(mapping.pk), meaning.bundle())
    mapping.save()
