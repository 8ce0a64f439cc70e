"""The lines of a case that its page needs, in one query: the newest ones, all of its needs, the last tick of each item of
the checklist, and the last answers on signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry, Tick
from jardam.cases.queries import ENTRIES_SHOWN
from jardam.cases.sealing import words_of
from jardam.database import written
from jardam.vault.restricted import Opener

Told = tuple[Entry, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """``newest``: one more than a page shows, if there is one; ``of_needs``: the first first, each with its need;
    ``ticked``: the newest first, at least one of each item that was ever ticked; ``screened``: what was answered last about
    the signs of forced labour."""

    newest: Sequence[Entry] = ()
    of_needs: Sequence[Entry] = ()
    ticked: Sequence[Entry] = ()
    screened: Entry | None = None


def read_written(case: Case, before: int | None = None) -> Written:
    """``before``: the newest lines below that number. The caller writes the reading down."""
    found = _LINES.rows(centre_id=case.centre_id, case_id=case.pk, before=before)
    rows = {row.number: row for row in found}
    in_order = [rows[number] for number in sorted(rows, reverse=True)]
    return Written(
        newest=[row for row in in_order if before is None or row.number < before][: ENTRIES_SHOWN + 1],
        of_needs=[row for row in reversed(in_order) if row.need_id is not None],
        ticked=[row for row in in_order if row.kind == EntryKind.TICKED],
        screened=next((row for row in in_order if row.kind == EntryKind.SCREENED), None),
    )


def read_lines(case: Case, lines: Written, opener: Opener | None = None) -> list[Told]:
    """What happened, opened, the newest first. Errors: FileKeyLocked, FileKeyDestroyed."""
    return [(entry, words_of(entry, case.person.key, opener)) for entry in lines.newest]


def read_ticks(case: Case, lines: Written, opener: Opener | None = None) -> dict[str, Told]:
    """By code of the item, what was said of it last. Errors: as `read_lines`."""
    ticks: dict[str, Told] = {}
    for entry in lines.ticked:
        words = words_of(entry, case.person.key, opener)
        ticks.setdefault(words["item"], (entry, words))
    return ticks


def _lines(*, centre_id: UUID, case_id: UUID, before: int | None) -> QuerySet[Entry]:
    entries = (
        Entry.objects.filter(centre_id=centre_id, case=case_id).select_related("need").order_by("-number")
    )
    below = entries.filter(number__lt=before) if before is not None else entries
    needs = entries.filter(need__isnull=False).order_by()
    ticks = Tick.objects.filter(centre_id=centre_id, case=case_id)
    last = ticks.order_by("item", "own_item", "-entry__number").distinct("item", "own_item")
    ticked = entries.filter(pk__in=last.values("entry")).order_by()
    signs = entries.filter(kind=EntryKind.SCREENED.value)
    return below[: ENTRIES_SHOWN + 1].union(needs, ticked, signs[:1], all=True)


_LINES = written.Written[Entry](_lines)
