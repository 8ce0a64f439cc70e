"""A claim is written down, and what is known of it changes: who, the work, the proofs. Each is one line of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said, move_term, set_term
from jardam.cases.actions.holding import open_as_seen
from jardam.cases.counting import counted_by_law
from jardam.cases.models import Case, Term
from jardam.centres.models import User
from jardam.claims.actions.holding import (
    NAMED,
    OPENED,
    PROVEN,
    WORKED,
    Deed,
    Held,
    held_claim,
    write_claim_line,
)
from jardam.claims.counting import COURT_TERM, Counted, Uncounted, next_court_payday
from jardam.claims.models import Claim
from jardam.claims.rules.evidence import Fact, ProofKind
from jardam.claims.rules.facts import Facts, Who
from jardam.claims.sealing import seal_counted, seal_facts
from jardam.kernel.ids import day_uuid
from jardam.law.actions import end_use, record_use
from jardam.law.rules.rulebook import RuleBook

ROOM, CLAIM = "claims", "CLAIM"
LONGEST_NAME = 200  # characters
LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class WorkTold:
    """``result``: as `claims.counting.counted` answered for this work by this book."""

    work: Mapping[str, Any]
    result: Counted | Uncounted
    book: RuleBook


@recorded
def open_claim(case: Case, who: Who, said: Said, *, by: User, at: datetime) -> Claim:
    """What one employer owes, of which nothing is counted yet.

    Errors: CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = open_as_seen(case, said)
    claim = Claim(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        number=case.revision + 1,
        made_on=timezone.localdate(at),
    )
    seal_facts(claim, key, Facts(who), said.opener)
    claim.save(force_insert=True)
    write_claim_line(case, key, Deed(OPENED, who, by, at), said)
    record("claim.opened", case, by=by, at=at, claim=claim.pk)
    return claim


@recorded
def name_other_side(claim: Claim, who: Who, said: Said, *, by: User, at: datetime) -> Claim:
    """Employer, foreman and site are called otherwise now. Errors: as `open_claim`."""
    held = held_claim(claim, said)
    _keep(held, replace(held.facts, who=who), said)
    write_claim_line(held.case, held.key, Deed(NAMED, who, by, at), said)
    record("claim.named", held.case, by=by, at=at, claim=claim.pk)
    return held.claim


@recorded
def show_proofs(
    claim: Claim,
    proofs: Mapping[Fact, tuple[ProofKind, ...]],
    notes: Mapping[ProofKind, str],
    said: Said,
    *,
    by: User,
    at: datetime,
) -> Claim:
    """What there is to show each fact. Errors: as `open_claim`."""
    held = held_claim(claim, said)
    _keep(held, replace(held.facts, proofs=dict(proofs), notes=dict(notes)), said)
    write_claim_line(held.case, held.key, Deed(PROVEN, held.facts.who, by, at), said)
    record("claim.proven", held.case, by=by, at=at, claim=claim.pk)
    return held.claim


@recorded
def say_work(claim: Claim, told: WorkTold, said: Said, *, by: User, at: datetime) -> Claim:
    """What was agreed, worked and paid, with what it comes to. The term for the court that runs out first follows.

    Errors: as `open_claim`.
    """
    held, today = held_claim(claim, said), timezone.localdate(at)
    result = told.result if isinstance(told.result, Counted) else None
    seal_counted(held.claim, held.key, result.reckoned if result else None, said.opener)
    _keep(held, replace(held.facts, work=dict(told.work)), said)
    if result is None:
        end_use(ROOM, CLAIM, claim.pk, centre_id=claim.centre_id, at=at)
    else:
        record_use(result.reckoned.used(ROOM, CLAIM, claim.pk, by), centre_id=claim.centre_id, at=at)
    write_claim_line(held.case, held.key, Deed(WORKED, held.facts.who, by, at), said)
    record("claim.work_said", held.case, by=by, at=at, claim=claim.pk)
    payday = result and next_court_payday(result.told.answer, today)
    if payday:
        _keep_court_term(held, payday, told.book, said, by=by, at=at)
    return held.claim


def _keep(held: Held, facts: Facts, said: Said) -> None:
    seal_facts(held.claim, held.key, facts, said.opener)
    held.claim.save(update_fields=["sealed_facts", "sealed_counted"])


def _keep_court_term(held: Held, payday: date, book: RuleBook, said: Said, *, by: User, at: datetime) -> None:
    """It stands among the terms of the case: set, or moved where another payday is the next. Nothing ends it but a person."""
    told = counted_by_law(
        COURT_TERM, payday.isoformat(), held.facts.who.employer, book, timezone.localdate(at)
    )
    seen = Said(held.case.revision, "", said.opener)
    term = _running_term(held.claim)
    if term is None:
        held.claim.term = set_term(held.case, told, seen, by=by, at=at)
        held.claim.save(update_fields=["term"])
    elif term.due_on != told.due_on:
        move_term(term, told, seen, by=by, at=at)


def _running_term(claim: Claim) -> Term | None:
    """The one of this claim that is still open."""
    term: Term | None = claim.term
    return term if term is not None and term.is_open else None
