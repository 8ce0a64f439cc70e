"""A practice goes to another branch, and somebody looks what became of it there."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.practice import actions, queries
from jardam.practice.forms import LookForm
from jardam.practice.models import Practice, Transfer
from jardam.practice.permissions import may_hand, may_look, may_write_practices
from jardam.practice.rules.transfers import State
from jardam.practice.showing import transfer_lines
from jardam.practice.views.finding import found_practice, found_transfer, today_of
from jardam.practice.views.one import hand_form, practice_page


@require_POST
def hand(request: StaffRequest, practice_id: UUID) -> HttpResponse:
    found = found_practice(request, practice_id)
    require(may_write_practices(request.user))
    if not may_hand(request.user, found):
        return _too_late(request, found)
    transfers, branches = queries.transfers_of(found), queries.branches_shown(request.user)
    form = hand_form(request, found, branches, _others(request, transfers), data=request.POST)
    if not form.is_valid():
        return practice_page(request, found, hand=form, status=422)
    try:
        actions.hand_practice(found, form.handing, by=request.user, at=timezone.now())
    except actions.PracticeWithdrawn:
        return _too_late(request, found)
    except actions.AlreadyHanded:
        form.add_error("to_branch", _("This branch has it already. Look below what became of it there."))
        return practice_page(request, found, hand=form, status=422)
    messages.success(request, _("Written down: the practice is handed over."))
    return redirect("practice:practice", practice_id=found.pk)


@require_safe
def transfer(request: StaffRequest, transfer_id: UUID) -> HttpResponse:
    """One transfer, and for whoever answers for it the question what became of it."""
    found = found_transfer(request, transfer_id)
    return _page(request, found, LookForm(today_of(request), initial={"seen": found.revision}))


@require_POST
def look(request: StaffRequest, transfer_id: UUID) -> HttpResponse:
    """Whoever answers for it, or the head, says what became of it."""
    found, today = found_transfer(request, transfer_id), today_of(request)
    require(may_look(request.user, found))
    form = LookForm(today, request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    seen = form.cleaned_data["seen"]
    try:
        actions.look_at_transfer(found, form.look, seen=seen, by=request.user, at=timezone.now())
    except actions.TransferChanged:
        return _page(request, found, _behind(request, found, today), status=409)
    messages.success(request, _("Written down."))
    return redirect("practice:practice", practice_id=found.practice_id)


def _others(request: StaffRequest, transfers: list[Transfer]) -> list[Transfer]:
    """Without the one that this very form may have written a moment ago: sent twice it is taken, and written once."""
    return [one for one in transfers if str(one.to_branch_id) != request.POST.get("to_branch")]


def _too_late(request: StaffRequest, found: Practice) -> HttpResponse:
    messages.warning(request, _("This practice was withdrawn meanwhile. It is not handed over any more."))
    return redirect("practice:practice", practice_id=found.pk)


def _behind(request: StaffRequest, found: Transfer, today: date) -> LookForm:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    typed = request.POST.copy()
    typed["seen"] = str(found.revision)
    form = LookForm(today, typed)
    form.add_error(None, _("Somebody has said already what became of it. Look at it above, then save again."))
    return form


def _page(request: StaffRequest, found: Transfer, form: LookForm, *, status: int = 200) -> HttpResponse:
    (line,) = transfer_lines([found], today_of(request))
    is_open = found.state != State.NOT_USED.value
    page = {
        "transfer": found,
        "practice": found.practice,
        "name": found.practice.name,
        "line": line,
        "found": found.found,
        "form": form if is_open and may_look(request.user, found) else None,
    }
    return render(request, "practice/transfer.html", page, status=status)
