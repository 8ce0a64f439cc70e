"""One line more of what happened: it takes the revision that the case has just got."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry
from jardam.cases.sealing import sealed_words
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener


def write_entry(
    case: Case,
    key: FileKey,
    kind: EntryKind,
    words: Mapping[str, Any],
    *,
    by: User,
    today: date,
    happened_on: date | None = None,
    opener: Opener | None = None,
) -> Entry:
    """Call it in the transaction that holds the case. Errors: FileKeyLocked, FileKeyDestroyed."""
    entry = Entry(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        number=case.revision,
        kind=kind.value,
        happened_on=happened_on or today,
        written_on=today,
        written_by=by,
    )
    entry.sealed_words = sealed_words(entry, key, words, opener)
    entry.save(force_insert=True)
    return entry
