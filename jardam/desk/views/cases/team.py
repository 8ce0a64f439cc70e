"""Who works on a case beside whoever answers for it, and how much strength it takes."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases import actions
from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.desk.casework.colleagues import may_join, team_of
from jardam.desk.casework.team_forms import JoinForm, PartForm, WeighForm
from jardam.desk.views.cases.acting import Act, Made, answer, begun_with


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, JOIN)


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, PART)


@require_http_methods(["GET", "HEAD", "POST"])
def weigh(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, WEIGH)


def _weighing(_request: StaffRequest, found: Case) -> Made:
    return begun_with(WeighForm, {"weight": found.weight, "is_strategic": found.is_strategic})


def _join(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, JoinForm)
    return actions.add_member(found, form.chosen, said, by=request.user, at=timezone.now())


def _part(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, PartForm)
    return actions.take_away_member(found, form.chosen, said, by=request.user, at=timezone.now())


def _weigh(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> Case:
    assert isinstance(form, WeighForm)
    return actions.weigh_case(found, form.weighed, said, by=request.user, at=timezone.now())


JOIN = Act(
    gettext_lazy("One colleague more works on it"),
    gettext_lazy("Add"),
    lambda _request, found: (
        lambda *args, **options: JoinForm(*args, staff=may_join(found, timezone.now()), **options)
    ),
    _join,
)
PART = Act(
    gettext_lazy("A colleague works on it no longer"),
    gettext_lazy("Save"),
    lambda _request, found: lambda *args, **options: PartForm(*args, staff=team_of(found), **options),
    _part,
    for_closed=None,
)
WEIGH = Act(gettext_lazy("How much strength it takes"), gettext_lazy("Save"), _weighing, _weigh)
