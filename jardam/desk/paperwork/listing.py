"""The papers of a case in a list, and what the case says of them among what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.written import Written
from jardam.desk.casework.terms import reading_language
from jardam.filings.choices import PaperAct, paper_states
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperState

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper. ``day``: when it was answered, else sent; none for a draft."""

    pk: UUID
    title: str
    state: str
    state_word: str
    day: date | None


def papers_of(found: Case, user: User) -> list[Listed]:
    """The newest that one may see and nobody threw away, and one more, if there is one. One query; nothing is opened."""
    language, words = reading_language().catalogue, paper_states()
    rows = _PAPERS.rows(user.role, centre_id=user.centre_id, user_id=user.pk, case_id=found.pk)
    return [
        Listed(
            pk, kinds()[kind].title(language), state, str(words[PaperState(state)]), answered_on or sent_on
        )
        for pk, kind, state, sent_on, answered_on in rows
    ]


def _papers(role: str, *, centre_id: UUID, user_id: UUID, case_id: UUID) -> QuerySet[Any, Any]:
    papers = Paper.objects.visible_to(User(pk=user_id, centre_id=centre_id, role=role)).filter(case=case_id)
    kept = papers.exclude(state=PaperState.DROPPED.value).order_by("-made_on", "-pk")
    return kept.values_list("pk", "kind", "state", "sent_on", "answered_on")[: MOST_SHOWN + 1]


_PAPERS = Written[tuple[UUID, str, str, date | None, date | None]](_papers)


def paper_line(words: dict[str, str]) -> str:
    """What was done with a paper."""
    title = words[reading_language().catalogue]
    return _SAID[PaperAct(words["act"])](title)


_SAID: dict[PaperAct, Callable[[str], str]] = {
    PaperAct.BEGUN: lambda title: _("Paper begun: %(title)s") % {"title": title},
    PaperAct.SENT: lambda title: _("Paper sent: %(title)s") % {"title": title},
    PaperAct.SENT_TOGETHER: lambda title: (
        _("Paper sent together with other workers: %(title)s") % {"title": title}
    ),
    PaperAct.ANSWERED: lambda title: _("Answer to a paper: %(title)s") % {"title": title},
    PaperAct.DROPPED: lambda title: _("Draft thrown away: %(title)s") % {"title": title},
}
