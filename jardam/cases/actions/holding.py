"""A case is held while something is done in it: as it was seen, with the person's key, and one line more at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.cases.actions.entries import NewLine, write_entry
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.vault.actions import held_key
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener


class CaseChanged(ValueError):
    """Somebody has done something in the case since the page was opened; nothing was overwritten."""


class CaseClosed(ValueError):
    """The case is closed: open it again first."""


@dataclass(frozen=True, slots=True)
class Said:
    """Which revision was read, what is said, and what is needed to seal it under the person's key."""

    seen: int
    text: str = ""
    opener: Opener | None = None


def today_line(kind: EntryKind, words: Mapping[str, Any] | None, by: User, at: datetime) -> NewLine:
    day = timezone.localdate(at)
    return NewLine(kind, words, by, day, day)


def write_line(case: Case, key: FileKey, line: NewLine, opener: Opener | None) -> Entry:
    """The next revision of the case with its line."""
    case.revision += 1
    case.save()
    entry = write_entry(case, key, line, opener)
    tell(case.centre_id)
    return entry


def open_as_seen(case: Case, said: Said) -> tuple[Case, FileKey]:
    """An open case that stands as it was read. Errors: CaseClosed, CaseChanged."""
    case, key = held(case.centre_id, case.pk)
    if not case.is_open:
        raise CaseClosed(str(case.pk))
    as_seen(case, said)
    return case, key


def as_seen(case: Case, said: Said) -> None:
    """Errors: CaseChanged."""
    if case.revision != said.seen:
        raise CaseChanged(str(case.pk))


def held(centre_id: UUID, case_id: UUID) -> tuple[Case, FileKey]:
    """The case and the person's key as they are now, held until the end; the key first, as closing a file does."""
    key_id = (
        Case.objects.filter(centre_id=centre_id, pk=case_id).values_list("person__key_id", flat=True).get()
    )
    key = held_key(centre_id, key_id)
    case: Case = Case.objects.select_for_update().get(centre_id=centre_id, pk=case_id)
    case.person.key = key
    return case, key
