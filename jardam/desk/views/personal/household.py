"""Who lives with a person or depends on them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.finding import exactly_known
from jardam.desk.personal.guardians import guardians_of
from jardam.desk.personal.household import MemberForm, shown_household
from jardam.desk.views.personal.changing import LOCKED, open_person
from jardam.kernel.ids import day_uuid
from jardam.people import actions
from jardam.people.models import Person
from jardam.people.queries import household_of, identity_to_change, read_household
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def household(request: StaffRequest, person_id: UUID) -> HttpResponse:
    found = open_person(request, person_id)
    if request.method == "POST":
        return _added(request, found)
    return _page(request, found, None)


@require_POST
def remove(request: StaffRequest, person_id: UUID, member_id: UUID) -> HttpResponse:
    found = open_person(request, person_id)
    try:
        actions.remove_member(found, member_id, opener=opener(request), by=request.user, at=timezone.now())
    except (actions.AlreadyErased, FileKeyDestroyed):
        return _erased(request, found)
    messages.success(request, _("Taken off the list."))
    return redirect("desk:person_household", person_id=found.pk)


def _added(request: StaffRequest, found: Person) -> HttpResponse:
    form = MemberForm(request.POST)
    known = _known(request, found, form) if form.is_valid() else None
    if form.errors:
        return _page(request, found, form, status=422)
    try:
        actions.add_member(
            found,
            form.member(today_of(request), known),
            row_id=form.cleaned_data["row"],
            opener=opener(request),
            by=request.user,
            at=timezone.now(),
        )
    except FileKeyLocked:
        form.add_error(None, LOCKED)
        return _page(request, found, form, status=422)
    except actions.HouseholdFull:
        form.add_error(None, _("This list is full. Take somebody off it first."))
        return _page(request, found, form, status=422)
    except (actions.AlreadyErased, FileKeyDestroyed):
        return _erased(request, found)
    messages.success(request, _("Saved, sealed and written down."))
    return redirect("desk:person_household", person_id=found.pk)


def _known(request: StaffRequest, found: Person, form: MemberForm) -> Person | None:
    """Whom the centre knows by exactly what was typed; else a sentence at the field."""
    words = form.cleaned_data["known_by"]
    if not words:
        return None
    try:
        persons = exactly_known(words, by=request.user, at=timezone.now())
    except actions.TooManyLookUps:
        form.add_error("known_by", _("You have looked up many people today. Ask the head of the centre."))
        return None
    if len(persons) == 1 and persons[0].pk != found.pk:
        return persons[0]
    form.add_error(
        "known_by",
        _(
            "Nobody else, or more than one, is known by exactly this phone or document. Leave it empty to go on without."
        ),
    )
    return None


def _erased(request: StaffRequest, found: Person) -> HttpResponse:
    messages.warning(request, _("This person was already erased."))
    return redirect("desk:person", person_id=found.pk)


def _page(
    request: StaffRequest, found: Person, form: MemberForm | None, *, status: int = 200
) -> HttpResponse:
    """``form``: None for a new one. Opening the page is reading it; being told what is missing in a form is not."""
    page = {"person": found, "form": form or MemberForm(initial={"row": day_uuid()})}
    known = _known_of(request, found, is_reading=form is None)
    return render(request, "desk/people/household.html", page | known, status=status)


def _known_of(request: StaffRequest, found: Person, *, is_reading: bool) -> dict[str, object]:
    """What stands in the file, where this session can open it."""
    key, today = opener(request), today_of(request)
    try:
        who = identity_to_change(found, key)
        members = (
            read_household(found, by=request.user, at=timezone.now(), opener=key)
            if is_reading
            else household_of(found, key)
        )
    except FileKeyLocked:
        if is_reading:
            raise
        return {"is_locked": True}
    return {
        "members": shown_household(members, request.user, today),
        "guardians": guardians_of(found, who, [member for _row, member in members], today),
    }
