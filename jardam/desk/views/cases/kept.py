"""All files and all papers of a case, page by page: its own page shows the newest."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.queries import read_case
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.kept import KeptPage, page_of_files, page_of_papers
from jardam.desk.views.cases.reading import visible_case
from jardam.vault.unlocked import opener


@require_safe
def files(request: StaffRequest, case_id: UUID) -> HttpResponse:
    found, key = visible_case(request, case_id), opener(request)
    told = read_case(found, by=request.user, at=timezone.now(), opener=key)
    if told is None:
        return redirect("desk:case", case_id=found.pk)  # which says that the person was erased
    page = page_of_files(found, request.GET.get("before", ""), key)
    may_join = may_write(request.user, found) and any(one.is_page for one in page.shown)
    words = {"exhibits": page.shown, "may_join": may_join}
    return _page(request, "desk/cases/files.html", found, told[0], page, words)


@require_safe
def papers(request: StaffRequest, case_id: UUID) -> HttpResponse:
    found, key = visible_case(request, case_id), opener(request)
    told = read_case(found, by=request.user, at=timezone.now(), opener=key)
    if told is None:
        return redirect("desk:case", case_id=found.pk)
    page = page_of_papers(found, request.GET.get("before", ""), request.user)
    return _page(request, "desk/cases/papers.html", found, told[0], page, {"papers": page.shown})


def _page(
    request: StaffRequest,
    template: str,
    case: Case,
    title: str,
    page: KeptPage[Any],
    words: dict[str, object],
) -> HttpResponse:
    head = {"case": case, "title": title, "number": spoken(case.reference), "older_url": page.older_url}
    return render(request, template, head | words, status=200 if page.is_known_place else 422)
