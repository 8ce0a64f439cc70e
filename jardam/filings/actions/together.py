"""A draft takes the workers of a collective claim; when it goes, and when it is answered, each of their own cases says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said, end_term, set_term
from jardam.cases.counting import Counted
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.actions import log_dealing
from jardam.collective.actions.holding import held_claims, held_collective
from jardam.collective.models import Collective
from jardam.collective.queries import joined_in
from jardam.collective.rules.standing import FEWEST
from jardam.filings.actions.drafting import SheetChanged
from jardam.filings.actions.holding import Done, held_paper, tell_worker
from jardam.filings.choices import PaperAct
from jardam.filings.models import Paper, PaperWorker
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperState
from jardam.filings.sealing import seal_worker
from jardam.filings.workers import DEALINGS, Beside, beside_now, reader_of, rows_of
from jardam.kernel.ids import day_uuid


class NobodyBeside(ValueError):
    """Fewer than two workers agree today to stand in a paper to this reader."""


class NotSpokenFor(ValueError):
    """The worker in whose case the paper stands takes no part, or has not agreed."""


class ConsentLapsed(ValueError):
    """The draft took a worker who no longer agrees, or takes part: it must be taken over first."""


@recorded
def take_workers(paper: Paper, collective: Collective, seen_paper: int, *, by: User, at: datetime) -> Paper:
    """The paper tells of everybody who takes part and agrees to its reader, as each stands now.

    Errors: SheetChanged; NobodyBeside; NotSpokenFor; PaperMoved; CaseClosed; FileClosed; WorkerGone; FileKeyDestroyed.
    """
    kind, today = kinds()[paper.kind], timezone.localdate(at)
    reader = reader_of(kind)
    if reader is None:
        raise NobodyBeside(str(paper.pk))
    collective = held_collective(collective)
    held = held_claims(one.claim for one in joined_in(collective) if one.claim.case.is_open)
    paper = _as_read(paper, seen_paper)
    found = beside_now(paper, collective, reader, today)
    _check(found)
    PaperWorker.objects.filter(centre_id=paper.centre_id, paper=paper).delete()
    for one in found.standing:
        row = PaperWorker(id=day_uuid(), centre_id=paper.centre_id, paper=paper, joined_id=one.joined)
        seal_worker(row, held[one.taken.claim].key, one.bundle)
        row.save(force_insert=True)
    _bump(paper)
    record("paper.workers_taken", paper, by=by, at=at, workers=len(found.standing), revision=paper.revision)
    return paper


@recorded
def leave_others_out(paper: Paper, seen_paper: int, *, by: User, at: datetime) -> Paper:
    """The draft tells again of the one worker in whose case it stands.

    Errors: SheetChanged; PaperMoved; CaseClosed.
    """
    paper = _as_read(paper, seen_paper)
    PaperWorker.objects.filter(centre_id=paper.centre_id, paper=paper).delete()
    _bump(paper)
    record("paper.others_left_out", paper, by=by, at=at, revision=paper.revision)
    return paper


def hold_beside(paper: Paper) -> None:
    """Everybody of whom a paper tells, in the one order, before the paper itself is held; nothing where it tells of one alone."""
    rows = rows_of(paper)
    if rows:
        held_collective(rows[0].joined.collective)
        held_claims(row.joined.claim for row in rows if row.joined.claim.case.is_open)


def check_beside(found: Beside | None) -> None:
    """Errors: ConsentLapsed."""
    if found is not None and not found.may_go:
        raise ConsentLapsed(str(found.collective.pk))


@dataclass(frozen=True, slots=True)
class Sent:
    """``counted``: by when an answer is due; None where the law has no such day."""

    paper: Paper
    on: date
    counted: Counted | None
    by: User
    at: datetime


def tell_workers(sent: Sent) -> None:
    """Each case has its entry and its own term of the answer, each claim its step. What was taken stays in the paper alone."""
    kind = kinds()[sent.paper.kind]
    reader = reader_of(kind)
    for row in rows_of(sent.paper):
        assert reader is not None
        claim = row.joined.claim
        if claim.case_id != sent.paper.case_id:
            _tell_other(sent, row)
        claim.case.refresh_from_db(fields=["revision"])
        log_dealing(claim, DEALINGS[reader], sent.on, Said(claim.case.revision), by=sent.by, at=sent.at)
        row.sealed_taken = None
        row.save(update_fields=["sealed_taken", "term"])


def answer_workers(paper: Paper, answered_on: date, done: Done) -> None:
    """The answer ends the term of each other worker, where their case is open and nobody ended it before."""
    for row in _others(paper):
        term = row.term
        if term is None or not term.is_open or not row.joined.claim.case.is_open:
            continue
        state = TermState.MET if answered_on <= term.due_on else TermState.SILENT
        term.case = row.joined.claim.case
        term.case.refresh_from_db(fields=["revision"])
        why = _("The answer came on %(day)s.") % {"day": f"{answered_on:%d.%m.%Y}"}
        end_term(term, state, Said(term.case.revision, why), by=done.by, at=done.at, kept_on=answered_on)


def _tell_other(sent: Sent, row: PaperWorker) -> None:
    held = held_claims([row.joined.claim])[row.joined.claim_id]
    tell_worker(sent.paper, held.case, held.key, Done(PaperAct.SENT_TOGETHER, sent.by, sent.at))
    if sent.counted is not None:
        row.term = set_term(held.case, sent.counted, Said(held.case.revision), by=sent.by, at=sent.at)


def _others(paper: Paper) -> Iterator[PaperWorker]:
    return (row for row in rows_of(paper) if row.joined.claim.case_id != paper.case_id)


def _check(found: Beside) -> None:
    """Errors: NobodyBeside; NotSpokenFor."""
    if not found.is_spoken_for:
        raise NotSpokenFor(str(found.collective.pk))
    if len(found.standing) < FEWEST:
        raise NobodyBeside(str(found.collective.pk))


def _as_read(paper: Paper, seen_paper: int) -> Paper:
    """Errors: SheetChanged; PaperMoved; CaseClosed."""
    held, _key = held_paper(paper, PaperState.DRAFT)
    if held.revision != seen_paper:
        raise SheetChanged(str(paper.pk))
    return held


def _bump(paper: Paper) -> None:
    """Whoever read it before sends nothing."""
    paper.revision += 1
    paper.save(update_fields=["revision"])
