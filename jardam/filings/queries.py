"""Finding papers of one centre, and which terms wait for an authority."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from jardam.cases.models import Case, Term
from jardam.centres.models import User
from jardam.database.written import Written
from jardam.filings.models import Paper, PaperWorker
from jardam.filings.rules.kinds import Kind


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
