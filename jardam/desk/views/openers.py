"""Who may open a closed file: those who can open it let a colleague in, or take one off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.desk.forms import ColleagueForm
from jardam.desk.personal.known import is_open_to
from jardam.desk.persons import addable, opener_names, refused, visible_person
from jardam.people import actions
from jardam.people.models import Person
from jardam.people.permissions import may_reveal
from jardam.vault.refusals import FileKeyLocked, TooFewOpeners
from jardam.vault.unlocked import opener


@require_POST
def add(request: StaffRequest, person_id: UUID) -> HttpResponse:
    found = _closed(request, person_id)
    form = ColleagueForm(request.POST, people=addable(request, found))
    if not form.is_valid():
        return refused(request, found, _("Choose a colleague."))
    colleague = _colleague(request, form)
    try:
        actions.add_opener(found, colleague, opener=opener(request), by=request.user, at=timezone.now())
    except TooFewOpeners:
        return refused(
            request, found, _("This colleague has no key yet: they must sign in with their password first.")
        )
    messages.success(request, _("Added. Your colleague can open this file from now on."))
    return redirect("desk:person", person_id=found.pk)


@require_POST
def remove(request: StaffRequest, person_id: UUID) -> HttpResponse:
    found = _closed(request, person_id)
    form = ColleagueForm(request.POST, people=opener_names(found))
    if not form.is_valid():
        return refused(request, found, _("Choose a colleague."))
    colleague = _colleague(request, form)
    try:
        actions.remove_opener(found, colleague, opener=opener(request), by=request.user, at=timezone.now())
    except TooFewOpeners:
        return refused(request, found, _("Two people at least must be able to open a closed file."))
    messages.success(request, _("Taken off. Your colleague cannot open this file any more."))
    return redirect("desk:person", person_id=found.pk)


def _closed(request: StaffRequest, person_id: UUID) -> Person:
    """A living file closed to others and open to the reader. Errors: Http404; PermissionDenied; FileKeyLocked."""
    found = visible_person(request, person_id)
    require(may_reveal(request.user, found) and found.erased_on is None and found.key.is_restricted)
    if not is_open_to(request.user, found):
        raise FileKeyLocked
    return found


def _colleague(request: StaffRequest, form: ColleagueForm) -> User:
    found: User = User.objects.get(centre=request.user.centre, pk=form.cleaned_data["colleague"])
    return found
