"""The practices of a centre: all of them as a picture, one of them, and what is written of it."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.practice import actions, queries
from jardam.practice.forms import ChangeForm, PracticeForm, WithdrawForm, as_typed
from jardam.practice.models import Practice
from jardam.practice.permissions import may_change, may_read_practices, may_write_practices
from jardam.practice.showing import picture_rows, transfer_lines, waiting_words
from jardam.practice.views.finding import found_practice, today_of
from jardam.practice.views.one import practice_page


@require_safe
def practices(request: StaffRequest) -> HttpResponse:
    """What waits for a look, then all practices by branch, the latest first."""
    require(may_read_practices(request.user))
    today, number = today_of(request), _number(request)
    branches = queries.branches_shown(request.user)
    found = queries.practices_before(request.user, number, branches, today)
    waiting = queries.looks_waiting(request.user, today)
    shown = picture_rows(found[: queries.PAGE_ROWS], branches)
    older = (
        f"{reverse('practice:practices')}?{urlencode({'before': shown[-1].practice.number})}" if shown else ""
    )
    page = {
        "waiting": transfer_lines(waiting, today),
        "waiting_words": waiting_words(len(waiting)),
        "branches": branches,
        "rows": shown,
        "older_url": older if len(found) > queries.PAGE_ROWS else "",
        "may_write": may_write_practices(request.user),
    }
    return render(request, "practice/practices.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    require(may_write_practices(request.user))
    branches = queries.branches_shown(request.user)
    if request.method != "POST":
        return render(request, "practice/write.html", {"form": PracticeForm(branches)})
    form = PracticeForm(branches, request.POST)
    if not form.is_valid():
        return render(request, "practice/write.html", {"form": form}, status=422)
    written = actions.write_practice(form.written, by=request.user, at=timezone.now())
    messages.success(request, _("The practice is written down."))
    return redirect("practice:practice", practice_id=written.pk)


@require_safe
def practice(request: StaffRequest, practice_id: UUID) -> HttpResponse:
    return practice_page(request, found_practice(request, practice_id))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: StaffRequest, practice_id: UUID) -> HttpResponse:
    found = found_practice(request, practice_id)
    require(may_change(request.user, found))
    branches = queries.branches_shown(request.user)
    if request.method != "POST":
        return _change_page(request, found, ChangeForm(branches, initial=as_typed(found)))
    form = ChangeForm(branches, request.POST)
    if not form.is_valid():
        return _change_page(request, found, form, status=422)
    seen = form.cleaned_data["seen"]
    try:
        actions.change_practice(found, form.written, seen=seen, by=request.user, at=timezone.now())
    except actions.PracticeChanged:
        return _change_page(request, found, _behind(request, found), status=409)
    except actions.PracticeWithdrawn:
        messages.warning(request, _("This practice was withdrawn meanwhile. Nothing of it was changed."))
    else:
        messages.success(request, _("The practice is saved."))
    return redirect("practice:practice", practice_id=found.pk)


@require_POST
def withdraw(request: StaffRequest, practice_id: UUID) -> HttpResponse:
    """Once: whoever presses the button again sees that it is withdrawn."""
    found = found_practice(request, practice_id)
    if found.is_withdrawn:
        require(may_write_practices(request.user))
        return redirect("practice:practice", practice_id=found.pk)
    require(may_change(request.user, found))
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return practice_page(request, found, withdraw=form, status=422)
    try:
        actions.withdraw_practice(found, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except actions.PracticeWithdrawn:
        messages.warning(request, _("This practice was withdrawn meanwhile. Nothing of it was changed."))
    else:
        messages.success(request, _("The practice is withdrawn. What is written of it stays."))
    return redirect("practice:practice", practice_id=found.pk)


def _behind(request: StaffRequest, found: Practice) -> ChangeForm:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    typed = request.POST.copy()
    typed["seen"] = str(found.revision)
    form = ChangeForm(queries.branches_shown(request.user), typed)
    form.add_error(
        None, _("Somebody has changed this practice since you opened the page. Compare, then save again.")
    )
    return form


def _change_page(
    request: StaffRequest, found: Practice, form: ChangeForm, *, status: int = 200
) -> HttpResponse:
    page = {"form": form, "practice": found, "stands": found.written if status == 409 else None}
    return render(request, "practice/write.html", page, status=status)


def _number(request: StaffRequest) -> int | None:
    """After which practice the page begins; what is no number begins at the first."""
    before = request.GET.get("before", "")
    return int(before) if before.isascii() and before.isdigit() and len(before) < 9 else None
