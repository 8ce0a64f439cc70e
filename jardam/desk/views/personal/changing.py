"""How a part of what is sealed of a person is changed: a page with one form. Nothing of it ever stands in an address.

Whoever was overtaken sees what they typed and that a colleague was faster; sent once more it is taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.desk.personal.known import is_open_to
from jardam.desk.persons import visible_person
from jardam.people import actions
from jardam.people.models import Person
from jardam.people.permissions import may_change_identity
from jardam.people.queries import identity_to_change, read_identity
from jardam.people.rules.identity import Identity
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener

LOCKED = gettext_lazy(
    "This file is closed to this session. Give your password again in another tab, then save."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: who may say it, its form, what stands in it before anybody types, and what a valid one does.

    ``beside``: what else its page shows; the identity is None where this session cannot open it.
    """

    template: str
    may: Callable[[User, Person], bool]
    form: type[forms.Form]
    begins: Callable[[StaffRequest, Person, Identity], Mapping[str, object]]
    save: Callable[[StaffRequest, Person, forms.Form, Identity], object]
    done: Promise
    beside: Callable[[StaffRequest, Person, Identity | None], dict[str, object]]
    page: str = "desk:person"


def open_person(
    request: StaffRequest, person_id: UUID, may: Callable[[User, Person], bool] = may_change_identity
) -> Person:
    """A living file that is open to the reader. Errors: Http404; PermissionDenied; FileKeyLocked."""
    found = visible_person(request, person_id)
    require(may(request.user, found) and found.erased_on is None)
    if not is_open_to(request.user, found):
        raise FileKeyLocked
    return found


def answer(request: StaffRequest, person_id: UUID, part: Part) -> HttpResponse:
    """Opening the page is reading who the person is, and written down as such."""
    found = open_person(request, person_id, part.may)
    if request.method == "POST":
        return _changed(request, found, part)
    who = read_identity(found, by=request.user, at=timezone.now(), opener=opener(request))
    begun = {**part.begins(request, found, who), "seen": actions.stamp_of(found)}
    return _page(request, found, part, part.form(initial=begun), who)


def _changed(request: StaffRequest, found: Person, part: Part) -> HttpResponse:
    form = part.form(request.POST)
    try:
        was = identity_to_change(found, opener(request))
        if not form.is_valid():
            return _page(request, found, part, form, was, status=422)
        part.save(request, found, form, was)
    except FileKeyLocked:
        form.add_error(None, LOCKED)
        return _page(request, found, part, form, None, status=422)
    except actions.IdentityOutdated:
        return _overtaken(request, found, part)
    except (actions.AlreadyErased, FileKeyDestroyed):
        messages.warning(request, _("This person was already erased."))
        return redirect("desk:person", person_id=found.pk)
    messages.success(request, str(part.done))
    return redirect(part.page, person_id=found.pk)


def _overtaken(request: StaffRequest, found: Person, part: Part) -> HttpResponse:
    """What was typed, ready to be sent once more in the knowledge that somebody else was faster."""
    found.refresh_from_db(fields=["sealed_identity"])
    typed = request.POST.copy()
    typed["seen"] = actions.stamp_of(found)
    form = part.form(typed)
    form.add_error(
        None,
        _("A colleague has changed this since you opened it. Look there in another tab, or save once more."),
    )
    return _page(request, found, part, form, identity_to_change(found, opener(request)), status=409)


def _page(
    request: StaffRequest,
    found: Person,
    part: Part,
    form: forms.Form,
    who: Identity | None,
    *,
    status: int = 200,
) -> HttpResponse:
    page = {"person": found, "form": form, "is_locked": who is None} | part.beside(request, found, who)
    return render(request, part.template, page, status=status)
