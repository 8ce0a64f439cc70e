"""What is done in a case: one page and one button each. Whoever was overtaken sees what stands now and sends again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from jardam.cases import actions
from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.rules.stages import Stage
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.desk.casework.check_in_forms import ClosingForm
from jardam.desk.casework.colleagues import barred_from, may_be_barred, may_take_over
from jardam.desk.casework.forms import BarForm, HandForm, NextForm, NoteForm, ReopenForm, StageForm
from jardam.desk.casework.page import case_page, today_of
from jardam.desk.casework.terms import reading_language
from jardam.desk.claiming.lacking import lacking_rows
from jardam.desk.views.cases.acting import Act, Made, answer
from jardam.desk.views.cases.reading import visible_case
from jardam.filings.reading import kinds
from jardam.kernel.languages import Language
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def next_(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, _next_act(request))


def _next_act(request: StaffRequest) -> Act:
    """Where something is planned already, its words stand in the form."""
    if "restore" in request.GET:
        return RESTORE
    kind = kinds().get(request.GET.get("plan", ""))
    what = kind.next_steps.get(reading_language().catalogue) if kind else None
    return replace(NEXT, begins={"what": what}) if what else NEXT


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: StaffRequest, case_id: UUID) -> HttpResponse:
    begun = {"stage": request.GET["stage"]} if "stage" in request.GET else {}
    return answer(request, case_id, replace(STAGE, begins=begun))


@require_http_methods(["GET", "HEAD", "POST"])
def hand(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, HAND)


@require_http_methods(["GET", "HEAD", "POST"])
def bar(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, BAR)


@require_http_methods(["GET", "HEAD", "POST"])
def let_in(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, LET_IN)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, CLOSE)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, REOPEN)


@require_POST
def note(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A line more, in an open case and in a closed one. Nobody is overwritten, so nobody is refused for being late."""
    found = visible_case(request, case_id)
    require(may_write(request.user, found) and not found.person.erased_on)
    form = NoteForm(request.POST, today=today_of(request))
    if not form.is_valid():
        return render(request, "desk/cases/case.html", case_page(request, found, form), status=422)
    filled = form.cleaned_data
    said = actions.Said(filled["seen"], filled["text"], opener(request))
    try:
        actions.note(found, said, filled["day"], by=request.user, at=timezone.now())
    except FileKeyDestroyed:
        messages.warning(request, _("This person was erased meanwhile. Nothing was written down."))
    else:
        messages.success(request, _("Written down."))
    return redirect("desk:case", case_id=found.pk)


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


def _bar(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, BarForm)
    return actions.bar_colleague(found, form.chosen, said, by=request.user, at=timezone.now())


def _let_in(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, BarForm)
    return actions.let_in(found, form.chosen, said, by=request.user, at=timezone.now())


def _others(request: StaffRequest, staff: list[tuple[User, str]]) -> list[tuple[User, str]]:
    """Nobody bars themselves: they hand the case over, and somebody else bars them."""
    return [(user, name) for user, name in staff if user.pk != request.user.pk]


def _closing(_request: StaffRequest, found: Case) -> Made:
    """They are asked later in the language in which they came, unless somebody chooses another."""
    spoken = found.contact.language if found.contact else Language.UNKNOWN
    begun = {} if spoken == Language.UNKNOWN else {"language": spoken}

    def made(typed: QueryDict | None = None, *, initial: dict[str, object] | None = None) -> forms.Form:
        is_erased = bool(found.person.erased_on)
        return ClosingForm(typed, initial={**begun, **(initial or {})}, is_erased=is_erased)

    return made


def _lacking(request: StaffRequest, found: Case) -> Mapping[str, object]:
    """Promised money that did not come: once the case is closed, nobody is reminded of it."""
    return {} if found.person.erased_on else {"lacking": lacking_rows(found, request.user, today_of(request))}


def _close(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, ClosingForm)
    closing = actions.Closing(form.chosen, said, form.agreement)
    return actions.close_case(found, closing, by=request.user, at=timezone.now())


def _reopen(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, ReopenForm)
    return actions.reopen_case(found, said, form.then, by=request.user, at=timezone.now())


NEXT = Act(gettext_lazy("Done, and what comes next"), gettext_lazy("Save"), _dated(NextForm), _next)
RESTORE = replace(
    NEXT,
    begins={
        "what": gettext_lazy("File the petition to restore the term, together with what was to be filed")
    },
)
STAGE = Act(
    gettext_lazy("Another stage"),
    gettext_lazy("Save"),
    lambda _request, found: lambda *args, **options: StageForm(*args, case=found, **options),
    _stage,
)
HAND = Act(
    gettext_lazy("Hand the case over"),
    gettext_lazy("Hand over"),
    lambda _request, found: (
        lambda *args, **options: HandForm(*args, staff=may_take_over(found, timezone.now()), **options)
    ),
    _hand,
)
BAR = Act(
    gettext_lazy("Bar a colleague from the case"),
    gettext_lazy("Bar them"),
    lambda request, found: (
        lambda *args, **options: BarForm(*args, staff=_others(request, may_be_barred(found)), **options)
    ),
    _bar,
    for_closed=None,
)
LET_IN = Act(
    gettext_lazy("Let a barred colleague in again"),
    gettext_lazy("Let them in"),
    lambda _request, found: lambda *args, **options: BarForm(*args, staff=barred_from(found), **options),
    _let_in,
    for_closed=None,
)
CLOSE = Act(
    gettext_lazy("Close the case"),
    gettext_lazy("Close the case"),
    _closing,
    _close,
    for_erased=True,
    template="desk/cases/close.html",
    beside=_lacking,
)
REOPEN = Act(
    gettext_lazy("Open the case again"),
    gettext_lazy("Open the case again"),
    _dated(ReopenForm),
    _reopen,
    for_closed=True,
)
