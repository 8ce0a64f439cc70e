"""What must follow a contact: what was told, how far it is, and the moves that the table allows."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.cases.permissions import may_work_on_cases
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.contacts.queries import read_narrative, visible_contact
from jardam.desk.personal.known import shown_known
from jardam.desk.personal.referring import agreed_for
from jardam.desk.steps import booking_url, facts_of, moves_of, remarks_with_names
from jardam.followups.actions import LONGEST_REMARK, MoveRefused, Remark, move_step, read_remarks
from jardam.followups.models import Step
from jardam.followups.permissions import may_move
from jardam.followups.rules.steps import StepKind, StepState
from jardam.people.models import Person
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener


class MoveForm(forms.Form):
    """One move, and what is said at it."""

    state = forms.ChoiceField(choices=[(state.value, state.value) for state in StepState])
    remark = forms.CharField(
        max_length=LONGEST_REMARK, required=False, widget=forms.Textarea({"rows": 2}), strip=False
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["remark"].label = _("What was said")


@require_safe
def step(request: StaffRequest, step_id: UUID) -> HttpResponse:
    return _page(request, _visible(request, step_id), MoveForm())


@require_POST
def move(request: StaffRequest, step_id: UUID) -> HttpResponse:
    found = _visible(request, step_id)
    require(may_move(request.user, found))
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    state, remark = StepState(form.cleaned_data["state"]), form.cleaned_data["remark"]
    try:
        move_step(found, state, remark=Remark(remark, opener(request)), by=request.user, at=timezone.now())
    except MoveRefused:
        messages.warning(request, _("Somebody has moved this already. Look how far it is now."))
        return redirect("desk:step", step_id=step_id)
    except (FileKeyLocked, FileKeyDestroyed):
        form.add_error("remark", _("The file is closed to you: leave the remark empty."))
        return _page(request, found, form, status=422)
    messages.success(request, _("Written down."))
    return redirect("desk:my_day")


def _page(request: StaffRequest, found: Step, form: MoveForm, *, status: int = 200) -> HttpResponse:
    told, remarks = _told(request, found)
    page = {
        "step": found,
        "form": form,
        "facts": facts_of(found),
        "known": shown_known(request, found.contact.person),
        "agreed": agreed_for(request, found),
        "moves": moves_of(found) if may_move(request.user, found) else [],
        "narrative": told,
        "case_url": _case_url(found, request.user),
        "booking_url": booking_url(found.contact, request.user) if _looks_for_time(found) else "",
        "may_open_person": Person.objects.visible_to(request.user)
        .filter(pk=found.contact.person_id)
        .exists(),
        "remarks": remarks_with_names(remarks, request.user),
    }
    return render(request, "desk/step.html", page, status=status)


def _told(request: StaffRequest, found: Step) -> tuple[dict[str, object] | None, list[dict[str, object]]]:
    """What was told and remarked; empty where the file is closed to the reader, None where it was erased.

    A step lends its contact to whoever acts, as a waiting callback does: when it has ended, only those read on
    who may read the contact itself.
    """
    if found.actor is None and visible_contact(request.user, found.contact_id) is None:
        return {}, []
    key = opener(request)
    try:
        told = read_narrative(found.contact, by=request.user, at=timezone.now(), opener=key)
        return told, read_remarks(found, key)
    except FileKeyLocked:
        return {}, []
    except FileKeyDestroyed:
        return None, []


def _case_url(found: Step, user: User) -> str:
    """Where the case that was asked for is opened; with it the step is taken."""
    if found.kind != StepKind.CASE or found.state != StepState.ASKED or not may_work_on_cases(user):
        return ""
    return reverse("desk:case_open_contact", args=[found.contact_id])


def _looks_for_time(found: Step) -> bool:
    return found.kind == StepKind.APPOINTMENT and found.state == StepState.ASKED


def _visible(request: StaffRequest, step_id: UUID) -> Step:
    steps = Step.objects.visible_to(request.user).select_related(
        "contact__key", "contact__person__key", "partner"
    )
    found: Step = get_object_or_404(steps, pk=step_id)
    return found
