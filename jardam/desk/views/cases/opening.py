"""A case is opened: out of a contact, for a person whose file stands, or for somebody of whom nothing is known yet."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.cases.actions import Opening, open_case
from jardam.cases.permissions import may_work_on_cases
from jardam.cases.rules.next_action import DayRefused
from jardam.cases.rules.tracks import Track, likely_track
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import Screening, State
from jardam.contacts.models import Contact
from jardam.contacts.queries import read_narrative
from jardam.desk.casework.forms import LATER, OpenForm
from jardam.desk.casework.page import today_of
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import Topic
from jardam.people.models import Person
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: StaffRequest) -> HttpResponse:
    """Opened for nobody known: a file of its own is begun, which says nothing yet."""
    require(may_work_on_cases(request.user))
    return _answer(request, None, None)


@require_http_methods(["GET", "HEAD", "POST"])
def open_for_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Out of one that has ended: while it runs, nobody knows yet whose it is."""
    contacts = Contact.objects.visible_to(request.user).filter(state=State.CLOSED)
    contacts = contacts.select_related("key", "person__key")
    contact: Contact = get_object_or_404(contacts, pk=contact_id)
    require(may_work_on_cases(request.user))
    if contact.person is not None and contact.person.erased_on is not None:
        raise Http404
    return _answer(request, contact.person, contact)


@require_http_methods(["GET", "HEAD", "POST"])
def open_for_person(request: StaffRequest, person_id: UUID) -> HttpResponse:
    people = Person.objects.open_to(request.user).filter(erased_on=None).select_related("key")
    person: Person = get_object_or_404(people, pk=person_id)
    require(may_work_on_cases(request.user))
    return _answer(request, person, None)


def _answer(request: StaffRequest, person: Person | None, contact: Contact | None) -> HttpResponse:
    today = today_of(request)
    if request.method != "POST":
        told = _told(request, contact)
        topic = _topic(contact)
        begun = {
            "case_id": day_uuid(),
            "stated": told,
            "topic": topic,
            "day": today,
            "track": request.GET.get("track") or _track(contact, topic),
        }
        form = OpenForm(today=today, initial=begun)
        return _page(request, form)
    form = OpenForm(request.POST, today=today)
    if not form.is_valid():
        return _page(request, form, status=422)
    filled = form.cleaned_data
    opening = Opening(
        case_id=filled["case_id"],
        track=Track(filled["track"]),
        topic=Topic(filled["topic"]) if filled["topic"] else None,
        title=filled["title"],
        stated=filled["stated"],
        then=form.then,
        weight=filled["weight"],
        person=person,
        contact=contact,
    )
    try:
        opened = open_case(opening, opener=opener(request), by=request.user, at=timezone.now())
    except DayRefused:  # it was sound when the form was read, before midnight
        form.add_error("day", LATER)
        return _page(request, form, status=422)
    except FileKeyDestroyed as error:  # erased since the page was opened
        raise Http404 from error
    messages.success(request, _("The case is opened. You answer for it."))
    return redirect("desk:case", case_id=opened.pk)


def _page(request: StaffRequest, form: OpenForm, *, status: int = 200) -> HttpResponse:
    return render(request, "desk/cases/open.html", {"form": form}, status=status)


def _told(request: StaffRequest, contact: Contact | None) -> str:
    """What was said in the conversation, so that nobody asks twice."""
    if contact is None:
        return ""
    narrative = read_narrative(contact, by=request.user, at=timezone.now(), opener=opener(request))
    return str((narrative or {}).get("stated", ""))


def _topic(contact: Contact | None) -> str:
    topics = list(contact.topics.all()) if contact else []
    return topics[0].topic if topics else ""


def _track(contact: Contact | None, topic: str) -> str:
    is_violence_told = contact is not None and contact.violence == Screening.YES
    return likely_track(Topic(topic) if topic else None, is_violence_told=is_violence_told) or ""
