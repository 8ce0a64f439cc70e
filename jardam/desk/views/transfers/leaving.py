"""A case is handed to another centre, and what becomes of it there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre
from jardam.desk.casework.page import today_of
from jardam.desk.transferring.forms import HandOverForm
from jardam.desk.transferring.handing import aloud, asked_for, begun, cannot_go, not_agreed
from jardam.desk.transferring.page import departure_facts, listed_arrivals, listed_departures, state_words
from jardam.desk.views.cases.reading import visible_case
from jardam.people.rules.consent import NotAgreed
from jardam.transfers import actions
from jardam.transfers.models import Departure
from jardam.transfers.permissions import may_hand_over, may_take_in
from jardam.transfers.queries import arrivals_for, departures_for, waiting_departure
from jardam.transfers.rules.files import TermsStay
from jardam.transfers.rules.lives import State
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener

MOST_ROWS = 50


@require_safe
def transfers(request: StaffRequest) -> HttpResponse:
    """The newest of both kinds."""
    require(may_take_in(request.user))
    came = arrivals_for(request.user).order_by("-arrived_on", "-pk")[:MOST_ROWS]
    went = departures_for(request.user).order_by("-opened_on", "-pk")[:MOST_ROWS]
    page = {"arrivals": listed_arrivals(came), "departures": listed_departures(went)}
    return render(request, "desk/transfers/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = visible_case(request, case_id)
    require(may_hand_over(request.user, case))
    if why := cannot_go(case):
        messages.warning(request, why)
        return redirect("desk:case", case_id=case.pk)
    waiting = waiting_departure(case)
    if waiting is not None:
        return redirect("desk:departure", departure_id=waiting.pk)
    centres = list(Centre.objects.exclude(pk=case.centre_id).order_by("code"))
    if request.method != "POST":
        return _page(request, case, HandOverForm(initial=begun(), centres=centres))
    form = HandOverForm(request.POST, centres=centres)
    return _offered(request, case, form) if form.is_valid() else _page(request, case, form)


def _offered(request: StaffRequest, case: Case, form: HandOverForm) -> HttpResponse:
    asked, key = asked_for(form, today_of(request)), opener(request)
    try:
        made = actions.offer_case(case, asked, opener=key, by=request.user, at=timezone.now())
    except NotAgreed as error:
        form.add_error("is_agreed", not_agreed(error))
        return _page(request, case, form)
    except TermsStay:
        form.add_error(
            "tell_STORY", _("A term runs in this case. It goes along with the story alone: tick it.")
        )
        return _page(request, case, form)
    except (actions.AlreadyOnItsWay, FileKeyDestroyed):  # by a colleague, since the page was opened
        return redirect("desk:case", case_id=case.pk)
    messages.success(request, _("It stands before the other centre now. Until they take it in, it is yours."))
    return redirect("desk:departure", departure_id=made.pk)


def _page(request: StaffRequest, case: Case, form: HandOverForm) -> HttpResponse:
    page = {"case": case, "form": form, "aloud": aloud(request)}
    status = 422 if form.is_bound else 200
    return render(request, "desk/transfers/hand_over.html", page, status=status)


@require_safe
def departure(request: StaffRequest, departure_id: UUID) -> HttpResponse:
    found = _departure(request, departure_id)
    page = {
        "departure": found,
        "state": state_words(found.state),
        "facts": departure_facts(found),
        "may_take_back": found.is_open and may_hand_over(request.user, found.case),
        "may_close": found.state == State.TAKEN and found.case.is_open,
    }
    return render(request, "desk/transfers/departure.html", page)


@require_POST
def take_back(request: StaffRequest, departure_id: UUID) -> HttpResponse:
    found = _departure(request, departure_id)
    require(may_hand_over(request.user, found.case))
    try:
        actions.take_back(found, by=request.user, at=timezone.now())
    except actions.AlreadyEnded:
        messages.warning(request, _("It has ended meanwhile; nothing was changed."))
    return redirect("desk:departure", departure_id=found.pk)


@require_POST
def close_handed(request: StaffRequest, departure_id: UUID) -> HttpResponse:
    """They took it in: it is closed here, and its terms, which run there, end."""
    found = _departure(request, departure_id)
    require(may_write(request.user, found.case))
    if found.state != State.TAKEN or not found.case.is_open:
        messages.warning(request, _("There is nothing to close here; nothing was changed."))
        return redirect("desk:departure", departure_id=found.pk)
    case = actions.close_handed(found, opener=opener(request), by=request.user, at=timezone.now())
    messages.success(request, _("The case is closed: the other centre goes on with it."))
    return redirect("desk:case", case_id=case.pk)


@require_POST
def see_departure(request: StaffRequest, departure_id: UUID) -> HttpResponse:
    found = _departure(request, departure_id)
    require(may_write(request.user, found.case))
    actions.see(found, by=request.user, at=timezone.now())
    return redirect("desk:departure", departure_id=found.pk)


def _departure(request: StaffRequest, departure_id: UUID) -> Departure:
    found: Departure = get_object_or_404(departures_for(request.user), pk=departure_id)
    return found
