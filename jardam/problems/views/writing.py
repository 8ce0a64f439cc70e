"""A problem is raised from a pattern that one sees; and each deed has its page with one form."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.incidents.choices import incident_kinds
from jardam.incidents.models import Venue
from jardam.incidents.rules.kinds import IncidentKind
from jardam.incidents.showing import place_word
from jardam.problems import actions, forms
from jardam.problems.choices import deeds
from jardam.problems.models import Problem
from jardam.problems.permissions import may_do, may_raise_problems
from jardam.problems.queries import owners_of, standing_problem
from jardam.problems.rules.states import TABLE, Deed, MoveRefused
from jardam.problems.views.finding import found_pattern, found_problem, today_of

FORMS: Mapping[Deed, type[forms.DeedForm]] = {
    Deed.NEXT: forms.NextForm,
    Deed.SEEK: forms.SeekForm,
    Deed.HAND: forms.HandForm,
    Deed.ANSWER: forms.AnswerForm,
    Deed.JUDGE: forms.JudgeForm,
    Deed.CLOSE: forms.CloseForm,
    Deed.OWN: forms.OwnForm,
    Deed.WITHDRAW: forms.WithdrawForm,
}
Act = Callable[[Problem, Any, User, datetime], Problem]
ACTS: Mapping[Deed, Act] = {
    Deed.NEXT: lambda one, form, by, at: actions.plan_next(one, form.step, by=by, at=at),
    Deed.SEEK: lambda one, form, by, at: actions.look_for_solution(one, form.step, by=by, at=at),
    Deed.HAND: lambda one, form, by, at: actions.hand_over_solution(
        one, form.step, form.handing, by=by, at=at
    ),
    Deed.ANSWER: lambda one, form, by, at: actions.write_answer(
        one, form.step, form.cleaned_data["answered_on"], by=by, at=at
    ),
    Deed.JUDGE: lambda one, form, by, at: actions.judge_problem(one, form.step, form.judged, by=by, at=at),
    Deed.CLOSE: lambda one, form, by, at: actions.close_problem(one, form.step, by=by, at=at),
    Deed.OWN: lambda one, form, by, at: actions.give_problem(one, form.step, form.chosen_owner, by=by, at=at),
    Deed.WITHDRAW: lambda one, form, by, at: actions.withdraw_problem(one, form.step, by=by, at=at),
}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, venue_id: UUID, incident_kind: str) -> HttpResponse:
    """Of a pattern that this person sees; where one stands, to that."""
    venue, kind = found_pattern(request, venue_id, incident_kind)
    require(may_raise_problems(request.user))
    standing = standing_problem(request.user, venue.pk, kind.value)
    known: dict[str, Any] = {"user": request.user, "today": today_of(request)}
    if request.method != "POST":
        form = forms.RaiseForm(authority=str(venue.authority_id or ""), **known)
        return _stands(request, standing) if standing else _raising(request, form, venue, kind)
    form = forms.RaiseForm(request.POST, **known)
    if not form.is_valid():
        return _raising(request, form, venue, kind, status=422)
    try:
        made = actions.raise_problem(_raised(form, venue, kind), by=request.user, at=timezone.now())
    except actions.AlreadyRaised:
        form.add_error(
            None, _("Somebody has raised this problem already. Look at it in the list of problems.")
        )
        return _raising(request, form, venue, kind, status=409)
    messages.success(request, _("The problem is raised."))
    return redirect("problems:problem", problem_id=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def do(request: StaffRequest, problem_id: UUID, deed: Deed) -> HttpResponse:
    found = found_problem(request, problem_id)
    require(may_do(request.user, found, deed))
    if request.method != "POST":
        return _asked(request, found, deed)
    form = FORMS[deed](request.POST, user=request.user, today=today_of(request))
    if not form.is_valid():
        return _page(request, found, deed, form, status=422)
    try:
        ACTS[deed](found, form, request.user, timezone.now())
    except actions.ProblemChanged:
        return _page(request, found, deed, _behind(request, found, deed), status=409)
    except (MoveRefused, actions.SameEyes) as refused:
        form.add_error(None, _refusal(refused))
        return _page(request, found, deed, form, status=409)
    messages.success(request, _("Written down."))
    return redirect("problems:problem", problem_id=found.pk)


def _asked(request: StaffRequest, found: Problem, deed: Deed) -> HttpResponse:
    """The page of a deed, or back to the problem where it cannot be done now or not by this person."""
    refused: Exception | None = None
    if deed not in TABLE[found.in_state]:
        refused = MoveRefused()
    elif deed is Deed.JUDGE and request.user.pk in owners_of(found):
        refused = actions.SameEyes()
    if refused is not None:
        messages.warning(request, _refusal(refused))
        return redirect("problems:problem", problem_id=found.pk)
    known: dict[str, Any] = {"user": request.user, "today": today_of(request)}
    return _page(request, found, deed, FORMS[deed](initial={"seen": found.revision}, **known))


def _raised(form: forms.RaiseForm, venue: Venue, kind: IncidentKind) -> actions.Raised:
    then = form.then
    assert then is not None
    filled = form.cleaned_data
    return actions.Raised(
        filled["problem_id"], venue, kind, filled["wrong"], form.chosen_owner, then, form.chosen_authority
    )


def _refusal(refused: Exception) -> str:
    if isinstance(refused, actions.SameEyes):
        return _("You own this problem or owned it: somebody else says how it ended.")
    return _("This cannot be done with the problem as it is now.")


def _behind(request: StaffRequest, found: Problem, deed: Deed) -> forms.DeedForm:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    typed = request.POST.copy()
    typed["seen"] = str(found.revision)
    form = FORMS[deed](typed, user=request.user, today=today_of(request))
    form.add_error(
        None, _("Somebody has worked on this problem meanwhile. Look what was done, then save again.")
    )
    return form


def _stands(request: StaffRequest, standing: Problem) -> HttpResponse:
    messages.info(request, _("This problem is raised already."))
    return redirect("problems:problem", problem_id=standing.pk)


def _raising(
    request: StaffRequest, form: forms.RaiseForm, venue: Venue, kind: IncidentKind, *, status: int = 200
) -> HttpResponse:
    page = {
        "form": form,
        "title": str(deeds()[Deed.RAISE]),
        "about": str(incident_kinds()[kind]),
        "place": place_word(venue),
        "problem": None,
    }
    return render(request, "problems/write.html", page, status=status)


def _page(
    request: StaffRequest, found: Problem, deed: Deed, form: forms.DeedForm, *, status: int = 200
) -> HttpResponse:
    page = {
        "form": form,
        "title": str(deeds()[deed]),
        "about": str(found.get_kind_display()),
        "place": place_word(found.venue),
        "problem": found,
    }
    return render(request, "problems/write.html", page, status=status)
