"""What is needed in a case: something more, and how it is seen."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases import actions
from jardam.cases.models import Case, Need
from jardam.centres.http import StaffRequest
from jardam.desk.casework.forms import NeedForm, ViewForm
from jardam.desk.casework.needs import topic_words
from jardam.desk.views.cases.acting import About, Act, Done, answer
from jardam.desk.views.cases.reading import visible_case


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, ADD)


@require_http_methods(["GET", "HEAD", "POST"])
def see(request: StaffRequest, case_id: UUID, need_id: UUID) -> HttpResponse:
    found = visible_case(request, case_id)
    need: Need = get_object_or_404(found.needs.select_related("case"), pk=need_id)
    act = Act(
        gettext_lazy("How a need is seen, and what became of it"),
        gettext_lazy("Save"),
        lambda _request, _found: ViewForm,
        _seeing(need),
        about=About(topic_words(need)),
    )
    return answer(request, case_id, act)


def _add(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> None:
    assert isinstance(form, NeedForm)
    actions.add_need(found, form.chosen, said, by=request.user, at=timezone.now())


def _seeing(need: Need) -> Done:
    def done(request: StaffRequest, _found: Case, form: forms.Form, said: actions.Said) -> None:
        assert isinstance(form, ViewForm)
        if form.aspect:
            actions.say_of_need(need, form.aspect, said, by=request.user, at=timezone.now())
        else:
            actions.end_need(need, form.end, said, by=request.user, at=timezone.now())

    return done


ADD = Act(
    gettext_lazy("Something more is needed"),
    gettext_lazy("Save"),
    lambda _request, _found: NeedForm,
    _add,
)
