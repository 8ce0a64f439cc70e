"""One wage claim of a case."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jardam.centres.http import StaffRequest
from jardam.claims.models import Claim, ClaimQuerySet
from jardam.desk.claiming.page import claim_page


@require_safe
def claim(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    found = one_claim(case_id, claim_id, Claim.objects.in_cases_of(request.user))
    page = claim_page(request, found)
    return render(request, "desk/claims/claim.html", page, status=422 if page["is_day_wrong"] else 200)


def visible_claim(request: StaffRequest, case_id: UUID, claim_id: UUID) -> Claim:
    """One that stands. Errors: Http404."""
    return one_claim(case_id, claim_id, Claim.objects.visible_to(request.user))


def one_claim(case_id: UUID, claim_id: UUID, claims: ClaimQuerySet) -> Claim:
    """Nothing of it is left once the person was erased. Errors: Http404."""
    rows = claims.select_related("case__person__key", "case__responsible")
    found: Claim = get_object_or_404(rows, pk=claim_id, case=case_id)
    if found.case.person.erased_on:
        raise Http404
    return found
