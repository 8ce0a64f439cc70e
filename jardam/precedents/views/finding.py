"""What the pages of this room look up."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.precedents.models import Precedent


def found_precedent(request: StaffRequest, precedent_id: UUID) -> Precedent:
    """Errors: Http404."""
    rows = Precedent.objects.visible_to(request.user).with_staleness()
    found: Precedent = get_object_or_404(rows, pk=precedent_id)
    return found


def found_case(request: StaffRequest, case_id: UUID) -> Case:
    """Of somebody who was not erased. Errors: Http404."""
    cases = Case.objects.visible_to(request.user).select_related("person__key", "contact")
    found: Case = get_object_or_404(cases, pk=case_id)
    if found.person.erased_on is not None:
        raise Http404
    return found
