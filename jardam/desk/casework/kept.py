"""One page of the files or the papers of a case, the newest first, and where the next one begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.urls import reverse

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.keyset import read_place
from jardam.desk.casework.exhibits import ShownExhibit, shown_exhibits
from jardam.desk.paperwork.listing import Listed, papers_of
from jardam.exhibits.queries import newest_exhibits
from jardam.vault.restricted import Opener

PAGE_ROWS = 50
_NUMBER = re.compile(r"[0-9]{1,6}")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class KeptPage(Generic[Row]):
    shown: Sequence[Row]
    older_url: str
    is_known_place: bool


def page_of_files(case: Case, place: str, opener: Opener | None) -> KeptPage[ShownExhibit]:
    """A broken place shows the first page. One query; the caller writes the reading down. Errors: FileKeyLocked."""
    before = int(place) if _NUMBER.fullmatch(place) else None
    rows = shown_exhibits(newest_exhibits(case, opener, most=PAGE_ROWS + 1, before=before))
    last = str(rows[PAGE_ROWS - 1].exhibit.number) if len(rows) > PAGE_ROWS else ""
    return KeptPage(rows[:PAGE_ROWS], _older("desk:case_files", case, last), bool(before) or not place)


def page_of_papers(case: Case, place: str, user: User) -> KeptPage[Listed]:
    """A broken place shows the first page. One query."""
    before = read_place(place)
    rows = papers_of(case, user, most=PAGE_ROWS + 1, before=before)
    last = rows[PAGE_ROWS - 1].place if len(rows) > PAGE_ROWS else ""
    return KeptPage(rows[:PAGE_ROWS], _older("desk:case_papers", case, last), bool(before) or not place)


def _older(name: str, case: Case, last: str) -> str:
    return f"{reverse(name, args=[case.pk])}?before={last}" if last else ""
