"""A case that another centre hands to us: read, taken in, or refused."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.transferring.forms import RefuseForm, TakeInForm
from jardam.desk.transferring.page import arrival_facts, known_here, state_words, told_page
from jardam.kernel.ids import day_uuid
from jardam.network.choices import Refusal
from jardam.people.models import Person
from jardam.transfers import actions
from jardam.transfers.models import Arrival
from jardam.transfers.queries import arrivals_for, read_file
from jardam.transfers.rules.files import Handed
from jardam.vault.unlocked import opener


@require_safe
def arrival(request: StaffRequest, arrival_id: UUID) -> HttpResponse:
    found = _arrival(request, arrival_id)
    handed = _read(request, found)
    if handed is None:
        return _page(request, found)
    taking = TakeInForm(
        initial={"case_id": day_uuid()}, today=today_of(request), known=known_here(request, handed)
    )
    return _page(request, found, told=_told(request, handed), taking=taking, refusing=RefuseForm())


@require_POST
def take_in(request: StaffRequest, arrival_id: UUID) -> HttpResponse:
    found = _arrival(request, arrival_id)
    handed = _read(request, found)
    if handed is None:
        return _ended(request, found)
    form = TakeInForm(request.POST, today=today_of(request), known=known_here(request, handed))
    if not form.is_valid():
        told = _told(request, handed)
        return _page(request, found, told=told, taking=form, refusing=RefuseForm(), status=422)
    person = Person.objects.open_to(request.user).select_related("key").filter(pk=form.person_id).first()
    taking = actions.Taking(form.cleaned_data["case_id"], form.then, person, opener(request))
    try:
        case = actions.take_in(found, taking, by=request.user, at=timezone.now())
    except actions.AlreadyEnded:
        return _ended(request, found)
    messages.success(request, _("The case is yours now. Call them and say who you are."))
    return redirect("desk:case", case_id=case.pk)


@require_POST
def refuse(request: StaffRequest, arrival_id: UUID) -> HttpResponse:
    found = _arrival(request, arrival_id)
    form = RefuseForm(request.POST)
    handed = None if form.is_valid() else _read(request, found)
    if handed is not None:
        taking = TakeInForm(
            initial={"case_id": day_uuid()}, today=today_of(request), known=known_here(request, handed)
        )
        return _page(request, found, told=_told(request, handed), taking=taking, refusing=form, status=422)
    if not form.is_valid():
        return _ended(request, found)
    try:
        actions.refuse(found, Refusal(form.cleaned_data["why"]), by=request.user, at=timezone.now())
    except actions.AlreadyEnded:
        return _ended(request, found)
    return redirect("desk:arrival", arrival_id=found.pk)


def _arrival(request: StaffRequest, arrival_id: UUID) -> Arrival:
    found: Arrival = get_object_or_404(arrivals_for(request.user), pk=arrival_id)
    return found


def _read(request: StaffRequest, found: Arrival) -> Handed | None:
    """None where it was taken back, is over, or was done with by a colleague."""
    try:
        return read_file(found, by=request.user, at=timezone.now())
    except actions.AlreadyEnded:
        return None


def _ended(request: StaffRequest, found: Arrival) -> HttpResponse:
    """Nothing can be done with it any more; where it was taken in, its case says so."""
    case_id = Arrival.objects.visible_to(request.user).values_list("case_id", flat=True).get(pk=found.pk)
    if case_id is not None:
        return redirect("desk:case", case_id=case_id)
    messages.warning(request, _("It has ended meanwhile; nothing was changed."))
    return redirect("desk:arrival", arrival_id=found.pk)


def _told(request: StaffRequest, handed: Handed) -> object:
    return told_page(handed, today_of(request))


def _page(request: StaffRequest, found: Arrival, *, status: int = 200, **shown: object) -> HttpResponse:
    page = {"arrival": found, "state": state_words(found.state), "facts": arrival_facts(found), **shown}
    return render(request, "desk/transfers/arrival.html", page, status=status)
