"""The incidents of a centre with the patterns in them, one of them, and who witnessed it."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.incidents.forms import WithdrawForm
from jardam.incidents.models import Incident
from jardam.incidents.permissions import may_keep_incidents, may_read_witnesses, may_withdraw
from jardam.incidents.queries import PAGE_ROWS, incidents_before, patterns_seen, venues_of
from jardam.incidents.rules.patterns import FEWEST_TELLERS
from jardam.incidents.sealing import REASON, WITNESSES, WORDS, text_of
from jardam.incidents.showing import facts_of, lines, place_word, shown_patterns
from jardam.incidents.views.finding import found_incident
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener


@require_safe
def incidents(request: StaffRequest) -> HttpResponse:
    """Patterns first, then every incident that one may see, the latest first."""
    require(may_keep_incidents(request.user))
    found = incidents_before(request.user, _number(request))
    shown = found[:PAGE_ROWS]
    older = urlencode({"before": shown[-1].number}) if len(found) > PAGE_ROWS else ""
    venues = {venue.pk: venue for venue in venues_of(request.user)}
    page = {
        "patterns": shown_patterns(patterns_seen(request.user), venues),
        "fewest": FEWEST_TELLERS,
        "rows": lines(shown),
        "older_url": f"{reverse('incidents:incidents')}?{older}" if older else "",
    }
    return render(request, "incidents/incidents.html", page)


@require_safe
def incident(request: StaffRequest, incident_id: UUID) -> HttpResponse:
    """What happened. Who saw it stands on no page of its own accord."""
    found = found_incident(request, incident_id)
    note_reading("incident.read", found, by=request.user, at=timezone.now())
    return incident_page(request, found)


@require_POST
def witnesses(request: StaffRequest, incident_id: UUID) -> HttpResponse:
    """Who saw it: for its author and whoever holds the right, written down each time."""
    found = found_incident(request, incident_id)
    require(may_read_witnesses(request.user, found))
    note_reading("incident.witnesses_read", found, by=request.user, at=timezone.now())
    return incident_page(request, found, is_told=True)


def incident_page(
    request: StaffRequest,
    found: Incident,
    form: WithdrawForm | None = None,
    *,
    is_told: bool = False,
    status: int = 200,
) -> HttpResponse:
    by = opener(request)
    try:
        what: str | None = text_of(found, WORDS, by)
        reason = text_of(found, REASON, by)
        seen = text_of(found, WITNESSES, by) if is_told else ""
    except FileKeyDestroyed:
        what, reason, seen = None, "", ""
    may_end = what is not None and not found.is_withdrawn and may_withdraw(request.user, found)
    page = {
        "incident": found,
        "kind": found.get_kind_display(),
        "place": place_word(found.venue),
        "facts": facts_of(found),
        "what": what,
        "reason": reason,
        "seen": seen,
        "is_told": is_told,
        "may_read_witnesses": found.has_witnesses and may_read_witnesses(request.user, found),
        "case_number": spoken(found.case.reference) if found.case else "",
        "contact_number": spoken(found.contact.reference) if found.contact else "",
        "form": (form or WithdrawForm()) if may_end else None,
        "has_faults": form is not None,
    }
    return render(request, "incidents/incident.html", page, status=status)


def _number(request: StaffRequest) -> int | None:
    """The number below which the page begins; what is none begins at the top."""
    before = request.GET.get("before", "")
    is_number = before.isascii() and before.isdigit() and len(before) < 10
    return int(before) if is_number else None
