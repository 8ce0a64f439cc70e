"""The contacts of the centre: a filtered list of any depth, and one contact opened."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.cases.permissions import may_work_on_cases
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.contacts.permissions import may_see_contacts
from jardam.contacts.queries import read_narrative
from jardam.contacts.rules.reference import spoken
from jardam.desk.branches import branch_choices, branches_of
from jardam.desk.forms import ContactFilter
from jardam.desk.opened import facts_of, following
from jardam.desk.paging import page_of_contacts
from jardam.desk.referring.page import listed
from jardam.desk.worked import worked_in
from jardam.incidents.permissions import may_keep_incidents
from jardam.people.permissions import may_identify
from jardam.referrals.permissions import may_pass_on
from jardam.referrals.queries import referrals_beside
from jardam.vault.unlocked import opener

_SHOWN = ("key", "person", "recorded_by", "door", "branch")


@require_safe
def contact_list(request: StaffRequest) -> HttpResponse:
    require(may_see_contacts(request.user))
    filters = ContactFilter(request.GET, branches=branch_choices(branches_of(request.user)))
    page = page_of_contacts(request.user, filters, request.GET)
    status = 200 if filters.is_valid() and page.is_known_place else 422
    older = f"{reverse('desk:contacts')}?{page.older}" if page.older else ""
    template = "desk/contacts.html#rows" if request.htmx else "desk/contacts.html"
    return render(request, template, {"page": page, "older_url": older, "filters": filters}, status=status)


@require_safe
def contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contacts = Contact.objects.visible_to(request.user).select_related(*_SHOWN)
    found: Contact = get_object_or_404(contacts.prefetch_related("topics__own", "cards"), pk=contact_id)
    narrative = read_narrative(found, by=request.user, at=timezone.now(), opener=opener(request))
    page = {
        "contact": found,
        "narrative": narrative,
        "worked": worked_in(found, opener(request)),
        "reference": spoken(found.reference),
        "facts": facts_of(found),
        "following": following(found, request.user),
        "may_open_case": found.state == State.CLOSED
        and narrative is not None
        and may_work_on_cases(request.user),
        "may_tell_incident": found.state == State.CLOSED
        and narrative is not None
        and may_keep_incidents(request.user),
        "may_see_person": may_identify(request.user),
        "may_pass_on": found.state == State.CLOSED
        and narrative is not None
        and may_pass_on(request.user, found),
        "referrals": listed(referrals_beside(found, request.user)),
    }
    return render(request, "desk/contact.html", page)
