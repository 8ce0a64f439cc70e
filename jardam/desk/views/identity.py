"""Entering and correcting who a person is. Nothing of it ever stands in an address."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.identity import IdentityForm, as_typed
from jardam.desk.persons import is_open_to, visible_person
from jardam.people import actions
from jardam.people.models import Person
from jardam.people.permissions import may_change_identity
from jardam.people.queries import read_identity
from jardam.vault.refusals import FileKeyLocked
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Opening the page is reading who the person is, and written down as such."""
    found = visible_person(request, person_id)
    require(may_change_identity(request.user, found) and found.erased_on is None)
    if not is_open_to(request.user, found):
        raise FileKeyLocked
    if request.method == "POST":
        return _changed(request, found)
    who = read_identity(found, by=request.user, at=timezone.now(), opener=opener(request))
    return _page(request, found, IdentityForm(initial=as_typed(who) | {"seen": actions.stamp_of(found)}))


def _changed(request: StaffRequest, found: Person) -> HttpResponse:
    form = IdentityForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        actions.change_identity(
            found,
            form.identity(),
            opener=opener(request),
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except FileKeyLocked:
        form.add_error(
            None,
            _("This file is closed to this session. Give your password again in another tab, then save."),
        )
        return _page(request, found, form, status=422, is_locked=True)
    except actions.IdentityOutdated:
        return _page(request, found, _overtaken(request, found), status=409)
    except actions.AlreadyErased:
        messages.warning(request, _("This person was already erased."))
        return redirect("desk:person", person_id=found.pk)
    messages.success(request, _("Saved, sealed and written down."))
    return redirect("desk:person", person_id=found.pk)


def _overtaken(request: StaffRequest, found: Person) -> IdentityForm:
    """What was typed, ready to be sent once more in the knowledge that somebody else was faster."""
    found.refresh_from_db(fields=["sealed_identity"])
    typed = request.POST.copy()
    typed["seen"] = actions.stamp_of(found)
    form = IdentityForm(typed)
    form.add_error(
        None,
        _("A colleague has changed this since you opened it. Look there in another tab, or save once more."),
    )
    return form


def _page(
    request: StaffRequest, found: Person, form: IdentityForm, *, status: int = 200, is_locked: bool = False
) -> HttpResponse:
    page = {"person": found, "form": form, "is_locked": is_locked}
    return render(request, "desk/person_identity.html", page, status=status)
