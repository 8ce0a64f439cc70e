"""A warning: opened of a party, read, and what is done with it. Each deed is one form on its page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.desk.casework.page import today_of
from jardam.desk.otherside.warning_forms import (
    AppealForm,
    DecideForm,
    GroundsForm,
    RenewForm,
    ReplyForm,
    SeenWarning,
)
from jardam.desk.otherside.warnings import shown_warning, warning_facts
from jardam.desk.views.parties.reading import found_whole
from jardam.parties import actions
from jardam.parties.models import PartyWarning
from jardam.parties.permissions import may_decide, may_keep_warnings, may_warn
from jardam.parties.queries import Warned, warnings_now
from jardam.parties.rules.warnings import MoveRefused, State

Made = Callable[..., forms.Form]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done with a warning, in which states, and by whom."""

    made: Callable[[StaffRequest], Made]
    done: Callable[[StaffRequest, PartyWarning, Any], PartyWarning]
    states: frozenset[State]
    may: Callable[[User, PartyWarning], bool] = lambda user, _warning: may_keep_warnings(user)


@require_http_methods(["GET", "HEAD", "POST"])
def warn(request: StaffRequest, party_id: UUID) -> HttpResponse:
    """Open one. Below three people the page is not there, as it is not for somebody of whom nobody told."""
    whole = found_whole(request, party_id)
    require(may_warn(request.user, whole.root))
    form = GroundsForm(request.POST if request.method == "POST" else None)
    page = {"form": form, "party": whole.root, "name": whole.name}
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/parties/warn.html", page, status=422 if form.is_bound else 200)
    try:
        made = actions.open_warning(whole.root, form.grounds, by=request.user, at=timezone.now())
    except actions.TooFew:
        form.add_error(None, _("It cannot be said: too few people are known to tell of it independently."))
        return render(request, "desk/parties/warn.html", page, status=422)
    except actions.SameEyes:
        form.add_error(
            None,
            _("A warning that you kept fell on an appeal: a colleague must say whether there is another."),
        )
        return render(request, "desk/parties/warn.html", page, status=422)
    except actions.WarningStands:
        messages.info(request, _("A warning stands already."))
        return redirect("desk:party", party_id=whole.root.pk)
    messages.success(request, _("The warning is open: whoever answers calls finds it from now on."))
    return redirect("desk:party_warning", warning_id=made.pk)


@require_safe
def warning(request: StaffRequest, warning_id: UUID) -> HttpResponse:
    return _page(request, _found(request, warning_id))


@require_POST
def act(request: StaffRequest, warning_id: UUID, deed: str) -> HttpResponse:
    found, todo = _found(request, warning_id), DEEDS[deed]
    if found.in_state is State.WITHDRAWN:
        return _gone(request)
    require(todo.may(request.user, found))
    form = todo.made(request)(request.POST)
    if not form.is_valid():
        return _page(request, found, {deed: form}, status=422)
    try:
        done = todo.done(request, found, form)
    except (actions.WarningChanged, MoveRefused):
        return _behind(request, warning_id, deed)
    except actions.TooFew:
        form.add_error(None, _("It cannot be said: too few people are known to tell of it independently."))
        return _page(request, found, {deed: form}, status=422)
    if done.in_state is State.WITHDRAWN:
        return _gone(request)
    messages.success(request, _("Written down."))
    return redirect("desk:party_warning", warning_id=found.pk)


def _gone(request: StaffRequest) -> HttpResponse:
    messages.success(request, _("The warning is withdrawn: nobody sees it any more."))
    return redirect("desk:employer_check")


def _behind(request: StaffRequest, warning_id: UUID, deed: str) -> HttpResponse:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    found = _found(request, warning_id)
    if found.in_state is State.WITHDRAWN:
        return _gone(request)
    typed = request.POST.copy()
    typed["seen"] = str(found.revision)
    form = DEEDS[deed].made(request)(typed)
    form.add_error(None, _("Somebody has done something with this warning meanwhile. Look, then send again."))
    return _page(request, found, {deed: form}, status=409)


def _renew(request: StaffRequest, found: PartyWarning, form: RenewForm) -> PartyWarning:
    seen = form.cleaned_data["seen"]
    return actions.renew(found, form.grounds, seen=seen, by=request.user, at=timezone.now())


def _reply(request: StaffRequest, found: PartyWarning, form: ReplyForm) -> PartyWarning:
    said = form.cleaned_data
    words, day = said["words"], said["day"]
    return actions.reply(found, words, day, seen=said["seen"], by=request.user, at=timezone.now())


def _appeal(request: StaffRequest, found: PartyWarning, form: AppealForm) -> PartyWarning:
    said = form.cleaned_data
    return actions.appeal(found, said["words"], seen=said["seen"], by=request.user, at=timezone.now())


def _decide(request: StaffRequest, found: PartyWarning, form: DecideForm) -> PartyWarning:
    outcome, troubles = form.decided
    seen = form.cleaned_data["seen"]
    return actions.decide(found, outcome, troubles, seen=seen, by=request.user, at=timezone.now())


def _withdraw(request: StaffRequest, found: PartyWarning, form: SeenWarning) -> PartyWarning:
    return actions.withdraw(found, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now())


def _reply_form(request: StaffRequest) -> Made:
    def made(typed: Any = None, **options: Any) -> ReplyForm:
        return ReplyForm(typed, today=today_of(request), **options)

    return made


DEEDS: Mapping[str, Deed] = {
    "decide": Deed(lambda _request: DecideForm, _decide, frozenset({State.APPEALED}), may_decide),
    "renew": Deed(lambda _request: RenewForm, _renew, frozenset({State.STANDING})),
    "reply": Deed(_reply_form, _reply, frozenset({State.STANDING, State.APPEALED})),
    "appeal": Deed(lambda _request: AppealForm, _appeal, frozenset({State.STANDING})),
    "withdraw": Deed(lambda _request: SeenWarning, _withdraw, frozenset({State.STANDING})),
}


def _found(request: StaffRequest, warning_id: UUID) -> PartyWarning:
    """Errors: Http404."""
    found: PartyWarning = get_object_or_404(PartyWarning.objects.visible_to(request.user), pk=warning_id)
    return found


def _warned(request: StaffRequest, found: PartyWarning) -> Warned:
    """Errors: Http404, when it was withdrawn."""
    rows = warnings_now(found.centre_id, today_of(request))
    one = next((one for one in rows if one.warning.pk == found.pk), None)
    if one is None:
        raise Http404
    return one


def _page(
    request: StaffRequest,
    found: PartyWarning,
    typed: Mapping[str, forms.Form] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    one = _warned(request, found)
    note_reading("warning.read", found, by=request.user, at=timezone.now())
    row, begun = one.warning, typed or {}
    known = {"seen": row.revision, "troubles": row.troubles, "evidence": row.evidence}
    shown = {
        name: begun.get(name) or deed.made(request)(initial=known)
        for name, deed in DEEDS.items()
        if name in begun or (row.in_state in deed.states and deed.may(request.user, row))
    }
    page = {
        "warning": row,
        "party": one.whole.root,
        "shown": shown_warning(one),
        "is_shown": one.is_shown,
        "facts": warning_facts(one),
        "forms": shown,
        "fault": next(iter(begun.values()), None),
        "needs_another": row.in_state is State.APPEALED and not may_decide(request.user, row),
    }
    return render(request, "desk/parties/warning.html", page, status=status)
