"""An incident is written down: of a case, of a contact, or told by somebody unknown; and withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.cases.models import Case
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import spoken
from jardam.incidents import actions
from jardam.incidents.forms import IncidentForm, WithdrawForm
from jardam.incidents.permissions import may_keep_incidents, may_withdraw
from jardam.incidents.views.finding import found_case, found_contact, found_incident, today
from jardam.incidents.views.reading import incident_page
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener

ANY = ["GET", "HEAD", "POST"]


@require_http_methods(ANY)
def add(request: StaffRequest) -> HttpResponse:
    """Told by somebody unknown."""
    require(may_keep_incidents(request.user))
    return _add(request)


@require_http_methods(ANY)
def add_of_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return _add(request, case=found_case(request, case_id))


@require_http_methods(ANY)
def add_of_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    return _add(request, contact=found_contact(request, contact_id))


@require_POST
def withdraw(request: StaffRequest, incident_id: UUID) -> HttpResponse:
    """Once: whoever presses the button again sees that it is withdrawn."""
    found = found_incident(request, incident_id)
    require(may_withdraw(request.user, found))
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return incident_page(request, found, form, status=422)
    reason, by = form.cleaned_data["reason"], opener(request)
    try:
        actions.withdraw_incident(found, reason, opener=by, by=request.user, at=timezone.now())
    except FileKeyDestroyed:  # no reason can be sealed any more
        messages.warning(request, _("This person was erased. Nothing that identifies is left."))
        return redirect("incidents:incident", incident_id=found.pk)
    except actions.AlreadyWithdrawn:
        messages.warning(request, _("Somebody has withdrawn it meanwhile."))
        return redirect("incidents:incident", incident_id=found.pk)
    messages.success(
        request, _("The incident is withdrawn. It counts no more, and what is written of it stays.")
    )
    return redirect("incidents:incident", incident_id=found.pk)


def _add(request: StaffRequest, *, case: Case | None = None, contact: Contact | None = None) -> HttpResponse:
    day = today(request)
    if request.method != "POST":
        form = IncidentForm(user=request.user, today=day)
        return _page(request, form, case, contact)
    form = IncidentForm(request.POST, user=request.user, today=day)
    if not form.is_valid():
        return _page(request, form, case, contact, status=422)
    happened = form.happened(case, contact, opener(request))
    try:
        made = actions.write_incident(happened, by=request.user, at=timezone.now())
    except FileKeyDestroyed:  # erased since the page was opened
        form.add_error(None, _("This person was erased. Nothing that identifies is left."))
        return _page(request, form, case, contact, status=409)
    messages.success(request, _("The incident is written down."))
    return redirect("incidents:incident", incident_id=made.pk)


def _page(
    request: StaffRequest,
    form: IncidentForm,
    case: Case | None,
    contact: Contact | None,
    *,
    status: int = 200,
) -> HttpResponse:
    page = {
        "form": form,
        "case_number": spoken(case.reference) if case else "",
        "contact_number": spoken(contact.reference) if contact else "",
        "back_url": reverse("incidents:incidents"),
    }
    return render(request, "incidents/add.html", page, status=status)
