"""Which terms wait for an authority, and which papers they belong to. Nothing of a person is opened."""

from collections.abc import Iterable, Mapping
from functools import cache
from uuid import UUID

from jardam.cases.models import Term
from jardam.centres.models import User
from jardam.filings.models import Paper, PaperWorker
from jardam.filings.reading import kinds


@cache
def answer_codes() -> frozenset[str]:
    """The rows of the deadlines by which authorities must answer papers."""
    return frozenset(kind.answer for kind in kinds().values() if kind.answer)


def is_awaited(term: Term) -> bool:
    """Whether a paper waits for its answer until this day, also one that stands in the case of another worker. At most two queries."""
    of_centre = {"centre_id": term.centre_id, "term": term}
    return Paper.objects.filter(**of_centre).exists() or PaperWorker.objects.filter(**of_centre).exists()


def papers_awaited(terms: Iterable[Term], user: User) -> Mapping[UUID, Paper]:
    """By term the paper that waits for an answer until then, of those that one may see. One query, none for no term.

    Of a paper nothing but its kind and its case is read.
    """
    wanted = [term.pk for term in terms]
    if not wanted:
        return {}
    found = Paper.objects.visible_to(user).filter(term__in=wanted).only("case_id", "kind", "term_id", "centre_id")
    return {paper.term_id: paper for paper in found if paper.term_id}
