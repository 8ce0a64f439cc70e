"""What the job does: read the rota, ask the solver, keep its answer. Pages never import this: it loads the solver."""

import logging
from datetime import datetime
from uuid import UUID

from jardam.rota.actions import fail_proposal, keep_proposal
from jardam.rota.choices import ProposalState
from jardam.rota.models import Proposal
from jardam.rota.queries import Rota, read_rota
from jardam.rota.rules.coverage import Gap, Shift, Why, gaps, holes
from jardam.rota.rules.repair import Repair
from jardam.rota.rules.spans import days_span, minutes
from jardam.rota.rules.whole_repair import whole_repair

logger = logging.getLogger(__name__)


def work_out_proposal(centre_id: UUID, proposal_id: UUID, *, at: datetime) -> None:
    """Only hours that are still to come. Errors end in a proposal that says so."""
    waiting = Proposal.objects.filter(centre_id=centre_id, state=ProposalState.COMPUTING)
    proposal = waiting.select_related("centre").filter(pk=proposal_id).first()
    if proposal is None:
        return
    zone = proposal.centre.zone
    rota = read_rota(proposal.centre, days_span(proposal.from_day, proposal.days, zone))
    found = rota.gaps_from(at)
    try:
        chosen = whole_repair(found, rota.colleagues(), zone)
    except Exception:  # whatever the solver met, the page must not wait for ever
        logger.exception("a proposal could not be worked out")
        fail_proposal(proposal, at=at)
        return
    before, after = _open_minutes(found), _open_minutes(_gaps_with(rota, chosen, at))
    keep_proposal(proposal, chosen, before, after, at=at)


def _gaps_with(rota: Rota, chosen: list[Repair], at: datetime) -> list[Gap]:
    """The gaps that would be left if everybody said yes."""
    new = [Shift(one.person, frozenset(one.languages), one.span, is_confirmed=True) for one in chosen]
    period = rota.from_moment(at)
    left = holes(rota.demand, [*rota.shifts, *new], rota.away, period, rota.zone)
    return gaps(hole for hole in left if hole.why is not Why.UNCONFIRMED)


def _open_minutes(found: list[Gap]) -> int:
    """All languages together."""
    return sum(minutes(gap.span.length) * len(gap.missing) for gap in found)
