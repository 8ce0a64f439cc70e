"""Finding and reading the exhibits of a case. Who may see the case may see them; the original is for fewer."""

from datetime import datetime
from typing import Any

from jardam.audit.actions import note_reading
from jardam.cases.models import Case
from jardam.centres.models import User
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
