"""The papers of a case in a list, and what the case says of them among what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.desk.casework.terms import reading_language
from jardam.filings.choices import PaperAct, paper_states
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperState

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """One paper. ``day``: when it was answered, else sent; none for a draft."""

    pk: UUID
    title: str
    state: str
    state_word: str
    day: date | None


def papers_of(found: Case, user: User) -> list[Listed]:
    """Those that one may see and nobody threw away, the newest first. One query; nothing is opened."""
    papers = Paper.objects.visible_to(user).filter(case=found)
    kept = papers.exclude(state=PaperState.DROPPED.value).only(
        "kind", "state", "sent_on", "answered_on", "centre"
    )
    language, words = reading_language().catalogue, paper_states()
    return [
        Listed(
            one.pk,
            kinds()[one.kind].title(language),
            one.state,
            str(words[PaperState(one.state)]),
            one.answered_on or one.sent_on,
        )
        for one in kept.order_by("-made_on", "-pk")[:MOST_SHOWN]
    ]


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
