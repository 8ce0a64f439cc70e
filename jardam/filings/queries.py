"""Finding papers of one centre: one by its address, those that wait for an answer, and the terms that one keeps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.database.keyset import further_up
from jardam.database.written import Written
from jardam.filings.models import Paper, PaperWorker
from jardam.filings.models.paper import FROZEN, PaperQuerySet
from jardam.filings.reading import kinds
from jardam.filings.rules.kinds import Addressee, Kind
from jardam.filings.rules.lateness import Awaited, Reply, reply_of
from jardam.filings.rules.states import PaperState


def visible_paper(user: User, case_id: UUID, paper_id: UUID) -> Paper | None:
    """With its case, the person and what it is sent to, if this person may know that both exist. One query."""
    return _ONE.first(
        user.role, centre_id=user.centre_id, user_id=user.pk, case_id=case_id, paper_id=paper_id
    )


def _one(role: str, *, centre_id: UUID, user_id: UUID, case_id: UUID, paper_id: UUID) -> QuerySet[Any, Any]:
    reader = User(pk=user_id, centre_id=centre_id, role=role)
    papers: QuerySet[Any, Any] = Paper.objects.visible_to(reader).filter(pk=paper_id, case_id=case_id)
    return papers.select_related("case__person__key", "case__responsible", "authority", "template", "term")


_ONE = Written[Paper](_one)


def is_awaited(term: Term) -> bool:
    """Whether a paper waits for its answer until this day, also one that stands in the case of another worker. At most two queries."""
    of_centre = {"centre_id": term.centre_id, "term": term}
    return Paper.objects.filter(**of_centre).exists() or PaperWorker.objects.filter(**of_centre).exists()


def terms_kept_by(case: Case, kind: Kind) -> list[Term]:
    """Running terms of a case that a paper of this kind keeps on the day on which it goes. One query, none where it keeps none."""
    if not kind.keeps:
        return []
    running = Term.objects.filter(centre_id=case.centre_id, case=case, code__in=list(kind.keeps)).open()
    return list(running.order_by("due_on", "pk"))


def hand_in_by(case: Case, kind: Kind, today: date) -> date | None:
    """The first day that is still to be kept with a paper of this kind; None where none runs. One query at most."""
    days = (term.due_on for term in terms_kept_by(case, kind))
    return next((day for day in days if day >= today), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the papers that wait. ``addressee``: all where none is said."""

    is_own: bool = False
    addressee: Addressee | None = None


def awaiting(user: User, terms: Sequence[Term]) -> Mapping[UUID, Paper]:
    """By term of these the paper that one may see and that waits for its end. One query at most; nothing is opened."""
    if not terms:
        return {}
    found = Paper.objects.visible_to(user).filter(state=PaperState.SENT.value, term__in=terms)
    return {
        paper.term_id: paper
        for paper in found.select_related("authority").only("kind", "case", "term", "authority")
    }


def waiting_papers(
    user: User, wanted: Wanted, *, after: tuple[date, UUID] | None = None, most: int
) -> list[Paper]:
    """Those that one may see and to which an answer is due, the one that is due first first, below that place. One query.

    Nothing of a person is opened.
    """
    found = _with_clock(user, wanted).filter(state=PaperState.SENT.value)
    if after:
        found = found.filter(further_up(term__due_on=after[0], pk=after[1]))
    return list(
        found.select_related("case__responsible__staff_name", "authority", "term").order_by(
            "term__due_on", "pk"
        )[:most]
    )


def replies(user: User, wanted: Wanted, since: date, today: date) -> Mapping[Addressee, Counter[Reply]]:
    """How authorities have answered what was sent from that day on, by what they are. One query; of each paper two days alone."""
    counted: dict[Addressee, Counter[Reply]] = {}
    rows = _with_clock(user, wanted).filter(sent_on__gte=since)
    days = ("kind", "state", "term__due_on", "answered_on")
    for kind, state, due_on, answered_on, number in rows.values_list(*days).annotate(number=Count("pk")):
        reply = reply_of(Awaited(PaperState(state), due_on, answered_on), today)
        counted.setdefault(kinds()[kind].addressee, Counter())[reply] += number
    return counted


def _with_clock(user: User, wanted: Wanted) -> PaperQuerySet:
    """What went and has a day for its answer, which nobody has given up."""
    found = Paper.objects.visible_to(user).filter(state__in=FROZEN, term__isnull=False)
    found = found.exclude(term__state=TermState.DROPPED.value)
    if wanted.is_own:
        found = found.filter(case__responsible=user)
    if wanted.addressee:
        codes = [code for code, kind in kinds().items() if kind.addressee is wanted.addressee]
        found = found.filter(kind__in=codes)
    return found
