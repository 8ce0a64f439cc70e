"""A petition to restore a term is begun for that very term: what was missed, why, and by which norm, comes from it."""

from datetime import datetime
from uuid import UUID

from jardam.audit.actions import recorded
from jardam.cases.models import Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.filings.actions.drafting import begin_paper
from jardam.filings.actions.holding import held_case
from jardam.filings.models import Paper
from jardam.filings.rules.kinds import Kind
from jardam.filings.sealing import TERM, field_of, seal_field
from jardam.vault.restricted import Opener


class NotMissed(ValueError):
    """Nobody has said that this term was missed: there is nothing to restore."""


@recorded
def begin_petition(
    term: Term, kind: Kind, paper_id: UUID, *, opener: Opener | None = None, by: User, at: datetime
) -> Paper:
    """A form that is sent twice begins one, and leaves alone what was done with it in between.

    Errors: NotMissed; as `begin_paper`.
    """
    if term.state != TermState.MISSED:
        raise NotMissed(str(term.pk))
    case, key = held_case(term.case)
    paper: Paper = begin_paper(case, kind, paper_id, opener=opener, by=by, at=at)
    chosen = field_of(paper, key, "choices", opener)
    if TERM not in chosen:
        seal_field(paper, key, "choices", {**chosen, TERM: str(term.pk)}, opener)
        paper.save(update_fields=["sealed_choices"])
    return paper
