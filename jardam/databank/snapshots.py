"""Frozen pictures of what the centres recorded: a folder each, written once, read by its id, never written again.

What lies there is microdata without names: rows of codes and months, one folder for all centres, a file for each. Whoever
holds the disk holds them (docs/decisions/0175).
"""

import json
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre
from jardam.databank import facts
from jardam.databank.asking import write_rows
from jardam.databank.rules.codebook import CODEBOOK_VERSION, Facts
from jardam.database.scope import for_centre
from jardam.kernel.topics import TOPIC_CODELIST_VERSION

MANIFEST = "manifest.json"
PART = ".part"
FORGOTTEN = timedelta(days=2)
"""What a writer that was killed left behind is thrown away after so long: no living one takes that."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a centre stands in a snapshot: conversations, and from which month to which."""

    centre: str
    rows: int
    first: str
    last: str

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def about(self) -> int:
        """Rounded to tens: an exact number would undo what tables withhold."""
        return round(self.rows, -1)


@dataclass(frozen=True, slots=True)
class Snapshot:
    id: str
    taken_on: date
    codebook: int
    codelist: int
    centres: Sequence[Coverage]

    def files(self, facts: Facts, centres: Sequence[str]) -> list[str]:
        return [str(bank() / self.id / file_of(facts, code)) for code in centres]


def bank() -> Path:
    return Path(settings.BANK)


def file_of(facts: Facts, centre: str) -> str:
    return f"{facts}-{centre}.parquet"


def snapshots() -> list[Snapshot]:
    """All that are whole, the latest first."""
    found = [_read(file) for file in bank().glob(f"*/{MANIFEST}") if not file.parent.name.endswith(PART)]
    return sorted(found, key=lambda one: (one.taken_on, one.id), reverse=True)


def take_snapshot(at: datetime) -> Snapshot:
    """Read every centre in its own name and freeze what it says. A writer that is killed leaves nothing that is read."""
    bank().mkdir(mode=0o700, parents=True, exist_ok=True)
    _throw_away(at)
    part = bank() / f"{secrets.token_hex(8)}{PART}"
    part.mkdir(mode=0o700)
    try:
        centres = [_write_centre(centre, part, at) for centre in Centre.objects.order_by("code")]
        return _freeze(part, centres, timezone.localdate(at))
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def is_due(on: date) -> bool:
    """One a month, when a month is over."""
    latest = next(iter(snapshots()), None)
    return latest is None or latest.taken_on < on.replace(day=1)


def broken_files(snapshot: Snapshot) -> list[str]:
    """Those that are missing or are not what was frozen."""
    folder = bank() / snapshot.id
    told = json.loads((folder / MANIFEST).read_text("utf-8"))["centres"]
    files = {
        file_of(Facts(one), name): facts["sha256"]
        for name, both in told.items()
        for one, facts in both.items()
    }
    return sorted(name for name, sha in files.items() if _sha256(folder / name) != sha)


def _write_centre(centre: Centre, part: Path, at: datetime) -> tuple[str, Mapping[str, Any]]:
    today = timezone.localdate(at, centre.zone)
    readers = {Facts.APPEALS: facts.appeals, Facts.RESULTS: facts.results}
    with for_centre(centre.pk):
        told = {one.value: _write_file(centre, one, reader, part, today) for one, reader in readers.items()}
        _note(centre, at)
    return centre.code, told


def _write_file(centre: Centre, one: Facts, reader: Any, part: Path, today: date) -> Mapping[str, Any]:
    path = part / file_of(one, centre.code)
    with transaction.atomic():
        told = write_rows(reader(centre, today), facts=one.value, centre=centre.code, path=str(path))
    path.chmod(0o400)
    return told


@recorded
def _note(centre: Centre, at: datetime) -> None:
    """That it left the centre stands in its chain."""
    record("databank.snapshot", centre, by=None, at=at, codebook=CODEBOOK_VERSION)


def _freeze(part: Path, centres: Sequence[tuple[str, Mapping[str, Any]]], on: date) -> Snapshot:
    told = {
        "taken_on": str(on),
        "codebook": CODEBOOK_VERSION,
        "codelist": TOPIC_CODELIST_VERSION,
        "centres": dict(centres),
    }
    text = json.dumps(told, indent=1, sort_keys=True)
    file = part / MANIFEST
    file.write_text(text + "\n", "utf-8")
    file.chmod(0o400)
    whole = bank() / f"{on}-{sha256(text.encode()).hexdigest()[:8]}"
    _to_disk(part)
    if whole.is_dir():  # the same day, the same bytes: it stands already
        shutil.rmtree(part)
    else:
        part.rename(whole)
        _to_disk(bank())
    return _read(whole / MANIFEST)


def _to_disk(folder: Path) -> None:
    for place in [*(one for one in folder.iterdir() if one.is_file()), folder]:
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read(manifest: Path) -> Snapshot:
    told = json.loads(manifest.read_text("utf-8"))
    centres = [
        Coverage(code, both[Facts.APPEALS]["rows"], both[Facts.APPEALS]["first"], both[Facts.APPEALS]["last"])
        for code, both in sorted(told["centres"].items())
    ]
    day = date.fromisoformat(told["taken_on"])
    return Snapshot(manifest.parent.name, day, told["codebook"], told["codelist"], centres)


def _throw_away(at: datetime) -> None:
    for part in bank().glob(f"*{PART}"):
        if part.stat().st_mtime < (at - FORGOTTEN).timestamp():
            shutil.rmtree(part, ignore_errors=True)


def _sha256(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
