"""What comes after a paper that nobody answered in time, or whose answer does not help: other papers, and clocks that begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.casework.terms import reading_language
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.lateness import days_late, is_onward_wanted, next_clock_begins
from jardam.law.rules.deadline_eras import PREFIX
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import titled


@dataclass(frozen=True, slots=True)
class Step:
    """One button: a paper that is begun, or a clock."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Following:
    """``days_late``: of an authority whose last day went by; 0 where it did not. ``end_url``: where its clock is ended."""

    days_late: int
    steps: Sequence[Step]
    end_url: str = ""


def following(paper: Paper, book: RuleBook, today: date) -> Following | None:
    """None while nothing is to be done: the answer is not due yet, or it helped."""
    late = days_late(paper.awaited, today)
    if not is_onward_wanted(paper.awaited, today):
        return None
    is_running = paper.term is not None and paper.term.is_open
    end_url = reverse("desk:case_term_end", args=[paper.case_id, paper.term_id]) if is_running else ""
    return Following(late, list(_steps(paper, book)), f"{end_url}?state=SILENT" if end_url and late else "")


def _steps(paper: Paper, book: RuleBook) -> list[Step]:
    steps = []
    for onward in kinds()[paper.kind].onward:
        if onward.paper:
            words = _("Begin the paper: %(title)s")
            title = kinds()[onward.paper].title(reading_language().catalogue)
            url = _address("desk:case_paper_add", paper, {"kind": onward.paper})
        elif wordings := book.periods(PREFIX + onward.term):
            words, title = _("Begin the term: %(title)s"), titled(wordings[-1])
            url = _address("desk:case_term_add", paper, {"kind": onward.term, "after": str(paper.pk)})
        else:
            continue
        steps.append(Step(words % {"title": title}, url))
    return steps


def _address(name: str, paper: Paper, asked: dict[str, str]) -> str:
    return f"{reverse(name, args=[paper.case_id])}?{urlencode(asked)}"


def begins_after(request: StaffRequest, found: Case) -> str:
    """The day on which a clock begins after a paper of the case that the address names; empty where it names none."""
    try:
        paper_id = UUID(request.GET.get("after", ""))
    except ValueError:
        return ""
    papers = Paper.objects.visible_to(request.user).select_related("term")
    paper = papers.filter(pk=paper_id, case=found).first()
    begins = next_clock_begins(paper.awaited, today_of(request)) if paper else None
    return begins.isoformat() if begins else ""
