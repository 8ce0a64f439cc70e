"""The items that a centre adds to the checklists of its cases."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.cases import actions
from jardam.cases.models import OwnItem
from jardam.cases.permissions import may_keep_checklists
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.checklist_forms import OwnItemForm
from jardam.kernel.ids import day_uuid


@require_safe
def own_items(request: StaffRequest) -> HttpResponse:
    require(may_keep_checklists(request.user))
    return _page(request, OwnItemForm(initial={"item_id": day_uuid()}))


@require_POST
def add(request: StaffRequest) -> HttpResponse:
    require(may_keep_checklists(request.user))
    form = OwnItemForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.add_item(form.adding, by=request.user, at=timezone.now())
    return _written(request)


@require_POST
def turn(request: StaffRequest, own_item_id: UUID) -> HttpResponse:
    """Take an item off the checklist, or put it back: the button says which, so that a double click does it once."""
    own: OwnItem = get_object_or_404(OwnItem.objects.of_centre_of(request.user), pk=own_item_id)
    require(may_keep_checklists(request.user))
    is_wanted = request.POST.get("offer") == "yes"
    actions.turn_item(own, is_wanted=is_wanted, by=request.user, at=timezone.now())
    return _written(request)


def _written(request: StaffRequest) -> HttpResponse:
    messages.success(request, _("Written down."))
    return redirect("desk:own_items")


def _page(request: StaffRequest, form: OwnItemForm, *, status: int = 200) -> HttpResponse:
    tag = (get_language() or "ru")[:2]
    ours = OwnItem.objects.of_centre_of(request.user).order_by("track", "pk")
    page = {"items": [(own, own.item.said(tag)) for own in ours], "form": form}
    return render(request, "desk/cases/own_items.html", page, status=status)
