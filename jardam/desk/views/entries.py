"""Organisations are written down, changed and retired by whoever turns to them for people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.entries import (
    EntryForm,
    OrganisationForm,
    PlaceForm,
    RetireForm,
    ServiceForm,
    TakesForm,
    organisation_typed,
    place_typed,
    service_typed,
)
from jardam.knowledge.permissions import may_read_answers
from jardam.network import actions
from jardam.network.entries import organisation_facts, place_facts, service_facts
from jardam.network.models import Branch, Organisation, OrganisationService
from jardam.network.permissions import may_write_organisations

F = TypeVar("F", bound=EntryForm)
ReadWrite = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Page:
    """A form with its heading. ``entry``: what stands, for its revision; None of what is new."""

    heading: str
    template: str
    entry: Organisation | OrganisationService | Branch | None
    of: Organisation | None
    typed: Mapping[str, object]


@ReadWrite
def add_organisation(request: StaffRequest) -> HttpResponse:
    require(may_write_organisations(request.user))
    page = Page(
        _("Write an organisation down"), "desk/directory/organisation.html", None, None, _ours(request)
    )

    def save(form: OrganisationForm) -> Organisation:
        return actions.write_organisation(form.drawn, form.facts, by=request.user, at=timezone.now())

    return _answer(request, page, OrganisationForm, save)


@ReadWrite
def change_organisation(request: StaffRequest, organisation_code: str) -> HttpResponse:
    found = _found(request, organisation_code)
    typed = organisation_typed(organisation_facts(found))
    page = Page(found.name, "desk/directory/organisation.html", found, found, typed)

    def save(form: OrganisationForm) -> Organisation:
        actions.change_organisation(
            found, form.facts, seen=form.seen_revision, by=request.user, at=timezone.now()
        )
        return found

    return _answer(request, page, OrganisationForm, save)


@ReadWrite
def service(request: StaffRequest, organisation_code: str, service_id: UUID | None = None) -> HttpResponse:
    """What they do: a new one, or one that stands."""
    found = _found(request, organisation_code)
    entry = get_object_or_404(found.services, pk=service_id) if service_id else None
    typed = service_typed(service_facts(entry)) if entry else {}
    page = Page(_("What they do"), "desk/directory/service.html", entry, found, typed)

    def save(form: ServiceForm) -> Organisation:
        pk = entry.pk if entry else form.drawn
        actions.write_service(
            found, pk, form.facts, seen=form.seen_revision, by=request.user, at=timezone.now()
        )
        return found

    return _answer(request, page, ServiceForm, save)


@ReadWrite
def place(request: StaffRequest, organisation_code: str, met_id: UUID | None = None) -> HttpResponse:
    """Where they are met: a new place, or one that stands."""
    found = _found(request, organisation_code)
    entry = get_object_or_404(found.branches, pk=met_id) if met_id else None
    typed = place_typed(place_facts(entry)) if entry else {"region": _only_region(found)}
    page = Page(_("Where they are met"), "desk/directory/place.html", entry, found, typed)

    def save(form: PlaceForm) -> Organisation:
        pk = entry.pk if entry else form.drawn
        actions.write_place(
            found, pk, form.facts, seen=form.seen_revision, by=request.user, at=timezone.now()
        )
        return found

    return _answer(request, page, PlaceForm, save)


@require_POST
def retire(request: StaffRequest, organisation_code: str) -> HttpResponse:
    found = _found(request, organisation_code)
    form = RetireForm(request.POST)
    if form.is_valid():
        actions.retire_organisation(found, form.retirement, by=request.user, at=timezone.now())
        messages.success(request, _("Nobody is sent there any more."))
    else:
        messages.warning(request, _("Choose why nobody is sent there any more; nothing was changed."))
    return redirect("desk:organisation", organisation_code=found.code)


@require_POST
def takes(request: StaffRequest, organisation_code: str) -> HttpResponse:
    found = _found(request, organisation_code)
    form = TakesForm(request.POST)
    if form.is_valid():
        actions.tell_takes(found, form.said, by=request.user, at=timezone.now())
        messages.success(request, _("Written down."))
    else:
        messages.warning(request, _("Choose whether they take people now; nothing was changed."))
    return redirect("desk:organisation", organisation_code=found.code)


def _found(request: StaffRequest, code: str) -> Organisation:
    require(may_read_answers(request.user))
    found: Organisation = get_object_or_404(Organisation.objects.visible_to(request.user), code=code)
    require(may_write_organisations(request.user))
    return found


def _ours(request: StaffRequest) -> Mapping[str, object]:
    """A new one most likely helps where its writer works."""
    return {"regions": [request.user.centre.region]} if request.user.centre else {}


def _only_region(found: Organisation) -> str:
    return found.regions[0] if len(found.regions) == 1 else ""


def _answer(
    request: StaffRequest, page: Page, make: type[F], save: Callable[[F], Organisation]
) -> HttpResponse:
    seen = page.entry.revision if page.entry else 0
    if request.method != "POST":
        return _show(request, page, make(initial={"seen": seen, **page.typed}))
    form = make(request.POST)
    if not form.is_valid():
        return _show(request, page, form, status=422)
    try:
        written = save(form)
    except actions.EntryChanged:
        return _show(request, page, _behind(request, page, make), status=409)
    messages.success(request, _("Written down."))
    return redirect("desk:organisation", organisation_code=written.code)


def _behind(request: StaffRequest, page: Page, make: type[F]) -> F:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    typed = request.POST.copy()
    typed["seen"] = str(page.entry.revision if page.entry else 0)
    form = make(typed)
    form.add_error(
        None,
        _("Somebody has changed this since you opened the page. Compare with what stands, then save again."),
    )
    return form


def _show(request: StaffRequest, page: Page, form: EntryForm, *, status: int = 200) -> HttpResponse:
    back = reverse("desk:organisation", args=[page.of.code]) if page.of else reverse("desk:directory")
    told = {"page": page, "form": form, "back_url": back, "is_behind": status == 409}
    return render(request, page.template, told, status=status)
