"""Somebody who agreed is asked how it went after their case."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases import actions
from jardam.cases.models import Case, CheckIn
from jardam.cases.permissions import may_write
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.asking import asking
from jardam.desk.casework.check_in_forms import CheckInForm
from jardam.desk.casework.check_ins import how_asked
from jardam.desk.views.cases.acting import Act, Done, answer
from jardam.desk.views.cases.reading import visible_case


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: StaffRequest, case_id: UUID, check_in_id: UUID) -> HttpResponse:
    found = visible_case(request, case_id)
    asked: CheckIn = get_object_or_404(found.check_ins.all(), pk=check_in_id)
    require(may_write(request.user, found))
    if not asked.is_waiting:
        messages.warning(request, _("It was said already what became of this one. Nothing was changed."))
        return redirect("desk:case", case_id=found.pk)
    return answer(request, case_id, _act(asked))


def _act(asked: CheckIn) -> Act:
    return Act(
        gettext_lazy("How it went, asked after the end"),
        gettext_lazy("Save"),
        lambda _request, _found: CheckInForm,
        _ending(asked),
        for_closed=True,
        template="desk/cases/check_in.html",
        beside=lambda request, _found: {
            "how": how_asked(asked),
            "words": asking(asked, request.GET.get("language", "")),
        },
    )


def _ending(asked: CheckIn) -> Done:
    def done(request: StaffRequest, _found: Case, form: forms.Form, said: actions.Said) -> None:
        assert isinstance(form, CheckInForm)
        actions.end_check_in(asked, form.outcome, said, by=request.user, at=timezone.now())

    return done
