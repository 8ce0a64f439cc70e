"""What the pages of this room look up."""

from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from jardam.cases.models import Case
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.incidents.models import Incident
from jardam.incidents.permissions import may_keep_incidents
from jardam.people.models import Person


def found_incident(request: StaffRequest, incident_id: UUID) -> Incident:
    """Errors: Http404."""
    rows = Incident.objects.visible_to(request.user)
    rows = rows.select_related("venue", "case", "contact", "person__key", "key", "written_by")
    found: Incident = get_object_or_404(rows, pk=incident_id)
    return found


def found_case(request: StaffRequest, case_id: UUID) -> Case:
    """Of somebody who was not erased, for whoever keeps incidents. Errors: Http404, Refused."""
    cases = Case.objects.visible_to(request.user).filter(person__erased_on=None)
    found: Case = get_object_or_404(cases.select_related("person__key"), pk=case_id)
    require(may_keep_incidents(request.user))
    return found


def found_contact(request: StaffRequest, contact_id: UUID) -> Contact:
    """A closed one, of nobody whose file is closed to the reader or was erased. Errors: as `found_case`."""
    contacts = Contact.objects.visible_to(request.user).filter(state=State.CLOSED)
    found: Contact = get_object_or_404(contacts.select_related("person__key"), pk=contact_id)
    require(may_keep_incidents(request.user))
    if found.person_id:
        open_to = Person.objects.open_to(request.user).filter(erased_on=None)
        get_object_or_404(open_to, pk=found.person_id)
    return found


def today(request: StaffRequest) -> date:
    assert request.user.centre is not None
    return timezone.localdate(timezone.now(), request.user.centre.zone)
