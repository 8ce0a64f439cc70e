"""The contacts of the centre: a filtered list of any depth, and one contact opened."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jardam.centres import choices as centre_choices
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.models import Contact
from jardam.contacts.permissions import may_see_contacts
from jardam.contacts.queries import read_narrative
from jardam.contacts.rules.reference import spoken
from jardam.desk.answering import title_of
from jardam.desk.forms import ContactFilter
from jardam.desk.paging import page_of_contacts
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.people.permissions import may_identify
from jardam.vault.unlocked import opener


@require_safe
def contact_list(request: StaffRequest) -> HttpResponse:
    require(may_see_contacts(request.user))
    filters = ContactFilter(request.GET)
    page = page_of_contacts(request.user, filters, request.GET)
    status = 200 if filters.is_valid() and page.is_known_place else 422
    older = f"{reverse('desk:contacts')}?{page.older}" if page.older else ""
    template = "desk/contacts.html#rows" if request.htmx else "desk/contacts.html"
    return render(request, template, {"page": page, "older_url": older, "filters": filters}, status=status)


@require_safe
def contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contacts = Contact.objects.visible_to(request.user).select_related("key", "person", "recorded_by")
    found: Contact = get_object_or_404(contacts.prefetch_related("topics", "cards"), pk=contact_id)
    narrative = read_narrative(found, by=request.user, at=timezone.now(), opener=opener(request))
    page = {
        "contact": found,
        "narrative": narrative,
        "reference": spoken(found.reference),
        "facts": _facts(found),
        "may_see_person": may_identify(request.user),
    }
    return render(request, "desk/contact.html", page)


def _facts(contact: Contact) -> list[tuple[str, object]]:
    topics = centre_choices.topics()
    rows = [
        (_("Who called"), contact.get_client_kind_display()),
        (_("Topics"), "; ".join(str(topics[Topic(entry.topic)]) for entry in contact.topics.all())),
        (_("Violence or a threat"), contact.get_violence_display()),
        (_("Treated badly for nationality"), contact.get_discrimination_display()),
        (_("How it ended"), contact.get_outcome_display()),
        (_("Region"), region_name(contact.region, (get_language() or "ru")[:2])),
        (_("Sex"), contact.get_sex_display() if contact.sex else ""),
        (_("Age"), contact.get_age_band_display() if contact.age_band else ""),
        (_("Answers read out"), "; ".join(title_of(entry.card) for entry in contact.cards.all())),
    ]
    return [(term, value) for term, value in rows if value]
