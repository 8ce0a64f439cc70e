"""The precedents of a centre: all of them, one of them, and whether it still holds."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.precedents import actions, queries
from jardam.precedents.forms import SeenForm, WithdrawForm
from jardam.precedents.models import Precedent
from jardam.precedents.permissions import may_look, may_read_precedents, may_withdraw
from jardam.precedents.showing import facts_of, law_behind, listed
from jardam.precedents.views.finding import found_precedent


@require_safe
def precedents(request: StaffRequest) -> HttpResponse:
    """What waits for a second person, then all that were published, the latest first."""
    require(may_read_precedents(request.user))
    found = queries.precedents_before(request.user, _number(request))
    shown = listed(found[: queries.PAGE_ROWS])
    older = urlencode({"before": shown[-1].precedent.number}) if len(found) > queries.PAGE_ROWS else ""
    page = {
        "waiting": [(draft, spoken(draft.case.reference)) for draft in queries.drafts_waiting(request.user)],
        "rows": shown,
        "older_url": f"{reverse('precedents:precedents')}?{older}" if older else "",
    }
    return render(request, "precedents/precedents.html", page)


@require_safe
def precedent(request: StaffRequest, precedent_id: UUID) -> HttpResponse:
    return _page(request, found_precedent(request, precedent_id))


@require_POST
def look(request: StaffRequest, precedent_id: UUID) -> HttpResponse:
    """Somebody has read it beside the changed law, and it holds."""
    found = found_precedent(request, precedent_id)
    form = SeenForm(request.POST)
    if not form.is_valid():
        return _page(request, found, fault=_("The page is broken. Reload it."), status=422)
    try:
        actions.look_at_precedent(found, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now())
    except actions.PrecedentChanged:
        return _behind(request, found)
    messages.success(request, _("Written down: it holds under the law as it is now."))
    return redirect("precedents:precedent", precedent_id=found.pk)


@require_POST
def withdraw(request: StaffRequest, precedent_id: UUID) -> HttpResponse:
    """Once: whoever presses the button again sees that it is withdrawn."""
    found = found_precedent(request, precedent_id)
    if found.is_withdrawn:
        return redirect("precedents:precedent", precedent_id=found.pk)
    require(may_withdraw(request.user, found))
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        actions.withdraw_precedent(found, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except actions.PrecedentChanged:
        return _behind(request, found)
    messages.success(request, _("The precedent is withdrawn. What is written of it stays."))
    return redirect("precedents:precedent", precedent_id=found.pk)


def _behind(request: StaffRequest, found: Precedent) -> HttpResponse:
    messages.warning(request, _("Somebody was faster. Look at what stands here now."))
    return redirect("precedents:precedent", precedent_id=found.pk)


def _page(
    request: StaffRequest,
    found: Precedent,
    form: WithdrawForm | None = None,
    *,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        "precedent": found,
        "words": found.words,
        "facts": facts_of(found),
        "law": law_behind(found),
        "fault": fault,
        "is_stale": found.is_stale and not found.is_withdrawn,
        "may_look": may_look(request.user, found),
        "withdraw_form": (form or WithdrawForm()) if may_withdraw(request.user, found) else None,
    }
    return render(request, "precedents/precedent.html", page, status=status)


def _number(request: StaffRequest) -> int | None:
    """After which precedent the page begins; what is no number begins at the first."""
    before = request.GET.get("before", "")
    return int(before) if before.isascii() and before.isdigit() and len(before) < 9 else None
