"""The checklist of a case: one item, the kind of matter, and the signs of forced labour."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.cases import actions
from jardam.cases.checking import newest_screening
from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.reading import checklists
from jardam.cases.rules.checklist import Item
from jardam.cases.sealing import ANSWERS
from jardam.cases.written import read_written
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.checklist import named_item, read_checklist
from jardam.desk.casework.checklist_forms import SIGN, ItemForm, SignsForm, TrackForm
from jardam.desk.views.cases.acting import Act, Done, Made, answer, begun_with
from jardam.desk.views.cases.reading import visible_case
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: StaffRequest, case_id: UUID, item: str) -> HttpResponse:
    """Tick one item: the buttons of the case send here, and so does the page with a remark."""
    found = visible_case(request, case_id)
    require(may_write(request.user, found))
    if found.person.erased_on:
        raise Http404
    checked = read_checklist(found, read_written(found), opener(request))
    listed = named_item(checked.items, item)
    if listed is None:
        return _not_listed(request, found, item)
    last = checked.ticks.get(item)
    begun: dict[str, object] = {
        "state": last.state.value if last else "DONE",
        "text": last.remark if last else "",
    }
    title = listed.said((get_language() or "ru")[:2])
    act = Act(
        title, gettext_lazy("Save"), lambda _request, _found: begun_with(ItemForm, begun), _ticking(listed)
    )
    return answer(request, case_id, act)


@require_http_methods(["GET", "HEAD", "POST"])
def track(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, TRACK)


@require_http_methods(["GET", "HEAD", "POST"])
def signs(request: StaffRequest, case_id: UUID) -> HttpResponse:
    return answer(request, case_id, SIGNS)


def _not_listed(request: StaffRequest, found: Case, code: str) -> HttpResponse:
    """The kind of matter was changed since the page was opened, or there is no such item."""
    if code not in checklists().items:
        raise Http404
    messages.warning(request, _("This item does not stand in the checklist any more. Nothing was changed."))
    return redirect("desk:case", case_id=found.pk)


def _signs_form(request: StaffRequest, found: Case) -> Made:
    told = newest_screening(found, opener(request)) or {ANSWERS: {}}
    return begun_with(SignsForm, {SIGN + code: answer for code, answer in told[ANSWERS].items()})


def _ticking(listed: Item) -> Done:
    def done(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> None:
        assert isinstance(form, ItemForm)
        actions.tick(found, listed, form.chosen, said, by=request.user, at=timezone.now())

    return done


def _track(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> None:
    assert isinstance(form, TrackForm)
    actions.change_track(found, form.chosen, said, by=request.user, at=timezone.now())


def _signs(request: StaffRequest, found: Case, form: forms.Form, said: actions.Said) -> None:
    assert isinstance(form, SignsForm)
    actions.ask_signs(found, form.answers, said, by=request.user, at=timezone.now())


TRACK = Act(
    gettext_lazy("Another kind of matter"),
    gettext_lazy("Save"),
    lambda _request, _found: TrackForm,
    _track,
)
SIGNS = Act(gettext_lazy("Signs of forced labour"), gettext_lazy("Save"), _signs_form, _signs)
