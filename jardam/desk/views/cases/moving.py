"""What is done in a case: one page and one button each. Whoever was overtaken sees what stands now and sends again."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from jardam.cases import actions
from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.rules.stages import MoveRefused, Stage
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.colleagues import may_take_over
from jardam.desk.casework.forms import CloseForm, HandForm, NextForm, NoteForm, ReopenForm, StageForm
from jardam.desk.casework.page import case_page, today_of
from jardam.desk.views.cases.reading import visible_case
from jardam.vault.unlocked import opener

Made = Callable[..., forms.Form]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is done on a page of its own: how its form is made, and what a valid one does."""

    title: Promise
    button: Promise
    made: Callable[[StaffRequest, Case], Made]
    done: Callable[[StaffRequest, Case, forms.Form, actions.Said], Case]
    for_closed: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def next_(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return _answer(request, case_id, NEXT)


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return _answer(request, case_id, STAGE)


@require_http_methods(["GET", "HEAD", "POST"])
def hand(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return _answer(request, case_id, HAND)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return _answer(request, case_id, CLOSE)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return _answer(request, case_id, REOPEN)


@require_POST
def note(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A line more, in an open case and in a closed one. Nobody is overwritten, so nobody is refused for being late."""
    found = visible_case(request, case_id)
    require(may_write(request.user, found))
    form = NoteForm(request.POST, today=today_of(request))
    if not form.is_valid():
        return render(request, "desk/cases/case.html", case_page(request, found, form), status=422)
    filled = form.cleaned_data
    said = actions.Said(filled["seen"], filled["text"], opener(request))
    actions.note(found, said, filled["day"], by=request.user, at=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("desk:case", case_id=found.pk)


def _answer(request: StaffRequest, case_id: UUID, act: Act) -> HttpResponse:
    found = visible_case(request, case_id)
    require(may_write(request.user, found))
    if found.is_open == act.for_closed:
        messages.warning(request, _moved_on(found))
        return redirect("desk:case", case_id=found.pk)
    made = act.made(request, found)
    if request.method != "POST":
        return _page(request, found, act, made(initial={"seen": found.revision}))
    form = made(request.POST)
    if not form.is_valid():
        return _page(request, found, act, form, status=422)
    said = actions.Said(form.cleaned_data["seen"], form.cleaned_data["text"], opener(request))
    try:
        act.done(request, found, form, said)
    except (actions.CaseChanged, MoveRefused):
        return _behind(request, case_id, act)
    except actions.CaseClosed:
        messages.warning(request, _moved_on(visible_case(request, case_id)))
        return redirect("desk:case", case_id=found.pk)
    messages.success(request, _("Written down."))
    return redirect("desk:case", case_id=found.pk)


def _moved_on(found: Case) -> str:
    return (
        _("This case is open again. Nothing was changed.")
        if found.is_open
        else _("This case is closed. Open it again first; nothing was changed.")
    )


def _behind(request: StaffRequest, case_id: UUID, act: Act) -> HttpResponse:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    found = visible_case(request, case_id)
    typed = request.POST.copy()
    typed["seen"] = str(found.revision)
    form = act.made(request, found)(typed)
    form.add_error(
        None, _("Somebody has done something in this case since you opened the page. Look, then send again.")
    )
    return _page(request, found, act, form, status=409)


def _page(
    request: StaffRequest, found: Case, act: Act, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    page = {"form": form, "act": act} | case_page(request, found)
    return render(request, "desk/cases/act.html", page, status=status)


def _dated(form_class: type[NextForm | ReopenForm]) -> Callable[[StaffRequest, Case], Made]:
    """A form that must know which day it is."""

    def made(request: StaffRequest, _case: Case) -> Made:
        return lambda *args, **options: form_class(*args, today=today_of(request), **options)

    return made


def _next(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, NextForm)
    is_done = form.cleaned_data["is_done"] == "yes"
    return actions.do_next(found, said, form.then, is_done=is_done, by=request.user, at=timezone.now())


def _stage(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    stage = Stage(form.cleaned_data["stage"])
    return actions.move_stage(found, stage, said, by=request.user, at=timezone.now())


def _hand(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, HandForm)
    return actions.hand_over(found, form.chosen, said, by=request.user, at=timezone.now())


def _close(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, CloseForm)
    return actions.close_case(found, actions.Closing(form.chosen, said), by=request.user, at=timezone.now())


def _reopen(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, ReopenForm)
    return actions.reopen_case(found, said, form.then, by=request.user, at=timezone.now())


NEXT = Act(gettext_lazy("Done, and what comes next"), gettext_lazy("Save"), _dated(NextForm), _next)
STAGE = Act(
    gettext_lazy("Another stage"),
    gettext_lazy("Save"),
    lambda _request, found: lambda *args, **options: StageForm(*args, case=found, **options),
    _stage,
)
HAND = Act(
    gettext_lazy("Hand the case over"),
    gettext_lazy("Hand over"),
    lambda _request, found: lambda *args, **options: HandForm(*args, staff=may_take_over(found), **options),
    _hand,
)
CLOSE = Act(
    gettext_lazy("Close the case"),
    gettext_lazy("Close the case"),
    lambda _request, _found: CloseForm,
    _close,
)
REOPEN = Act(
    gettext_lazy("Open the case again"),
    gettext_lazy("Open the case again"),
    _dated(ReopenForm),
    _reopen,
    for_closed=True,
)
