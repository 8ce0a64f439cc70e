"""Everything of a case in one list, the newest first."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.cases.queries import read_case
from jardam.cases.timeline import Reading
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.timeline import timeline_page
from jardam.desk.views.cases.reading import visible_case
from jardam.vault.unlocked import opener


@require_safe
def timeline(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """An erased person's has nothing to show; the case itself says so."""
    found, key = visible_case(request, case_id), opener(request)
    told = read_case(found, by=request.user, at=timezone.now(), opener=key)
    if told is None:
        return redirect("desk:case", case_id=found.pk)
    shown = timeline_page(Reading(found, request.user, key), request.GET)
    page = {"case": found, "title": told[0], "number": spoken(found.reference), "shown": shown}
    return render(request, "desk/cases/timeline.html", page, status=200 if shown.is_known_place else 422)
