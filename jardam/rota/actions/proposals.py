"""A proposal is asked for, worked out by a job, and decided line by line. Until a line is accepted nothing changes."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.database.live import tell
from jardam.rota.actions.numbers import next_number
from jardam.rota.actions.shifts import AlreadyAnswered, NotPossible, plan_shift
from jardam.rota.choices import LineState, ProposalState, ShiftState
from jardam.rota.models import Proposal, ProposalLine
from jardam.rota.rules.repair import Repair
from jardam.rota.tasks import work_out

DAYS = 14


@recorded
def ask_for_proposal(centre: Centre, first: date, *, by: User | None, at: datetime) -> Proposal:
    """Have the holes of two weeks worked out, in the background. One that is being worked out already is answered."""
    own = Proposal.objects.filter(centre=centre)
    running = own.filter(state=ProposalState.COMPUTING, asked_on=timezone.localdate(at)).first()
    if running:
        _enqueue(running)
        return running  # type: ignore[no-any-return]
    proposal = Proposal.objects.create(
        centre=centre,
        asked_by=by,
        asked_on=timezone.localdate(at),
        from_day=first,
        days=DAYS,
        number=next_number(Proposal.objects.all(), centre.pk),
    )
    record("proposal.asked", proposal, by=by, at=at)
    _enqueue(proposal)
    return proposal


@recorded
def keep_proposal(
    proposal: Proposal, repairs: Sequence[Repair], before: int, after: int, *, at: datetime
) -> Proposal:
    """Keep what the job has worked out. Units: ``before`` and ``after`` in minutes without a language."""
    proposal = _locked(proposal)
    ProposalLine.objects.filter(centre_id=proposal.centre_id, proposal=proposal).delete()
    ProposalLine.objects.bulk_create(_line(proposal, repair) for repair in repairs)
    proposal.state, proposal.minutes_before, proposal.minutes_after = ProposalState.READY, before, after
    proposal.save(update_fields=["state", "minutes_before", "minutes_after"])
    record("proposal.made", proposal, by=None, at=at, lines=len(repairs))
    tell(proposal.centre_id)
    return proposal


@recorded
def fail_proposal(proposal: Proposal, *, at: datetime) -> None:
    """Say so on the page instead of leaving it to wait for ever."""
    proposal = _locked(proposal)
    proposal.state = ProposalState.FAILED
    proposal.save(update_fields=["state"])
    record("proposal.made", proposal, by=None, at=at, lines=0)
    tell(proposal.centre_id)


@recorded
def decide_line(line: ProposalLine, *, accepts: bool, by: User, at: datetime) -> ProposalLine:
    """Accept one line, and the person is asked; or refuse it. What became impossible meanwhile is marked so.

    Errors: AlreadyAnswered.
    """
    found: ProposalLine = (
        ProposalLine.objects.select_for_update(of=("self",))
        .select_related("user")
        .get(centre_id=line.centre_id, pk=line.pk)
    )
    if found.state != LineState.OPEN:
        raise AlreadyAnswered(str(line.pk))
    found.state = _accepted(found, by, at) if accepts else LineState.REFUSED
    found.save(update_fields=["state"])
    record("line.decided", found, by=by, at=at, state=found.state)
    return found


def _accepted(line: ProposalLine, by: User, at: datetime) -> LineState:
    try:
        plan_shift(line.user, line.span, ShiftState.ASKED, by=by, at=at)
    except NotPossible:
        return LineState.OUTDATED
    return LineState.ACCEPTED


def _locked(proposal: Proposal) -> Proposal:
    found: Proposal = Proposal.objects.select_for_update(of=("self",)).get(
        centre_id=proposal.centre_id, pk=proposal.pk
    )
    return found


def _line(proposal: Proposal, repair: Repair) -> ProposalLine:
    return ProposalLine(
        centre_id=proposal.centre_id,
        proposal=proposal,
        user_id=repair.person,
        kind=repair.kind.value,
        starts_at=repair.span.start,
        ends_at=repair.span.end,
        languages=",".join(repair.languages),
        week_minutes=repair.week,
        rest_minutes=repair.rest,
    )


def _enqueue(proposal: Proposal) -> None:
    """Only once the transaction stands, else the job would not find its row."""
    centre_id, proposal_id = str(proposal.centre_id), str(proposal.pk)
    transaction.on_commit(lambda: work_out.enqueue(centre_id, proposal_id))
