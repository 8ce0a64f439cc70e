"""The year of an address, and the two beside it."""

from datetime import datetime

from django.utils import timezone

from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre
from jardam.kernel.months import FIRST_YEAR, LAST_YEAR


def asked_year(request: StaffRequest, centre: Centre, now: datetime) -> tuple[int, int]:
    """The year of the address, else the running one; and 422 where the address names none."""
    this, asked = timezone.localdate(now, centre.zone).year, request.GET.get("year", "")
    if not asked:
        return this, 200
    is_written = len(asked) == len("2026") and asked.isascii() and asked.isdigit()
    if not is_written or not FIRST_YEAR <= int(asked) <= LAST_YEAR:
        return this, 422
    return int(asked), 200
