"""A claim that was written down by mistake is withdrawn, with a reason, and may be brought back."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said, end_term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.actions.holding import RESTORED, WITHDRAWN, Deed, Held, held_claim, write_claim_line
from jardam.claims.actions.recounting import CLAIM, ROOM, follow_court_term, recount
from jardam.claims.models import Claim, Dealing, MoneyLine
from jardam.claims.signals import claim_withdrawing
from jardam.law.actions import end_use
from jardam.law.rules.rulebook import RuleBook
from jardam.parties.forgetting import untie_all


class ClaimNeeded(ValueError):
    """A step was taken for it, money is written down, or it stands in a collective claim."""


@recorded
def withdraw_claim(claim: Claim, said: Said, *, by: User, at: datetime) -> Claim:
    """It counts nowhere any more: its term ends, it ties the case to nobody, no change of the law finds it.

    Twice is once. Errors: ClaimNeeded; CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    held = held_claim(claim, said)
    if held.claim.withdrawn_on is not None:
        return held.claim
    _check_unneeded(held.claim)
    held.claim.withdrawn_on = timezone.localdate(at)
    held.claim.save(update_fields=["withdrawn_on"])
    end_use(ROOM, CLAIM, held.claim.pk, centre_id=held.claim.centre_id, at=at)
    untie_all(held.case, held.claim.number)
    write_claim_line(held.case, held.key, Deed(WITHDRAWN, held.facts.who, by, at), said)
    record("claim.withdrawn", held.case, by=by, at=at, claim=held.claim.pk)
    _end_term(held, said, by=by, at=at)
    return held.claim


@recorded
def restore_claim(claim: Claim, book: RuleBook, said: Said, *, by: User, at: datetime) -> Claim:
    """It was none after all: it is counted as the law stands, and its term for the court follows. Twice is once.

    Of whom it tells must be said anew. Errors: CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    held = held_claim(claim, said)
    if held.claim.withdrawn_on is None:
        return held.claim
    held.claim.withdrawn_on = None
    held.claim.save(update_fields=["withdrawn_on"])
    deed = Deed(RESTORED, held.facts.who, by, at)
    payday = recount(held, book, deed, said)
    write_claim_line(held.case, held.key, deed, said)
    record("claim.restored", held.case, by=by, at=at, claim=held.claim.pk)
    follow_court_term(held, payday, book, deed, said)
    return held.claim


def _check_unneeded(claim: Claim) -> None:
    """Errors: ClaimNeeded."""
    ours = {"centre_id": claim.centre_id, "claim": claim}
    if Dealing.objects.filter(**ours).exists() or MoneyLine.objects.filter(**ours).standing().exists():
        raise ClaimNeeded(str(claim.pk))
    claim_withdrawing.send(Claim, claim=claim)


def _end_term(held: Held, said: Said, *, by: User, at: datetime) -> None:
    """The one that runs for the court over it."""
    term = held.claim.term
    if term is not None and term.is_open:
        term.case = held.case
        seen = Said(held.case.revision, said.text, said.opener)
        end_term(term, TermState.DROPPED, seen, by=by, at=at)
