"""One person's file: their contacts, who they are when somebody may and must know, and its erasure."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.desk.casework.page import today_of
from jardam.desk.forms import OpenersForm
from jardam.desk.personal.documents import shown_documents
from jardam.desk.persons import colleagues, identity_facts, person_page, refused, visible_person
from jardam.people import actions
from jardam.people.permissions import may_erase, may_restrict, may_reveal
from jardam.people.queries import read_identity
from jardam.vault.refusals import TooFewOpeners
from jardam.vault.unlocked import opener


@require_safe
def person(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """The file without the name: what was done and when."""
    return render(request, "desk/person.html", person_page(request, visible_person(request, person_id)))


@require_POST
def identity(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Who the person is. Asked for by a button, written down every time."""
    found = visible_person(request, person_id)
    require(may_reveal(request.user, found) and found.erased_on is None)
    who = read_identity(found, by=request.user, at=timezone.now(), opener=opener(request))
    return render(
        request,
        "desk/person.html",
        person_page(request, found)
        | {
            "who": who,
            "who_facts": identity_facts(who),
            "documents": shown_documents(who, today_of(request)),
        },
    )


@require_POST
def restrict(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Close the file to all but named people: trafficking, violence, minors."""
    found = visible_person(request, person_id)
    require(may_restrict(request.user, found))
    form = OpenersForm(request.POST, people=colleagues(request))
    if not form.is_valid():
        return refused(request, found, _("Name at least two people."))
    openers = User.objects.filter(
        centre=request.user.centre, pk__in=form.cleaned_data["openers"], is_active=True
    )
    try:
        actions.restrict_person(found, list(openers), by=request.user, at=timezone.now())
    except TooFewOpeners:
        return refused(
            request, found, _("Name at least two people of this centre who have signed in before.")
        )
    except (actions.AlreadyErased, actions.AlreadyRestricted):
        messages.warning(request, _("This file was already closed or erased."))
        return redirect("desk:person", person_id=found.pk)
    messages.success(request, _("Closed. Only the people you named can open this file."))
    return redirect("desk:person", person_id=found.pk)


@require_POST
def erase(request: StaffRequest, person_id: UUID) -> HttpResponse:
    found = visible_person(request, person_id)
    require(may_erase(request.user, found))
    if request.POST.get("sure") != "yes":
        return refused(request, found, _("Tick that you are sure: an erased person cannot be brought back."))
    try:
        actions.erase_person(found, by=request.user, at=timezone.now())
    except actions.AlreadyErased:
        messages.warning(request, _("This person was already erased."))
        return redirect("desk:person", person_id=found.pk)
    messages.success(
        request, _("Erased: unreadable from now on, in old backups after the next change of keys.")
    )
    return redirect("desk:person", person_id=found.pk)
