"""The cases of the centre as a list, and one of them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jardam.cases import queries
from jardam.cases.models import Case
from jardam.cases.permissions import may_work_on_cases
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.forms import CaseFilter
from jardam.desk.casework.listing import page_of_cases
from jardam.desk.casework.page import case_page, today_of
from jardam.vault.unlocked import opener


@require_safe
def cases(request: StaffRequest) -> HttpResponse:
    require(may_work_on_cases(request.user))
    filters = CaseFilter(request.GET)
    page = page_of_cases(request.user, filters, request.GET, today_of(request), opener(request))
    status = 200 if filters.is_valid() and page.is_known_place else 422
    return render(request, "desk/cases/list.html", {"page": page, "filters": filters}, status=status)


@require_safe
def case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return render(request, "desk/cases/case.html", case_page(request, visible_case(request, case_id)))


def visible_case(request: StaffRequest, case_id: UUID) -> Case:
    """Errors: Http404."""
    found = queries.visible_case(request.user, case_id)
    if found is None:
        raise Http404
    return found
