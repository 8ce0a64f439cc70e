"""Places of medical care: who takes somebody without insurance, in which language, for what money."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.facilities import FacilityFilter, FacilityForm, as_typed
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network import actions
from jardam.network.models import Facility
from jardam.network.permissions import may_read_facilities, may_write_facilities
from jardam.network.queries import facilities_for

MOST_ROWS = 200


@require_safe
def facilities(request: StaffRequest) -> HttpResponse:
    require(may_read_facilities(request.user))
    filters = FacilityFilter(request.GET)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    found = facilities_for(
        region=wanted.get("region", ""),
        language=Language(wanted.get("language") or Language.UNKNOWN),
        topic=Topic(wanted["topic"]) if wanted.get("topic") else None,
        uninsured_only=bool(wanted.get("uninsured")),
    )
    page = {
        "filters": filters,
        "facilities": list(found[:MOST_ROWS]),
        "may_write": may_write_facilities(request.user),
    }
    return render(request, "desk/facilities.html", page, status=200 if filters.is_valid() else 422)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    require(may_write_facilities(request.user))
    if request.method != "POST":
        return _page(request, None, FacilityForm(timezone.localdate()))
    form = FacilityForm(timezone.localdate(), request.POST)
    if not form.is_valid():
        return _page(request, None, form, status=422)
    actions.write_facility(form.facts, by=request.user, at=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("desk:facilities")


@require_safe
def facility(request: StaffRequest, facility_id: UUID) -> HttpResponse:
    """Read by whoever reads answers."""
    require(may_read_facilities(request.user))
    found = get_object_or_404(Facility, pk=facility_id)
    return _page(request, found, FacilityForm(timezone.localdate(), initial=as_typed(found)))


@require_POST
def change(request: StaffRequest, facility_id: UUID) -> HttpResponse:
    """Whoever has been told something new says so."""
    require(may_read_facilities(request.user))
    found = get_object_or_404(Facility, pk=facility_id)
    require(may_write_facilities(request.user))
    form = FacilityForm(timezone.localdate(), request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        seen = form.cleaned_data["seen"] or 0
        actions.change_facility(found, form.facts, seen=seen, by=request.user, at=timezone.now())
    except actions.FacilityChanged:
        return _page(request, found, _behind(request, found), status=409)
    messages.success(request, _("Written down."))
    return redirect("desk:facilities")


@require_POST
def close(request: StaffRequest, facility_id: UUID) -> HttpResponse:
    require(may_read_facilities(request.user))
    found = get_object_or_404(Facility, pk=facility_id)
    require(may_write_facilities(request.user))
    actions.close_facility(found, by=request.user, at=timezone.now())
    messages.success(request, _("Nobody is sent there any more."))
    return redirect("desk:facilities")


def _behind(request: StaffRequest, found: Facility) -> FacilityForm:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    typed = request.POST.copy()
    typed["seen"] = str(found.revision)
    form = FacilityForm(timezone.localdate(), typed)
    form.add_error(
        None, _("Somebody has changed this place since you opened the page. Compare, then save again.")
    )
    return form


def _page(
    request: StaffRequest, found: Facility | None, form: FacilityForm, *, status: int = 200
) -> HttpResponse:
    page = {
        "facility": found,
        "form": form,
        "may_write": may_write_facilities(request.user),
        "stands": found if status == 409 else None,
    }
    return render(request, "desk/facility.html", page, status=status)
