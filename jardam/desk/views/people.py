"""One person's file: their contacts, who they are when somebody may and must know, and its erasure."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.centres.rules.roles import RIGHTS, Right
from jardam.contacts.queries import earlier_contacts
from jardam.desk.forms import OpenersForm
from jardam.people import actions
from jardam.people.models import Person, PersonQuerySet
from jardam.people.permissions import may_erase, may_restrict, may_reveal
from jardam.people.queries import read_identity
from jardam.people.rules.identity import Identity
from jardam.vault.choices import Tier
from jardam.vault.refusals import TooFewOpeners
from jardam.vault.unlocked import opener


@require_safe
def person(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """The file without the name: what was done and when."""
    return render(request, "desk/person.html", _page(request, _visible(request, person_id)))


@require_POST
def identity(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Who the person is. Asked for by a button, written down every time."""
    found = _visible(request, person_id)
    require(may_reveal(request.user, found) and found.erased_on is None)
    who = read_identity(found, by=request.user, at=timezone.now(), opener=opener(request))
    return render(request, "desk/person.html", _page(request, found) | {"who": who, "who_facts": _facts(who)})


@require_POST
def restrict(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """Close the file to all but named people: trafficking, violence, minors."""
    found = _visible(request, person_id)
    require(may_restrict(request.user, found))
    form = OpenersForm(request.POST, people=_colleagues(request))
    if not form.is_valid():
        return _refused(request, found, _("Name at least two people."))
    openers = User.objects.filter(
        centre=request.user.centre, pk__in=form.cleaned_data["openers"], is_active=True
    )
    try:
        actions.restrict_person(found, list(openers), by=request.user, at=timezone.now())
    except TooFewOpeners:
        return _refused(
            request, found, _("Name at least two people of this centre who have signed in before.")
        )
    except (actions.AlreadyErased, actions.AlreadyRestricted):
        messages.warning(request, _("This file was already closed or erased."))
        return redirect("desk:person", person_id=found.pk)
    messages.success(request, _("Closed. Only the people you named can open this file."))
    return redirect("desk:person", person_id=found.pk)


@require_POST
def erase(request: StaffRequest, person_id: UUID) -> HttpResponse:
    found = _visible(request, person_id)
    require(may_erase(request.user, found))
    if request.POST.get("sure") != "yes":
        return _refused(request, found, _("Tick that you are sure: an erased person cannot be brought back."))
    try:
        actions.erase_person(found, by=request.user, at=timezone.now())
    except actions.AlreadyErased:
        messages.warning(request, _("This person was already erased."))
        return redirect("desk:person", person_id=found.pk)
    messages.success(
        request, _("Erased: unreadable from now on, in old backups after the next change of keys.")
    )
    return redirect("desk:person", person_id=found.pk)


def _visible(request: StaffRequest, person_id: UUID) -> Person:
    found: Person = get_object_or_404(
        Person.objects.visible_to(request.user).select_related("key"), pk=person_id
    )
    return found


def _page(request: StaffRequest, found: Person) -> dict[str, object]:
    return {
        "person": found,
        "contacts": earlier_contacts([found], request.user) if _is_open(request, found) else None,
        "is_restricted": found.key.tier == Tier.RESTRICTED,
        "may_reveal": may_reveal(request.user, found) and found.erased_on is None,
        "openers": OpenersForm(people=_colleagues(request)) if _may_close(request, found) else None,
        "may_erase": may_erase(request.user, found) and found.erased_on is None,
    }


def _is_open(request: StaffRequest, found: Person) -> bool:
    """What a closed file was about is as closed as the file: a topic may tell all."""
    readers: PersonQuerySet = Person.objects.open_to(request.user)
    return readers.filter(pk=found.pk).exists()


def _facts(who: Identity) -> list[tuple[str, object]]:
    rows = [
        (_("Name as told"), who.name),
        (_("Other names"), "; ".join(who.other_names)),
        (_("Phones"), "; ".join(who.phones)),
        (_("Date of birth"), who.birth),
        (_("Documents"), "; ".join(who.documents)),
        (_("Address"), who.address),
    ]
    return [(term, value) for term, value in rows if value] or [(_("Name as told"), _("not given"))]


def _refused(request: StaffRequest, found: Person, error: str) -> HttpResponse:
    return render(request, "desk/person.html", _page(request, found) | {"error": error}, status=422)


def _may_close(request: StaffRequest, found: Person) -> bool:
    is_open = found.erased_on is None and found.key.tier == Tier.STANDARD
    return is_open and may_restrict(request.user, found)


def _colleagues(request: StaffRequest) -> list[tuple[str, str]]:
    """Those of the centre who may read who a person is, by name."""
    readers = [role.value for role, rights in RIGHTS.items() if Right.IDENTITY_REVEAL in rights]
    people = User.objects.filter(centre=request.user.centre, is_active=True, role__in=readers)
    names = display_names(people)
    return sorted(((str(pk), name) for pk, name in names.items()), key=lambda pair: pair[1])
