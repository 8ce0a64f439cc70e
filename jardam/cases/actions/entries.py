"""One line more of what happened: it takes the revision that the case has just got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry, Need
from jardam.cases.rules.needs import Aspect
from jardam.cases.sealing import sealed_words
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class NewLine:
    """What happened, in words, by whom; ``words`` None where nothing can be sealed any more. ``happened_on``: the day of it, ``written_on`` today."""

    kind: EntryKind
    words: Mapping[str, Any] | None
    by: User
    written_on: date
    happened_on: date
    need: Need | None = None
    aspect: Aspect | None = None

    def of_need(self, need: Need, aspect: Aspect | None = None) -> NewLine:
        """The same line, said of one need; ``aspect`` None: of what became of it."""
        return replace(self, need=need, aspect=aspect)


def write_entry(case: Case, key: FileKey, line: NewLine, opener: Opener | None) -> Entry:
    """Call it in the transaction that holds the case. Errors: FileKeyLocked, FileKeyDestroyed."""
    entry = Entry(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        number=case.revision,
        kind=line.kind.value,
        happened_on=line.happened_on,
        written_on=line.written_on,
        written_by=line.by,
        need=line.need,
        aspect=line.aspect.value if line.aspect else "",
    )
    if line.words is not None:
        entry.sealed_words = sealed_words(entry, key, line.words, opener)
    entry.save(force_insert=True)
    return entry
