"""How something is done in a case: a page with one form and one button. Whoever was overtaken sees what stands now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.cases import actions
from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.rules.check_ins import CheckInEnded, NobodyToAsk
from jardam.cases.rules.needs import NeedEnded
from jardam.cases.rules.next_action import DayRefused
from jardam.cases.rules.stages import MoveRefused
from jardam.cases.rules.terms import KeptDayWanted, TermEnded
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.forms import LATER
from jardam.desk.casework.page import case_page
from jardam.desk.standing import show_standing
from jardam.desk.views.cases.reading import visible_case
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener

Made = Callable[..., forms.Form]


def _to_case(case: Case, _done: object) -> str:
    return reverse("desk:case", args=[case.pk])


Done = Callable[[StaffRequest, Case, forms.Form, actions.Said], object]


@dataclass(frozen=True, slots=True)
class About:
    """Which of several it is that something is done to: a term, a need, a claim, a line of money."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is done on a page of its own: how its form is made, and what a valid one does."""

    title: Promise | str
    button: Promise
    made: Callable[[StaffRequest, Case], Made]
    done: Done
    for_closed: bool | None = False  # None: whether it is open or closed
    for_erased: bool = False
    begins: Mapping[str, object] = field(default_factory=dict)  # what stands in the form before anybody types
    after: Callable[[Case, Any], str] = _to_case  # where one goes when it is done
    template: str = "desk/cases/act.html"
    refused: Mapping[type[Exception], Promise] = field(default_factory=dict)  # what else may be in the way
    about: About | None = None  # None: the case as a whole
    beside: Callable[[StaffRequest, Case], Mapping[str, object]] = (
        lambda _request, _case: {}
    )  # what its page shows more

    @property
    def may_refuse(self) -> dict[type[Exception], tuple[str | None, Promise]]:
        """Which field it is told at, and in which words."""
        return {**REFUSED, **{error: (None, words) for error, words in self.refused.items()}}


REFUSED: Mapping[type[Exception], tuple[str | None, Promise]] = {
    DayRefused: ("day", LATER),  # it was sound when the form was read, before midnight
    actions.TermsRunning: (None, gettext_lazy("This case has running terms. Say first what became of each.")),
    KeptDayWanted: (None, gettext_lazy("The last day is over. Say on which day the term was kept.")),
    NobodyToAsk: (
        "ask",
        gettext_lazy("After such an end nobody can be asked. Say that they were not asked."),
    ),
    actions.MayNotKnow: (
        "colleague",
        gettext_lazy("This colleague must not know of the case now. Choose somebody else."),
    ),
}
"""What an action refuses though the form was sound: which field it is told at, and in which words."""


def begun_with(form_class: type[forms.Form], begun: Mapping[str, object]) -> Made:
    """The form with what stands now, beside what the page says."""

    def made(typed: QueryDict | None = None, *, initial: dict[str, object] | None = None) -> forms.Form:
        return form_class(typed, initial={**begun, **(initial or {})})

    return made


def answer(request: StaffRequest, case_id: UUID, act: Act) -> HttpResponse:
    found = visible_case(request, case_id)
    require(may_write(request.user, found))
    is_too_late = act.for_closed is not None and found.is_open == act.for_closed
    if is_too_late and request.method != "POST":
        messages.warning(request, _moved_on(found))
        return redirect("desk:case", case_id=found.pk)
    if found.person.erased_on and not act.for_erased:
        raise Http404
    made = act.made(request, found)
    if request.method != "POST":
        return _page(request, found, act, made(initial={"seen": found.revision, **act.begins}))
    form = made(request.POST)
    if is_too_late:
        return _too_late(request, found, act, form)
    if not form.is_valid():
        return _page(request, found, act, form, status=422)
    return _done(request, found, act, form) or redirect("desk:case", case_id=found.pk)


def _done(request: StaffRequest, found: Case, act: Act, form: forms.Form) -> HttpResponse | None:
    """Do it, and say so; None leads back to the case."""
    said = actions.Said(form.cleaned_data["seen"], form.cleaned_data.get("text", ""), opener(request))
    try:
        done = act.done(request, found, form, said)
    except (actions.CaseChanged, MoveRefused, NeedEnded, TermEnded, CheckInEnded):
        return _behind(request, found.pk, act)
    except tuple(act.may_refuse) as refused:
        field, words = act.may_refuse[type(refused)]
        form.add_error(field, str(words))
        return _page(request, found, act, form, status=422)
    except FileKeyDestroyed:
        messages.warning(request, _("This person was erased meanwhile. Nothing was written down."))
        return None
    except (actions.CaseClosed, actions.AnswersForIt):
        return _too_late(request, visible_case(request, found.pk), act, form)
    messages.success(request, _("Written down."))
    return redirect(act.after(found, done))


def _too_late(request: StaffRequest, found: Case, act: Act, form: forms.Form) -> HttpResponse:
    """Nothing is done any more, and what was written stands on the page; who only pressed a button goes to the case."""
    if not any(isinstance(bound.field.widget, forms.Textarea) and bound.value() for bound in form):
        messages.warning(request, _moved_on(found))
        return redirect("desk:case", case_id=found.pk)
    form.add_error(None, _moved_on(found))
    return _page(request, found, act, form, status=409)


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
    made = act.made(request, found)
    form = made(typed)
    show_standing(form, made(initial={"seen": found.revision, **act.begins}))
    form.add_error(
        None, _("Somebody has done something in this case since you opened the page. Look, then send again.")
    )
    return _page(request, found, act, form, status=409)


def _page(
    request: StaffRequest, found: Case, act: Act, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    page = {"form": form, "act": act, **act.beside(request, found)} | case_page(request, found)
    return render(request, act.template, page, status=status)
