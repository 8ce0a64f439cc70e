"""What the pages of this room look up: a problem of the reader's centre, or a pattern that the reader sees, and the day there."""

from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from jardam.centres.http import StaffRequest
from jardam.incidents.models import Venue
from jardam.incidents.queries import pattern_seen
from jardam.incidents.rules.kinds import IncidentKind
from jardam.problems.models import Problem


def found_problem(request: StaffRequest, problem_id: UUID) -> Problem:
    """Errors: Http404."""
    rows = Problem.objects.visible_to(request.user).select_related("venue", "authority")
    found: Problem = get_object_or_404(rows, pk=problem_id)
    return found


def found_pattern(request: StaffRequest, venue_id: UUID, code: str) -> tuple[Venue, IncidentKind]:
    """One that this person sees. Errors: Http404."""
    rows = Venue.objects.visible_to(request.user).select_related("authority")
    venue: Venue = get_object_or_404(rows, pk=venue_id)
    if code not in set(IncidentKind) or pattern_seen(request.user, venue.pk, IncidentKind(code)) is None:
        raise Http404
    return venue, IncidentKind(code)


def today_of(request: StaffRequest) -> date:
    assert request.user.centre is not None
    return timezone.localdate(timezone.now(), request.user.centre.zone)
