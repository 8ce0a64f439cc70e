"""Somebody names an employer: is there a warning? Where there is none, the page says so in one way, whatever the reason."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.otherside.warning_forms import CheckForm
from jardam.desk.otherside.warnings import shown_warning
from jardam.parties.permissions import may_check
from jardam.parties.queries import warned


@require_http_methods(["GET", "HEAD", "POST"])
def employer_check(request: StaffRequest) -> HttpResponse:
    """The words are posted, so that no name stands in an address."""
    require(may_check(request.user))
    if request.method != "POST":
        return render(request, "desk/parties/check.html", {"form": CheckForm()})
    form = CheckForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/parties/check.html", {"form": form}, status=422)
    found = warned(request.user, form.cleaned_data["words"], today_of(request))
    for one in found:
        note_reading("warning.read", one.warning, by=request.user, at=timezone.now())
    page = {"form": form, "is_asked": True, "warnings": [shown_warning(one) for one in found]}
    return render(request, "desk/parties/check.html", page)
