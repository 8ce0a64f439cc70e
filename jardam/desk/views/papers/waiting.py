"""Which answers the centre waits for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.paperwork.waiting import WaitingFilter, waiting
from jardam.filings.permissions import may_read_papers


@require_safe
def papers_waiting(request: StaffRequest) -> HttpResponse:
    require(may_read_papers(request.user))
    filters = WaitingFilter(request.GET)
    page = waiting(request.user, filters, request.GET.get("after", ""), today_of(request))
    return render(request, "desk/papers/waiting.html", {"filters": filters, "page": page})
