"""Files are brought, described, checked once more, and taken out again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import held
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.exhibits.apart import copied_apart
from jardam.exhibits.choices import ExhibitKind, Part
from jardam.exhibits.copying import Copy
from jardam.exhibits.models import Content, Exhibit
from jardam.exhibits.rules.forms import Form, form_of
from jardam.exhibits.rules.limits import MOST_IN_A_CASE, FileRefused
from jardam.exhibits.scanning import Scan, scanned
from jardam.exhibits.sealing import about, bytes_of, put_bytes, seal_about
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener

LONGEST_CAPTION = 300
LONGEST_NAME = 200
LONGEST_READ = 50_000


class TooManyExhibits(ValueError):
    """A case holds so many and no more."""


class ExhibitChanged(ValueError):
    """Somebody else wrote to it since the page was opened; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file that was read and checked. ``copy``: None while it is held."""

    name: str
    content: bytes
    form: Form
    scan: Scan
    copy: Copy | None

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Brought:
    """Files that came together. ``batch``: of the page they were sent from, so that a second click writes nothing."""

    batch: UUID
    kind: ExhibitKind
    caption: str
    files: Sequence[Prepared]
    opener: Opener | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Which state of an exhibit was read, and what is needed to seal it."""

    revision: int
    opener: Opener | None = field(default=None)


def prepared(files: Sequence[tuple[str, bytes]]) -> list[Prepared]:
    """Read, checked and copied before anything is locked. Errors: FileRefused, with which of them it was."""
    done = []
    for place, (name, content) in enumerate(files, 1):
        try:
            form, scan = form_of(content), scanned(content)
            copy = copied_apart(content, form) if scan is not Scan.HELD else None
        except FileRefused as refused:
            raise FileRefused(refused.why, place if len(files) > 1 else 0) from refused
        done.append(Prepared(name[:LONGEST_NAME], content, form, scan, copy))
    return done


@recorded
def bring_exhibits(case: Case, brought: Brought, *, by: User, at: datetime) -> list[Exhibit]:
    """Keep them, sealed; one whose very bytes stand in the case already is not kept again.

    Errors: TooManyExhibits; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = held(case.centre_id, case.pk)
    mine = Exhibit.objects.filter(centre_id=case.centre_id, case=case)
    if mine.filter(batch=brought.batch).exists():
        return []
    standing = list(mine.standing())
    known = {about(one, key, brought.opener).get("digest") for one in standing}
    number = mine.aggregate(last=Max("number"))["last"] or 0
    keeping, kept = _Keeping(case, key, brought, by, timezone.localdate(at)), list[Exhibit]()
    for position, file in enumerate(brought.files):
        if file.digest in known:
            continue
        known.add(file.digest)
        if len(standing) + len(kept) >= MOST_IN_A_CASE:
            raise TooManyExhibits(str(case.pk))
        number += 1
        kept.append(_keep(keeping, position, number))
    if kept:
        record("exhibit.brought", case, by=by, at=at, files=len(kept))
    return kept


@recorded
def describe_exhibit(
    exhibit: Exhibit, kind: ExhibitKind, words: dict[str, str], seen: Seen, *, by: User, at: datetime
) -> Exhibit:
    """``words``: its "caption", and under "words" what stands on it as somebody read it.

    Errors: ExhibitChanged; FileKeyLocked, FileKeyDestroyed.
    """
    exhibit, key = _held(exhibit, seen)
    exhibit.kind = kind.value
    seal_about(exhibit, key, {**about(exhibit, key, seen.opener), **words}, seen.opener)
    _save(exhibit)
    record("exhibit.described", exhibit, by=by, at=at)
    return exhibit


@recorded
def check_again(exhibit: Exhibit, *, by: User, at: datetime, opener: Opener | None = None) -> Exhibit:
    """One that is held is shown to the scanner once more; what it finds is taken out at once.

    Errors: FileRefused, when it cannot be read; FileKeyLocked, FileKeyDestroyed.
    """
    exhibit, key = _held(exhibit, Seen(exhibit.revision, opener))
    if exhibit.scan != Scan.HELD:
        return exhibit
    content = bytes_of(exhibit, Part.ORIGINAL, key, opener)
    try:
        scan = scanned(content)
        copy = copied_apart(content, Form(exhibit.form)) if scan is not Scan.HELD else None
    except FileRefused as refused:
        _drop(exhibit, key, refused.why.value, opener, at=at)
        record("exhibit.refused", exhibit, by=by, at=at, why=refused.why.value)
        return exhibit
    if copy is None:
        return exhibit
    exhibit.scan, exhibit.pages = scan.value, copy.pages
    put_bytes(exhibit, Part.COPY, key, copy.content, opener)
    told = about(exhibit, key, opener)
    seal_about(exhibit, key, {**told, "traces": [trace.value for trace in copy.traces]}, opener)
    _save(exhibit)
    record("exhibit.checked", exhibit, by=by, at=at)
    return exhibit


@recorded
def drop_exhibit(exhibit: Exhibit, reason: str, seen: Seen, *, by: User, at: datetime) -> Exhibit:
    """Taken out of the case with its bytes: it was another person's, or should not have come. The reason stays, sealed.

    Errors: ExhibitChanged; FileKeyLocked, FileKeyDestroyed.
    """
    exhibit, key = _held(exhibit, seen)
    if exhibit.dropped_on is None:
        _drop(exhibit, key, reason, seen.opener, at=at)
        record("exhibit.dropped", exhibit, by=by, at=at)
    return exhibit


@dataclass(frozen=True, slots=True)
class _Keeping:
    """Into which case files are put, under which key, by whom and on which day."""

    case: Case
    key: FileKey
    brought: Brought
    by: User
    on: date


def _keep(keeping: _Keeping, position: int, number: int) -> Exhibit:
    brought, key, file = keeping.brought, keeping.key, keeping.brought.files[position]
    exhibit = Exhibit(
        id=day_uuid(),
        centre_id=keeping.case.centre_id,
        case=keeping.case,
        number=number,
        batch=brought.batch,
        position=position,
        kind=brought.kind.value,
        form=file.form.value,
        scan=file.scan.value,
        pages=file.copy.pages if file.copy else 0,
        added_on=keeping.on,
        added_by=keeping.by,
    )
    seal_about(exhibit, key, _told(file, brought.caption), brought.opener)
    exhibit.save(force_insert=True)
    put_bytes(exhibit, Part.ORIGINAL, key, file.content, brought.opener)
    if file.copy:
        put_bytes(exhibit, Part.COPY, key, file.copy.content, brought.opener)
    return exhibit


def _told(file: Prepared, caption: str) -> dict[str, Any]:
    return {
        "caption": caption,
        "name": file.name,
        "digest": file.digest,
        "size": len(file.content),
        "traces": [trace.value for trace in file.copy.traces] if file.copy else [],
        "words": "",
    }


def _held(exhibit: Exhibit, seen: Seen) -> tuple[Exhibit, FileKey]:
    """As it stands now, held until the end; its case and the key first. Errors: ExhibitChanged."""
    _case, key = held(exhibit.centre_id, exhibit.case_id)
    now: Exhibit = Exhibit.objects.select_for_update().get(centre_id=exhibit.centre_id, pk=exhibit.pk)
    if now.revision != seen.revision:
        raise ExhibitChanged(str(exhibit.pk))
    return now, key


def _drop(exhibit: Exhibit, key: FileKey, reason: str, opener: Opener | None, *, at: datetime) -> None:
    Content.objects.filter(centre_id=exhibit.centre_id, exhibit=exhibit).delete()
    exhibit.dropped_on = timezone.localdate(at)
    seal_about(exhibit, key, {"reason": reason}, opener)
    _save(exhibit)


def _save(exhibit: Exhibit) -> None:
    exhibit.revision += 1
    exhibit.save()
