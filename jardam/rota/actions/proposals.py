"""A proposal is asked for, worked out by a job, and decided line by line. Until a line is accepted nothing changes."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.database.live import tell
from jardam.rota.actions.absences import report_absence
from jardam.rota.actions.numbers import next_number
from jardam.rota.actions.shifts import NotPossible, plan_shift
from jardam.rota.choices import AbsenceKind, LineState, ProposalState, ShiftState
from jardam.rota.models import Proposal, ProposalLine, Shift
from jardam.rota.rules.repair import Repair
from jardam.rota.rules.spans import Span
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
def call_in_sick(user: User, span: Span, kind: AbsenceKind, *, by: User, at: datetime) -> Proposal:
    """``user`` does not come: their hours are open at once, and a repair is being worked out.

    A shift that would go on when ``span`` ends is missed to its own end: nobody falls sick until midnight only.
    """
    assert user.centre is not None
    over_the_end = Shift.objects.filter(centre=user.centre, user=user, starts_at__lt=span.end)
    last = over_the_end.standing().aggregate(end=Max("ends_at"))["end"]
    report_absence(user, Span(span.start, max(span.end, last or span.end)), kind, by=by, at=at)
    first = at.astimezone(user.centre.zone).date()
    return ask_for_proposal(user.centre, first, by=by, at=at)


@recorded
def decide_lines(proposal: Proposal, chosen: str, *, accepts: bool, by: User, at: datetime) -> int:
    """Accept lines, and the people are asked; or refuse them. Answers how many had become impossible meanwhile.

    ``chosen``: the id of one line, or empty for all. Lines that were decided already are left as they are.
    """
    lines = ProposalLine.objects.filter(centre_id=proposal.centre_id, proposal=proposal)
    waiting = lines.select_for_update(of=("self",)).filter(state=LineState.OPEN).select_related("user")
    impossible = 0
    for line in waiting.order_by("starts_at", "pk"):
        if chosen in ("", str(line.pk)):
            line.state = _accepted(line, by, at) if accepts else LineState.REFUSED
            line.save(update_fields=["state"])
            record("line.decided", line, by=by, at=at, state=line.state)
            impossible += line.state == LineState.OUTDATED
    return impossible


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
