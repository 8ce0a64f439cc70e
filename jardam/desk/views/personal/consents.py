"""What a person agrees to, read out and written down; a yes is taken back by one button."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.personal.consents import USUAL, ConsentForm, read_aloud, shown_consents
from jardam.desk.personal.guardians import guardians_of, named
from jardam.desk.views.personal.changing import LOCKED, open_person
from jardam.kernel.ids import day_uuid
from jardam.people import actions
from jardam.people.models import Consent, Person
from jardam.people.queries import (
    SpokenConsent,
    ages_of,
    consents_of,
    household_of,
    identity_to_change,
    read_consents,
)
from jardam.people.rules.guardians import who_consents
from jardam.people.rules.household import Member
from jardam.people.rules.identity import Identity
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener

Members = list[tuple[UUID, Member]]


@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: StaffRequest, person_id: UUID) -> HttpResponse:
    found = open_person(request, person_id)
    if request.method == "POST":
        return _said(request, found)
    return _page(request, found, None)


@require_POST
def withdraw(request: StaffRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """Taken back at once: nobody has to say why."""
    found = open_person(request, person_id)
    given: Consent = get_object_or_404(Consent, centre=request.user.centre, person=found, pk=consent_id)
    try:
        actions.withdraw_consent(found, given, opener=opener(request), by=request.user, at=timezone.now())
    except (actions.AlreadyErased, FileKeyDestroyed):
        return _erased(request, found)
    messages.success(request, _("Taken back. From today on nothing more is handed on."))
    return redirect("desk:person_consents", person_id=found.pk)


def _said(request: StaffRequest, found: Person) -> HttpResponse:
    try:
        members: Members = _members(request, found)
    except FileKeyLocked:
        form = _form(request, [], request.POST)
        form.add_error(None, LOCKED)
        return _page(request, found, form, status=422)
    form = _form(request, members, request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        actions.say_about_consent(
            found, form.said, opener=opener(request), by=request.user, at=timezone.now()
        )
    except FileKeyLocked:
        form.add_error(None, LOCKED)
        return _page(request, found, form, status=422)
    except (actions.AlreadyErased, FileKeyDestroyed):
        return _erased(request, found)
    messages.success(request, _("Saved, sealed and written down."))
    return redirect("desk:person_consents", person_id=found.pk)


def _asked(
    request: StaffRequest, found: Person, form: ConsentForm | None
) -> list[tuple[Consent, SpokenConsent]]:
    """What was said so far. Opening the page is reading it; being told what is missing in a form is not."""
    if form is not None:
        return consents_of(found, opener(request))
    return read_consents(found, by=request.user, at=timezone.now(), opener=opener(request))


def _members(request: StaffRequest, found: Person) -> Members:
    return [(row.pk, member) for row, member in household_of(found, opener(request))]


def _form(request: StaffRequest, members: Members, *args: object, **options: object) -> ConsentForm:
    offered = [(pk, named(member)) for pk, member in members if member.represents]
    return ConsentForm(*args, today=today_of(request), representatives=offered, **options)


def _begun(request: StaffRequest, members: Members, who: Identity) -> ConsentForm:
    today = today_of(request)
    begins = {"row": day_uuid(), "said_on": today, "until": today + USUAL, "language": who.talks}
    return _form(request, members, initial=begins)


def _erased(request: StaffRequest, found: Person) -> HttpResponse:
    messages.warning(request, _("This person was already erased."))
    return redirect("desk:person", person_id=found.pk)


def _page(
    request: StaffRequest, found: Person, form: ConsentForm | None, *, status: int = 200
) -> HttpResponse:
    """``form``: None for a new one."""
    key, today, asked = opener(request), today_of(request), request.GET.get("language", "")
    page: dict[str, object] = {"person": found, "form": form}
    try:
        who, members, said = (
            identity_to_change(found, key),
            _members(request, found),
            _asked(request, found, form),
        )
    except FileKeyLocked:
        if form is None:
            raise
        page |= {"is_locked": True, "aloud": read_aloud(asked, "")}
    else:
        page |= {
            "form": form or _begun(request, members, who),
            "aloud": read_aloud(asked, who.talks),
            "said": shown_consents(said, today, who_consents(ages_of(found, who, today))),
            "guardians": guardians_of(found, who, [member for _pk, member in members], today),
        }
    return render(request, "desk/people/consents.html", page, status=status)
