"""Finding papers of one centre."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from jardam.centres.models import User
from jardam.database.written import Written
from jardam.filings.models import Paper


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
