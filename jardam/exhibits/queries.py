"""Finding and reading the exhibits of a case. Who may see the case may see them; the original is for fewer."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from jardam.audit.actions import note_reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.written import Written
from jardam.exhibits.choices import Part
from jardam.exhibits.models import Exhibit
from jardam.exhibits.sealing import about, bytes_of
from jardam.vault.restricted import Opener


def exhibits_of(case: Case, opener: Opener | None = None) -> list[tuple[Exhibit, dict[str, Any]]]:
    """Those that stand, in their order, each with what is known of it. The caller writes the reading down. One query.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    standing = Exhibit.objects.filter(centre_id=case.centre_id, case=case).standing().order_by("number")
    return [(one, about(one, case.person.key, opener)) for one in standing]


def newest_exhibits(
    case: Case, opener: Opener | None = None, *, most: int, before: int | None = None
) -> list[tuple[Exhibit, dict[str, Any]]]:
    """At most so many of those that stand, the newest first, below the one of that number. Otherwise as `exhibits_of`."""
    found = _NEWEST.rows(most, centre_id=case.centre_id, case_id=case.pk, before=before)
    return [(one, about(one, case.person.key, opener)) for one in found]


def _newest(most: int, *, centre_id: UUID, case_id: UUID, before: int | None) -> QuerySet[Exhibit]:
    standing = Exhibit.objects.filter(centre_id=centre_id, case=case_id).standing().order_by("-number")
    return (standing.filter(number__lt=before) if before is not None else standing)[:most]


_NEWEST = Written[Exhibit](_newest)


def read_about(
    exhibit: Exhibit, case: Case, *, by: User, at: datetime, opener: Opener | None = None
) -> dict[str, Any]:
    """What is known of one, and what somebody read on it, with a line in the audit. Errors: as `exhibits_of`."""
    note_reading("exhibit.read", exhibit, by=by, at=at)
    return about(exhibit, case.person.key, opener)


def read_copy(exhibit: Exhibit, case: Case, *, by: User, at: datetime, opener: Opener | None = None) -> bytes:
    """What colleagues look at, and a line in the audit.

    Errors: Content.DoesNotExist, while it is held; FileKeyLocked, FileKeyDestroyed.
    """
    note_reading("exhibit.read", exhibit, by=by, at=at)
    return bytes_of(exhibit, Part.COPY, case.person.key, opener)


def read_original(
    exhibit: Exhibit, case: Case, *, by: User, at: datetime, opener: Opener | None = None
) -> bytes:
    """As it came, with everything it tells, and a line in the audit. Errors: as `read_copy`."""
    note_reading("exhibit.original_read", exhibit, by=by, at=at)
    return bytes_of(exhibit, Part.ORIGINAL, case.person.key, opener)
