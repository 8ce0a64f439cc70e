"""Whoever answers for partners connects their systems: keys are issued, followed by another, taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.api import actions
from jardam.api.forms import DrawnForm, IssueForm, SystemKeyForm
from jardam.api.models import PartnerKey
from jardam.api.permissions import may_change, may_keep_keys
from jardam.api.showing import shown_keys, shown_system_key
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.network.models import Organisation
from jardam.referrals.actions import end_system_key as end_key
from jardam.referrals.actions import enter_system_key
from jardam.referrals.systems import system_key as holding_key

MOST_KEYS = 200
UNREADABLE = 422


@require_safe
def partners(request: StaffRequest) -> HttpResponse:
    """Every key of the centre that opens something."""
    require(may_keep_keys(request.user))
    today = timezone.localdate()
    rows = PartnerKey.objects.visible_to(request.user).opening(today).select_related("organisation")
    keys = shown_keys(rows.order_by("organisation__code", "pk")[:MOST_KEYS], today)
    return render(request, "api/partners.html", {"keys": keys})


@require_safe
def partner(request: StaffRequest, organisation_id: UUID) -> HttpResponse:
    return _page(request, _organisation(request, organisation_id))


@require_POST
def issue(request: StaffRequest, organisation_id: UUID) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    form = IssueForm(request.POST)
    if not form.is_valid():
        return _page(request, organisation, issue=form, status=UNREADABLE)
    assert request.user.centre is not None
    key, text = actions.issue_key(
        form.asked, organisation, request.user.centre, by=request.user, at=timezone.now()
    )
    return _issued(request, organisation, key, text)


@require_POST
def rotate(request: StaffRequest, key_id: UUID) -> HttpResponse:
    """Another key for the same; the one before it opens a week longer."""
    before = _key(request, key_id)
    form = DrawnForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("The page is broken. Reload it."))
        return _page(request, before.organisation, status=UNREADABLE)
    try:
        key, text = actions.rotate_key(
            before, form.cleaned_data["key_id"], by=request.user, at=timezone.now()
        )
    except actions.KeyEnded:
        messages.warning(request, _("This key opens nothing any more. Issue a new one."))
        return redirect("api:partner", organisation_id=before.organisation_id)
    return _issued(request, before.organisation, key, text)


@require_POST
def revoke(request: StaffRequest, key_id: UUID) -> HttpResponse:
    key = _key(request, key_id)
    actions.revoke_key(key, by=request.user, at=timezone.now())
    messages.success(request, _("The key is taken back. The next call with it is refused."))
    return redirect("api:partner", organisation_id=key.organisation_id)


@require_POST
def system_key(request: StaffRequest, organisation_id: UUID) -> HttpResponse:
    """What is passed on to them from now on is sealed to this key, too."""
    organisation = _organisation(request, organisation_id)
    form = SystemKeyForm(request.POST)
    if not form.is_valid():
        return _page(request, organisation, system=form, status=UNREADABLE)
    assert request.user.centre is not None
    public = form.cleaned_data["public"]
    enter_system_key(organisation, request.user.centre, public, by=request.user, at=timezone.now())
    messages.success(request, _("Entered. What you pass on to them from now on, their system can open."))
    return redirect("api:partner", organisation_id=organisation.pk)


@require_POST
def end_system_key(request: StaffRequest, organisation_id: UUID) -> HttpResponse:
    organisation = _organisation(request, organisation_id)
    assert request.user.centre_id is not None
    if key := holding_key(request.user.centre_id, organisation.pk):
        end_key(key, by=request.user, at=timezone.now())
    messages.success(request, _("Nothing new is sealed to their key any more."))
    return redirect("api:partner", organisation_id=organisation.pk)


def _organisation(request: StaffRequest, organisation_id: UUID) -> Organisation:
    require(may_keep_keys(request.user))
    return get_object_or_404(Organisation, pk=organisation_id)


def _key(request: StaffRequest, key_id: UUID) -> PartnerKey:
    rows = PartnerKey.objects.visible_to(request.user).select_related("organisation")
    key: PartnerKey = get_object_or_404(rows, pk=key_id)
    require(may_change(request.user, key))
    return key


def _issued(request: StaffRequest, organisation: Organisation, key: PartnerKey, text: str) -> HttpResponse:
    """The text of a key is shown this once; whoever sends the form twice is told so."""
    if not text:
        messages.warning(
            request, _("This key was issued already. Its text is shown once: take it back if it is lost.")
        )
        return redirect("api:partner", organisation_id=organisation.pk)
    return render(request, "api/issued.html", {"organisation": organisation, "key": key, "text": text})


def _page(
    request: StaffRequest,
    organisation: Organisation,
    *,
    issue: IssueForm | None = None,
    system: SystemKeyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    assert request.user.centre_id is not None
    today = timezone.localdate()
    rows = PartnerKey.objects.visible_to(request.user).filter(organisation=organisation)
    page: dict[str, Any] = {
        "organisation": organisation,
        "keys": shown_keys(
            rows.select_related("organisation").order_by("-issued_on", "-pk")[:MOST_KEYS], today
        ),
        "system_key": shown_system_key(holding_key(request.user.centre_id, organisation.pk)),
        "form": issue or IssueForm(),
        "system_form": system or SystemKeyForm(),
    }
    return render(request, "api/partner.html", page, status=status)
