"""A claim is written down, and what is known of it changes: who, the work, the proofs. Each is one line of the case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said
from jardam.cases.actions.holding import open_as_seen
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.actions.holding import (
    NAMED,
    OPENED,
    PROVEN,
    WORKED,
    Deed,
    held_claim,
    write_claim_line,
)
from jardam.claims.actions.recounting import follow_court_term, keep_facts, recount
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Facts, Proven, Who
from jardam.claims.sealing import seal_facts
from jardam.kernel.ids import day_uuid
from jardam.law.rules.rulebook import RuleBook

LONGEST_NAME = 200  # characters
LONGEST_NOTE = 300


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
    keep_facts(held, replace(held.facts, who=who), said)
    write_claim_line(held.case, held.key, Deed(NAMED, who, by, at), said)
    record("claim.named", held.case, by=by, at=at, claim=claim.pk)
    return held.claim


@recorded
def show_proofs(claim: Claim, proven: Proven, said: Said, *, by: User, at: datetime) -> Claim:
    """What there is to show each fact, and in which files. Errors: as `open_claim`."""
    held = held_claim(claim, said)
    told = replace(held.facts, proofs=dict(proven.proofs), notes=dict(proven.notes), files=dict(proven.files))
    keep_facts(held, told, said)
    write_claim_line(held.case, held.key, Deed(PROVEN, held.facts.who, by, at), said)
    record("claim.proven", held.case, by=by, at=at, claim=claim.pk)
    return held.claim


@recorded
def say_work(
    claim: Claim, work: Mapping[str, Any], book: RuleBook, said: Said, *, by: User, at: datetime
) -> Claim:
    """What was agreed, worked and paid. The law counts it; the term for the court that runs out first follows.

    ``work``: as `claims.counting.counted` took it. Errors: as `open_claim`.
    """
    held = held_claim(claim, said)
    told = replace(held, facts=replace(held.facts, work=dict(work)))
    deed = Deed(WORKED, held.facts.who, by, at)
    payday = recount(told, book, deed, said)
    write_claim_line(held.case, held.key, deed, said)
    record("claim.work_said", held.case, by=by, at=at, claim=claim.pk)
    follow_court_term(told, payday, book, deed, said)
    return held.claim
