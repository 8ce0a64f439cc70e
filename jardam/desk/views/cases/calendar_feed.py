"""One's own terms in one's own calendar: an address that nobody can guess, under which stand days and case numbers only."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.cases import actions
from jardam.cases.models import CalendarAddress
from jardam.cases.permissions import may_work_on_cases
from jardam.cases.queries import own_terms, reader_of
from jardam.cases.rules.icalendar import WholeDay, calendar_of
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.database.scope import for_centre
from jardam.kernel.languages import screen_language
from jardam.vault.history import keeps_nothing


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: StaffRequest) -> HttpResponse:
    """Whether there is an address; a new one is shown this once, and ends the one before it."""
    require(may_work_on_cases(request.user))
    shown = ""
    if request.method == "POST":
        made, secret = actions.make_address(by=request.user, at=timezone.now())
        shown = request.build_absolute_uri(
            reverse("desk:case_calendar_feed", args=[made.centre_id, made.pk, secret])
        )
    address = CalendarAddress.objects.filter(user=request.user, centre=request.user.centre).first()
    return render(request, "desk/cases/calendar.html", {"address": address, "shown": shown})


@require_POST
def end(request: StaffRequest) -> HttpResponse:
    require(may_work_on_cases(request.user))
    actions.end_address(by=request.user, at=timezone.now())
    messages.success(request, _("The address has ended. Your calendar gets nothing more."))
    return redirect("desk:case_calendar")


@keeps_nothing
@login_not_required
@require_safe
def feed(request: HttpRequest, centre_id: UUID, address_id: UUID, secret: str) -> HttpResponse:
    """No session: the secret says whose it is. No name, no kind of matter, no word of a case.

    Errors: Http404, the same for a wrong secret, an ended address and a person who works here no more.
    """
    with for_centre(centre_id):
        user = reader_of(centre_id, address_id, secret)
        if user is None:
            raise Http404
        text = _calendar(user)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _calendar(user: User) -> str:
    now = timezone.now()
    with override(screen_language(user.interface_language)):
        days = [
            WholeDay(
                f"{term.pk}@jardam",
                term.due_on,
                _("Jardam: term, case %(number)s") % {"number": spoken(term.case.reference)},
            )
            for term in own_terms(user, now)
        ]
        return calendar_of(days, _("Jardam: terms"), now)
