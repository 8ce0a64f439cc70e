"""Orientations of a month with what they add up to, one more of them, and the card that people take along."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.months import asked_month, neighbours
from jardam.kernel.languages import OWN_NAMES
from jardam.kernel.months import Month
from jardam.outreach import actions
from jardam.outreach.contact_cards import contact_card as card_in
from jardam.outreach.forms import OrientationForm
from jardam.outreach.models import Orientation
from jardam.outreach.permissions import may_note, may_take_back
from jardam.outreach.rules.orientation import added

CHECKLIST = "BEFORE_DEPARTURE"
"""The answer whose leaflet is the checklist."""
MOST_ROWS = 500
"""Of one month: a centre holds some twenty."""
BY_WORD = {language.catalogue: language for language in OWN_NAMES}


@require_safe
def orientations(request: StaffRequest) -> HttpResponse:
    require(may_note(request.user))
    assert request.user.centre is not None
    month, status = asked_month(request, request.user.centre)
    return _page(request, month, OrientationForm(timezone.localdate()), status=status)


@require_POST
def add(request: StaffRequest) -> HttpResponse:
    require(may_note(request.user))
    form = OrientationForm(timezone.localdate(), request.POST)
    if not form.is_valid():
        return _page(request, Month.of(timezone.localdate()), form, status=422)
    noted = actions.note_orientation(form.noted, by=request.user, at=timezone.now())
    messages.success(request, _("Written down."))
    return _to_month(noted)


@require_POST
def take_back(request: StaffRequest, orientation_id: UUID) -> HttpResponse:
    found = get_object_or_404(Orientation.objects.visible_to(request.user), pk=orientation_id)
    if not found.is_taken_back:
        require(may_take_back(request.user, found))
        actions.take_back(found, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back: it counts no more."))
    return _to_month(found)


@require_safe
def contact_card(request: StaffRequest, language: str) -> HttpResponse:
    """To print and hand over, in the language of whoever leaves."""
    require(may_note(request.user))
    spoken = BY_WORD.get(language)
    if spoken is None or request.user.centre is None:
        raise Http404
    centre = str(request.user.centre.names.get("ru") or request.user.centre.code)
    answer = HttpResponse(card_in(centre, spoken, on=timezone.localdate()), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="card-{language}.pdf"'
    return answer


def _to_month(orientation: Orientation) -> HttpResponse:
    return redirect(f"{reverse('outreach:orientations')}?month={Month.of(orientation.held_on)}")


def _page(request: StaffRequest, month: Month, form: OrientationForm, *, status: int = 200) -> HttpResponse:
    held = Orientation.objects.visible_to(request.user).held_in(month).order_by("-held_on", "-pk")
    rows = [(one, may_take_back(request.user, one)) for one in held[:MOST_ROWS]]
    page = {
        "rows": rows,
        "sum": added(one.tally for one, _may in rows if not one.is_taken_back),
        "form": form,
        "languages": [(language.tag, language.catalogue, name) for language, name in OWN_NAMES.items()],
        "checklist": CHECKLIST,
        **neighbours(month),
    }
    return render(request, "outreach/orientations.html", page, status=status)
