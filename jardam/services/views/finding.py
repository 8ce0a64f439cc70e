"""What several pages of this room look up: the service that is meant, and the month that is asked for."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre
from jardam.network.models import StandardService
from jardam.quality.rules.months import Month, NotAMonth


def here(request: StaffRequest, *, allowed: bool) -> Centre:
    """The centre of the reader; 403 unless ``allowed``."""
    require(allowed)
    assert request.user.centre is not None
    return request.user.centre


def today_of(centre: Centre, now: datetime | None = None) -> date:
    return timezone.localdate(now, centre.zone)


def asked_month(request: StaffRequest, centre: Centre) -> tuple[Month, int]:
    """The month of the address, else the running one; and 422 where the address names none."""
    this, asked = Month.of(today_of(centre)), request.GET.get("month", "")
    try:
        return (Month.read(asked), 200) if asked else (this, 200)
    except NotAMonth:
        return this, 422


def month_word(month: Month) -> str:
    """Example: November 2026."""
    return str(capfirst(date_format(month.first, "F Y")))


def neighbours(month: Month) -> dict[str, object]:
    """The month in words, and the two beside it."""
    return {
        "month": month,
        "month_word": month_word(month),
        "before": month.before,
        "before_word": month_word(month.before),
        "after": month.after,
        "after_word": month_word(month.after),
    }


def standard_service(code: str) -> StandardService:
    """One of the catalogue; 404 where there is none."""
    return get_object_or_404(StandardService, code=code)
