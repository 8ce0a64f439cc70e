"""The appointments of any day: to prepare the next one, or to look up who came on one that is over."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.reception import forms, permissions
from jardam.reception.booked_days import booked_lines
from jardam.reception.views.day import HTTP_UNPROCESSABLE


@require_safe
def booked(request: StaffRequest) -> HttpResponse:
    """Tomorrow, unless another day is asked for."""
    require(permissions.may_work(request.user))
    tomorrow = _beside(timezone.localdate(), 1)
    form = forms.DayForm(request.GET or {"day": tomorrow})
    day = (form.cleaned_data["day"] if form.is_valid() else None) or tomorrow
    page = {
        "form": form,
        "day": day,
        "before": _beside(day, -1),
        "after": _beside(day, 1),
        "rows": booked_lines(request.user, day),
    }
    return render(request, "reception/days.html", page, status=200 if form.is_valid() else HTTP_UNPROCESSABLE)


def _beside(day: date, days: int) -> date:
    """The calendar has a first and a last day."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
