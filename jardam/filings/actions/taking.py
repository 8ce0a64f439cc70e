"""A draft takes the facts of a wage claim, or takes them over again when the claim says something else now."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.claims.sealing import facts_of as facts_of_claim
from jardam.filings.actions.drafting import SheetChanged
from jardam.filings.actions.holding import held_paper
from jardam.filings.claimed import COUNTED, take
from jardam.filings.models import Paper, Sheet
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperState
from jardam.filings.sealing import CLAIM, facts_of, field_of, seal_facts, seal_field
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener


class OtherCase(ValueError):
    """The claim belongs to another case than the paper."""


@recorded
def take_from_claim(
    paper: Paper, claim: Claim, seen_paper: int, *, opener: Opener | None = None, by: User, at: datetime
) -> Paper:
    """The paper says what the claim says now; days and sums that were typed for the case beside it are forgotten.

    Errors: SheetChanged; OtherCase; PaperMoved; CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    paper, key = held_paper(paper, PaperState.DRAFT)
    if claim.case_id != paper.case_id:
        raise OtherCase(str(claim.pk))
    if paper.revision != seen_paper:
        raise SheetChanged(str(paper.pk))
    now: Claim = Claim.objects.select_for_update().get(centre_id=claim.centre_id, pk=claim.pk)
    taken = take(now, facts_of_claim(now, key, opener), timezone.localdate(at))
    _forget_typed(paper, key, opener)
    was = field_of(paper, key, "choices", opener)
    seal_field(paper, key, "choices", {**was, CLAIM: taken.bundle}, opener)
    paper.revision += 1
    paper.save(update_fields=["sealed_choices", "revision"])
    record("paper.claim_taken", paper, by=by, at=at, claim=claim.pk, revision=paper.revision)
    return paper


def _forget_typed(paper: Paper, key: FileKey, opener: Opener | None) -> None:
    """Of what this kind of paper asks. The case is held, so nobody writes beside it."""
    sheet = Sheet.objects.select_for_update().filter(centre_id=paper.centre_id, case=paper.case).first()
    if sheet is None:
        return
    _revision, typed = facts_of(paper.case, opener)
    asked = set(COUNTED) & set(kinds()[paper.kind].facts)
    kept = {code: value for code, value in typed.items() if code not in asked}
    if kept != typed:
        sheet.revision += 1
        seal_facts(sheet, key, kept, opener)
        sheet.save()
