"""What several pages of this room look up: the centre, its day, and the service that is meant."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre
from jardam.network.models import StandardService


def here(request: StaffRequest, *, allowed: bool) -> Centre:
    """The centre of the reader; 403 unless ``allowed``."""
    require(allowed)
    assert request.user.centre is not None
    return request.user.centre


def today_of(centre: Centre, now: datetime | None = None) -> date:
    return timezone.localdate(now, centre.zone)


def standard_service(code: str) -> StandardService:
    """One of the catalogue; 404 where there is none."""
    return get_object_or_404(StandardService, code=code)
