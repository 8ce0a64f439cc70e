"""Pages about one month: the one that is asked for, in words, and the two beside it."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre
from jardam.kernel.months import Month, NotAMonth


def asked_month(request: StaffRequest, centre: Centre, now: datetime | None = None) -> tuple[Month, int]:
    """The month of the address, else the running one; and 422 where the address names none."""
    this, asked = Month.of(timezone.localdate(now, centre.zone)), request.GET.get("month", "")
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
