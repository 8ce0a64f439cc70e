"""The lines of a case that its page needs, in one query: the newest ones, all of its needs, and the last answers on signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry
from jardam.cases.queries import ENTRIES_SHOWN
from jardam.cases.sealing import words_of
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Written:
    """``newest``: one more than a page shows, if there is one; ``of_needs``: the first first; ``screened``: what was answered
    last about the signs of forced labour."""

    newest: Sequence[Entry] = ()
    of_needs: Sequence[Entry] = ()
    screened: Entry | None = None


def read_written(case: Case, before: int | None = None) -> Written:
    """``before``: the newest lines below that number. The caller writes the reading down."""
    entries = case.entries.order_by("-number")
    below = entries.filter(number__lt=before) if before is not None else entries
    needs = case.entries.filter(need__isnull=False)
    signs = entries.filter(kind=EntryKind.SCREENED.value)
    rows = {row.number: row for row in below[: ENTRIES_SHOWN + 1].union(needs, signs[:1], all=True)}
    in_order = [rows[number] for number in sorted(rows, reverse=True)]
    return Written(
        newest=[row for row in in_order if before is None or row.number < before][: ENTRIES_SHOWN + 1],
        of_needs=[row for row in reversed(in_order) if row.need_id is not None],
        screened=next((row for row in in_order if row.kind == EntryKind.SCREENED), None),
    )


def read_lines(
    case: Case, written: Written, opener: Opener | None = None
) -> list[tuple[Entry, dict[str, Any]]]:
    """What happened, opened, the newest first. Errors: FileKeyLocked, FileKeyDestroyed."""
    return [(entry, words_of(entry, case.person.key, opener)) for entry in written.newest]
