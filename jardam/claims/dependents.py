"""The claims that rest on rows of the law: sealed in their cases, so each is opened for whoever may see it."""

from django.db.models import Q
from django.utils.functional import Promise

from jardam.cases.resting import Resting
from jardam.cases.rules.stages import Stage
from jardam.claims.actions.recounting import CLAIM
from jardam.claims.models import Claim
from jardam.claims.sealing import counted_of
from jardam.law.dependents import Source


def claim_source(words: str | Promise) -> Source:
    """A claim is over with its case, and when nobody stands behind it any more."""
    return Resting(
        kind=CLAIM,
        words=words,
        rows=Claim.objects.all(),
        way="case",
        is_over=Q(case__person__erased_on__isnull=False) | Q(case__stage=Stage.CLOSED.value),
        visible=Claim.objects.visible_to,
        case_of=lambda claim: claim.case,
        reckoned=lambda claim: counted_of(claim, claim.case.person.key),
        read=lambda claim: ("case.read", claim.case),
    ).source
