"""Files of the case that a paper encloses: named in its list with their sheets, and put behind it in one PDF to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import override

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.exhibits.choices import ExhibitKind, kinds
from jardam.exhibits.joining import joined
from jardam.exhibits.models import Exhibit
from jardam.exhibits.queries import exhibits_of, read_copy
from jardam.exhibits.rules.forms import Form
from jardam.filings.models import Paper
from jardam.filings.rules.states import PaperState
from jardam.filings.sealing import FILES, field_of
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Annex:
    """``words``: as the list of the paper names it, in Russian."""

    exhibit: Exhibit
    words: str

    @property
    def has_pages(self) -> bool:
        """Whether it is printed behind the paper: the words of a chat are not."""
        return self.exhibit.is_page


def annexes_chosen(case: Case, chosen: Mapping[str, Any], opener: Opener | None) -> list[Annex]:
    """Those of a paper that stand and are not held, in the order of the case. At most one query.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    wanted = set(chosen.get(FILES) or ())
    if not wanted:
        return []
    found = ((one, told) for one, told in exhibits_of(case, opener) if str(one.pk) in wanted)
    return [Annex(one, _named(one, told)) for one, told in found if one.is_readable]


def drafts_enclosing(exhibit: Exhibit, case: Case, opener: Opener | None) -> list[Paper]:
    """Drafts that would lose a file. One query. Errors: as `annexes_chosen`."""
    drafts = Paper.objects.filter(centre_id=case.centre_id, case=case, state=PaperState.DRAFT.value)
    return [
        draft
        for draft in drafts.order_by("-made_on", "-pk")
        if str(exhibit.pk) in field_of(draft, case.person.key, "choices", opener).get(FILES, ())
    ]


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes copies out, and when."""

    by: User
    at: datetime
    opener: Opener | None = None


def with_annexes(paper: bytes, case: Case, annexes: Sequence[Annex], taking: Taking) -> bytes:
    """The paper as PDF, and behind it the clean copies; each reading is written down. Words of chats are left out.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    copies = [(Form.PDF, paper)]
    for annex in annexes:
        one = annex.exhibit
        content = read_copy(one, case, by=taking.by, at=taking.at, opener=taking.opener)
        copies.append((Form(one.form), content))
    return joined(copies)


def standing_of_sent(sent: Mapping[str, Any], case: Case, opener: Opener | None) -> tuple[list[Annex], int]:
    """Of a paper that went: what can still be put behind it, and how many files were taken out of the case since."""
    annexes = annexes_chosen(case, sent, opener)
    return annexes, len(sent.get(FILES) or ()) - len(annexes)


def ids_of(annexes: Sequence[Annex]) -> list[str]:
    return [str(annex.exhibit.pk) for annex in annexes]


def _named(exhibit: Exhibit, told: Mapping[str, Any]) -> str:
    """Its own name, else what it is; and on how many sheets, where it has pages."""
    with override("ru"):
        name = str(told.get("caption") or kinds()[ExhibitKind(exhibit.kind)])
    return f"{name} (на {exhibit.pages} л.)" if exhibit.is_page else name
