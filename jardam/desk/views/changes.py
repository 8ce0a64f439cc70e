"""Changes of the law: entered by one person, looked through, confirmed by another, withdrawn when they were wrong."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.desk.change_forms import (
    NEXT_LOOK,
    EditForm,
    EnterForm,
    RowForm,
    SeenForm,
    WithdrawForm,
    period_key,
)
from jardam.desk.changes import facts_of, rehearsal_of, starts_on
from jardam.law import actions
from jardam.law.models import Change, Parameter
from jardam.law.permissions import may_confirm, may_discard, may_edit_change, may_keep_law, may_withdraw
from jardam.law.queries import as_rule, effects_of, known_parameters
from jardam.law.rules.changing import Act
from jardam.law.wording import citation, titled
from jardam.services.actions import ask_reach
from jardam.services.reach import reach_of

PAGE_ROWS = 25


@require_safe
def changes(request: StaffRequest) -> HttpResponse:
    """All changes, the latest first, page by page; what waits stands on top whatever its age."""
    require(may_keep_law(request.user))
    rows = Change.objects.visible_to(request.user)
    waiting = list(rows.open().order_by("-number")[:PAGE_ROWS])
    ended = rows.exclude(pk__in=rows.open().values("pk"))
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 9:
        ended = ended.filter(number__lt=int(before))
    found = list(ended.order_by("-number")[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    lines = _lines([*waiting, *shown], request.user)
    page = {
        "waiting": lines[: len(waiting)],
        "ended": lines[len(waiting) :],
        "older_url": f"{reverse('desk:changes')}?before={shown[-1].number}" if len(found) > PAGE_ROWS else "",
    }
    return render(request, "desk/changes.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: StaffRequest, row_code: str) -> HttpResponse:
    """Enter what becomes of one row of the law."""
    require(may_keep_law(request.user))
    periods = known_parameters([row_code]).get(row_code)
    if not periods:
        raise Http404
    drafts = Change.objects.open().filter(entered_by=request.user).order_by("-number")[:PAGE_ROWS]
    if request.method != "POST":
        return _entering(
            request, row_code, periods, EnterForm(periods, drafts, initial=_initial(periods[-1]))
        )
    form = EnterForm(periods, drafts, request.POST)
    if not form.is_valid():
        return _entering(request, row_code, periods, form, status=422)
    try:
        change = _entered(form, row_code, request.user)
    except actions.ChangeRefused as refused:
        form.refuse(refused)
        return _entering(request, row_code, periods, form, status=422)
    except actions.MovedMeanwhile:
        form.add_error("into", _("This change is not being entered any more. Choose another one."))
        return _entering(request, row_code, periods, form, status=422)
    ask_reach(change)
    return redirect("desk:change", change_id=change.pk)


@require_safe
def change(request: StaffRequest, change_id: UUID) -> HttpResponse:
    return _one(request, _visible(request, change_id), WithdrawForm())


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """Say something else of what a change rests on."""
    found = _visible(request, change_id)
    require(may_edit_change(request.user, found))
    if request.method != "POST":
        return _editing(request, found, EditForm(initial=_said(found)))
    form = EditForm(request.POST)
    if not form.is_valid():
        return _editing(request, found, form, status=422)
    try:
        actions.edit_change(
            found.pk, form.words, revision=form.cleaned_data["seen"], by=request.user, at=timezone.now()
        )
    except actions.MovedMeanwhile:
        found.refresh_from_db()
        form.add_error(None, _("Another page has edited this change. Look at what stands there now."))
        return _editing(request, found, form, status=409)
    ask_reach(found)
    return redirect("desk:change", change_id=found.pk)


@require_POST
def row_remove(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """Take one row out of a change that is being entered."""
    found = _visible(request, change_id)
    require(may_edit_change(request.user, found))
    form = RowForm(request.POST)
    if not form.is_valid():
        return _one(request, found, WithdrawForm(), status=422)
    actions.remove_row(found.pk, form.cleaned_data["row"], by=request.user, at=timezone.now())
    ask_reach(found)
    return redirect("desk:change", change_id=found.pk)


@require_POST
def rehearse(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """It was looked through: a second person may confirm it."""
    found = _visible(request, change_id)
    require(may_edit_change(request.user, found))
    form = SeenForm(request.POST)
    if not form.is_valid():
        return _one(request, found, WithdrawForm(), status=422)
    try:
        actions.rehearse_change(
            found.pk, revision=form.cleaned_data["seen"], by=request.user, at=timezone.now()
        )
    except (actions.MovedMeanwhile, actions.ChangeRefused):
        messages.warning(request, _("The law or this change is another by now. Look at what stands here."))
    else:
        ask_reach(found)
        messages.success(request, _("Waits for a second person. Nothing has changed yet."))
    return redirect("desk:change", change_id=found.pk)


@require_POST
def confirm(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """The second person puts it into force."""
    found = _visible(request, change_id)
    require(may_confirm(request.user, found) or not found.is_open)
    try:
        actions.confirm_change(found.pk, by=request.user, at=timezone.now())
    except (actions.MovedMeanwhile, actions.ChangeRefused):
        messages.warning(request, _("The law or this change is another by now. Look at what stands here."))
    else:
        ask_reach(found)
        messages.success(
            request, _("Confirmed. Answers say it from its day on; notices wait to be released.")
        )
    return redirect("desk:change", change_id=found.pk)


@require_POST
def discard(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """Throw a change away that was never in force."""
    found = _visible(request, change_id)
    require(may_discard(request.user, found) or not found.is_open)
    try:
        actions.discard_change(found.pk, by=request.user, at=timezone.now())
    except actions.MovedMeanwhile:
        messages.warning(request, _("This change has been decided already."))
    else:
        messages.success(request, _("Thrown away. That it was entered stays written down."))
    return redirect("desk:change", change_id=found.pk)


@require_POST
def withdraw(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """Take a wrong change back: each period says again what it said before."""
    found = _visible(request, change_id)
    require(may_withdraw(request.user, found) or found.is_released)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _one(request, found, form, status=422)
    try:
        actions.withdraw_change(found.pk, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except actions.LaterChangeStands:
        form.add_error(None, _("A later change of the same row stands on this one. Withdraw that one first."))
        return _one(request, found, form, status=422)
    except actions.MovedMeanwhile:
        messages.warning(request, _("This change has been withdrawn already."))
    else:
        ask_reach(found)
        messages.success(request, _("Withdrawn. Answers say again what they said before."))
    return redirect("desk:change", change_id=found.pk)


def _entered(form: EnterForm, row_code: str, user: User) -> Change:
    proposal, now = form.proposal(row_code), timezone.now()
    if draft := form.draft:
        return actions.add_row(draft.pk, proposal, by=user, at=now)
    return actions.draft_change(form.words, proposal, by=user, at=now)


def _entering(
    request: StaffRequest, row_code: str, periods: list[Parameter], form: EnterForm, *, status: int = 200
) -> HttpResponse:
    page = {"form": form, "code": row_code, "title": titled(as_rule(periods[-1]))}
    return render(request, "desk/change_enter.html", page, status=status)


def _editing(request: StaffRequest, found: Change, form: EditForm, *, status: int = 200) -> HttpResponse:
    stands = facts_of(found) if status == 409 else []
    page = {"form": form, "change": found, "stands": stands}
    return render(request, "desk/change_edit.html", page, status=status)


def _one(request: StaffRequest, found: Change, form: WithdrawForm, *, status: int = 200) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    page: dict[str, Any] = {
        "change": found,
        "facts": facts_of(found),
        "rehearsal": rehearsal_of(found, user, today),
        "reach": reach_of(found, user),
        "effects": effects_of(found, user) if found.is_released and user.centre_id else None,
        "form": form,
        "may_edit": may_edit_change(user, found),
        "may_confirm": may_confirm(user, found),
        "may_discard": may_discard(user, found),
        "may_withdraw": may_withdraw(user, found),
        "is_own": found.entered_by_id == user.pk,
    }
    return render(request, "desk/change.html", page, status=status)


def _lines(shown: list[Change], user: User) -> list[dict[str, object]]:
    """Two queries: who entered them, and from which day each holds."""
    names = display_names(User.objects.filter(pk__in={one.entered_by_id for one in shown}))
    first = starts_on(shown)
    return [
        {
            "change": one,
            "entered_by": names.get(one.entered_by_id, ""),
            "starts_on": first.get(one.pk),
            "waits_for_me": may_confirm(user, one),
        }
        for one in shown
    ]


def _initial(row: Parameter) -> dict[str, object]:
    today: date = timezone.localdate()
    return {
        "act": Act.NEW_PERIOD.value,
        "period": period_key(row),
        "value": row.value,
        "law": citation(as_rule(row)),
        "checked_on": today,
        "review_on": today + NEXT_LOOK,
    }


def _said(found: Change) -> dict[str, object]:
    told = {
        name: getattr(found, name) for name in ("law", "sources", "confidence", "checked_on", "review_on")
    }
    return {**told, "reason": found.reason, "seen": found.revision}


def _visible(request: StaffRequest, change_id: UUID) -> Change:
    rows = Change.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("entered_by", "confirmed_by", "withdrawn_by"), pk=change_id)
