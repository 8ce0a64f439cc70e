"""The parts of a person's sheet: who they are, their papers, and how they are served."""

from dataclasses import replace
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases.permissions import may_work_on_cases
from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.identity import IdentityForm, as_typed
from jardam.desk.personal.documents import (
    DocumentForm,
    document_begins,
    has_room,
    known_document,
    shown_documents,
)
from jardam.desk.personal.groups import GroupsForm, groups_begin
from jardam.desk.views.personal.changing import Part, answer
from jardam.people import actions
from jardam.people.models import Person
from jardam.people.permissions import may_change_identity, may_say_groups
from jardam.people.rules.documents import with_document, without_document
from jardam.people.rules.identity import Identity
from jardam.vault.unlocked import opener

SAVED = gettext_lazy("Saved, sealed and written down.")


@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: StaffRequest, person_id: UUID) -> HttpResponse:
    return answer(request, person_id, IDENTITY)


@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """``?document=``: which of them is changed; it says nothing but which of a list."""
    return answer(request, person_id, DOCUMENTS)


@require_http_methods(["GET", "HEAD", "POST"])
def groups(request: StaffRequest, person_id: UUID) -> HttpResponse:
    return answer(request, person_id, GROUPS)


def _change(request: StaffRequest, found: Person, form: forms.Form, now: Identity) -> None:
    actions.change_identity(
        found,
        now,
        opener=opener(request),
        seen=form.cleaned_data["seen"],
        by=request.user,
        at=timezone.now(),
    )


def _save_identity(request: StaffRequest, found: Person, form: forms.Form, was: Identity) -> None:
    assert isinstance(form, IdentityForm)
    _change(request, found, form, form.identity(was))


def _save_document(request: StaffRequest, found: Person, form: forms.Form, was: Identity) -> None:
    """A new one that finds no room is a page that is behind: its list is full since."""
    assert isinstance(form, DocumentForm)
    chosen = form.chosen
    if form.cleaned_data["is_removed"]:
        kept = without_document(was.documents, chosen.key)
    elif known_document(was, chosen.key) or has_room(was):
        kept = with_document(was.documents, chosen)
    else:
        raise actions.IdentityOutdated
    _change(request, found, form, replace(was, documents=kept))


def _save_groups(request: StaffRequest, found: Person, form: forms.Form, _was: Identity) -> None:
    assert isinstance(form, GroupsForm)
    actions.say_groups(
        found,
        form.groups,
        seen=form.cleaned_data["seen"],
        opener=opener(request),
        by=request.user,
        at=timezone.now(),
    )


def _documents(request: StaffRequest, found: Person, who: Identity | None) -> dict[str, object]:
    return {
        "documents": shown_documents(who, today_of(request)) if who else [],
        "may_add": who is None or has_room(who) or bool(_asked(request)),
        "is_known": bool(who and known_document(who, _asked(request))),
        "is_withheld": bool(who and any(document.is_withheld for document in who.documents)),
        "may_open_case": may_work_on_cases(request.user),
        "person": found,
    }


def _asked(request: StaffRequest) -> str:
    return request.POST.get("document", "") or request.GET.get("document", "")


def _nothing(_request: StaffRequest, _found: Person, _who: Identity | None) -> dict[str, object]:
    return {}


IDENTITY = Part(
    template="desk/person_identity.html",
    may=may_change_identity,
    form=IdentityForm,
    begins=lambda _request, _found, who: as_typed(who),
    save=_save_identity,
    done=SAVED,
    beside=_nothing,
)
DOCUMENTS = Part(
    template="desk/people/documents.html",
    may=may_change_identity,
    form=DocumentForm,
    begins=lambda request, _found, who: document_begins(known_document(who, _asked(request))),
    save=_save_document,
    done=SAVED,
    beside=_documents,
    page="desk:person_documents",
)
GROUPS = Part(
    template="desk/people/groups.html",
    may=may_say_groups,
    form=GroupsForm,
    begins=lambda _request, found, who: groups_begin(found, who),
    save=_save_groups,
    done=SAVED,
    beside=_nothing,
)
