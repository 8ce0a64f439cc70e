"""One organisation: what it gives and where, what is known of it, and what a second person has seen."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.agreements import shown_agreements
from jardam.desk.entries import RetireForm, TakesForm
from jardam.desk.organisations import (
    CapacityForm,
    reached_at,
    shown_parameters,
    shown_places,
    shown_services,
)
from jardam.desk.referring.rates import shown_rates
from jardam.knowledge.permissions import may_read_answers
from jardam.network import actions
from jardam.network.models import CapacityNote, Organisation
from jardam.network.permissions import may_connect_partners, may_write_capacity, may_write_organisations
from jardam.partnerships.permissions import may_sign_agreements

MOST_PARTS = 100


@require_safe
def organisation(request: StaffRequest, organisation_code: str) -> HttpResponse:
    """Read by whoever reads answers."""
    require(may_read_answers(request.user))
    found = get_object_or_404(Organisation.objects.visible_to(request.user), code=organisation_code)
    language = (get_language() or "ru")[:2]
    page = {
        "organisation": found,
        "reached": reached_at(found),
        "services": shown_services(found.services.order_by("position")[:MOST_PARTS], language),
        "places": shown_places(found.branches.order_by("pk")[:MOST_PARTS], language),
        "parameters": shown_parameters(found, request.user, timezone.localdate()),
        "may_write": may_write_capacity(request.user),
        "may_connect": may_connect_partners(request.user),
        "may_write_entry": may_write_organisations(request.user),
        "takes": TakesForm(initial={"takes": found.takes}),
        "retire": RetireForm(),
        "agreements": shown_agreements(found, request.user, timezone.localdate()),
        "may_sign": may_sign_agreements(request.user),
        "rates": shown_rates(found, request.user, timezone.localdate()),
    }
    return render(request, "desk/organisation.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def note_capacity(request: StaffRequest, organisation_code: str) -> HttpResponse:
    require(may_read_answers(request.user))
    found = get_object_or_404(Organisation.objects.visible_to(request.user), code=organisation_code)
    require(may_write_capacity(request.user))
    typed = (request.POST,) if request.method == "POST" else ()
    form = CapacityForm(timezone.localdate(), *typed)
    if form.is_bound and form.is_valid():
        actions.note_capacity(found, form.new, by=request.user, at=timezone.now())
        messages.success(request, _("Written down."))
        return redirect("desk:organisation", organisation_code=found.code)
    page = {"organisation": found, "form": form}
    return render(request, "desk/capacity.html", page, status=422 if form.is_bound else 200)


@require_POST
def verify_capacity(request: StaffRequest, organisation_code: str, capacity_id: UUID) -> HttpResponse:
    require(may_read_answers(request.user))
    notes = CapacityNote.objects.select_related("organisation")
    seen = Organisation.objects.visible_to(request.user).filter(code=organisation_code)
    note = get_object_or_404(notes, pk=capacity_id, organisation__in=seen)
    require(may_write_capacity(request.user))
    try:
        actions.verify_capacity(note, by=request.user, at=timezone.now())
    except actions.SameEyes:
        messages.warning(request, _("You wrote this down yourself: a second person must have seen it."))
    else:
        messages.success(request, _("Written down."))
    return redirect("desk:organisation", organisation_code=note.organisation.code)
