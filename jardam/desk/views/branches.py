"""The branches of the centre: one more, or another name. Taken off and put back they are where the lists are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.accounts import actions
from jardam.accounts.permissions import may_keep_branches
from jardam.accounts.refusals import BranchChanged, Refused
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Branch
from jardam.desk.branches import BranchForm, as_typed
from jardam.desk.views.lists import lists_page


@require_POST
def add(request: StaffRequest) -> HttpResponse:
    require(may_keep_branches(request.user))
    assert request.user.centre is not None
    form = BranchForm(request.POST)
    if not form.is_valid():
        return lists_page(request, branch=form, status=422)
    try:
        actions.add_branch(request.user.centre, form.facts, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error("name_ru", str(refusal))
        return lists_page(request, branch=form, status=422)
    messages.success(request, _("Written down."))
    return redirect("desk:lists")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: StaffRequest, branch_id: UUID) -> HttpResponse:
    """Another name or other languages; what was recorded for the branch stays with it."""
    found: Branch = get_object_or_404(Branch.objects.of_centre_of(request.user), pk=branch_id)
    require(may_keep_branches(request.user))
    if request.method != "POST":
        return _page(request, found, BranchForm(initial=as_typed(found)))
    form = BranchForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        actions.change_branch(
            found, form.facts, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now()
        )
    except BranchChanged as refusal:
        return _page(request, found, _with_what_stands(request, found, refusal), status=409)
    except Refused as refusal:
        form.add_error("name_ru", str(refusal))
        return _page(request, found, form, status=422)
    messages.success(request, _("Written down."))
    return redirect("desk:lists")


def _with_what_stands(request: StaffRequest, found: Branch, refusal: Refused) -> BranchForm:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    typed = request.POST.copy()
    typed["seen"] = str(as_typed(found)["seen"])
    form = BranchForm(typed)
    form.add_error(None, str(refusal))
    return form


def _page(request: StaffRequest, found: Branch, form: BranchForm, *, status: int = 200) -> HttpResponse:
    return render(request, "desk/branch.html", {"branch": found, "form": form}, status=status)
