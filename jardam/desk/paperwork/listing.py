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
from jardam.database.keyset import further_down, place_of
from jardam.database.written import Written
from jardam.desk.casework.terms import reading_language
from jardam.filings.choices import PaperAct, paper_states
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperState

MOST_SHOWN = 10
"""On the page of the case; the others have a page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper. ``day``: when it was answered, else sent; none for a draft."""

    pk: UUID
    title: str
    state: str
    state_word: str
    day: date | None
    made_on: date

    @property
    def place(self) -> str:
        """Where the next page of a list begins, if this is the last of one."""
        return place_of(self.made_on, self.pk)


def papers_of(found: Case, user: User, *, most: int, before: tuple[date, UUID] | None = None) -> list[Listed]:
    """At most so many that one may see and nobody threw away, the newest first, below the one of that place. One query;
    nothing is opened."""
    day, last_id = before or (None, None)
    who = {"centre_id": user.centre_id, "user_id": user.pk}
    rows = _PAPERS.rows(user.role, most, **who, case_id=found.pk, day=day, last_id=last_id)
    language, words = reading_language().catalogue, paper_states()
    return [
        Listed(
            pk,
            kinds()[kind].title(language),
            state,
            str(words[PaperState(state)]),
            answered_on or sent_on,
            made_on,
        )
        for pk, kind, state, made_on, sent_on, answered_on in rows
    ]


def _papers(
    role: str, most: int, *, centre_id: UUID, user_id: UUID, case_id: UUID, **before: Any
) -> QuerySet[Any, Any]:
    papers = Paper.objects.visible_to(User(pk=user_id, centre_id=centre_id, role=role)).filter(case=case_id)
    if before["day"]:
        papers = papers.filter(further_down(made_on=before["day"], pk=before["last_id"]))
    kept = papers.exclude(state=PaperState.DROPPED.value).order_by("-made_on", "-pk")
    return kept.values_list("pk", "kind", "state", "made_on", "sent_on", "answered_on")[:most]


_PAPERS = Written[tuple[UUID, str, str, date, date | None, date | None]](_papers)


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
