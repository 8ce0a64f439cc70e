"""Money that came for several at once: each own sum, one receipt, one save."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.centres.http import StaffRequest
from jardam.collective import actions
from jardam.collective.models import Collective
from jardam.collective.queries import read_workers
from jardam.desk.casework.page import today_of
from jardam.desk.collective.forms import ReceivedForm
from jardam.desk.collective.page import note_workers, owed_words, worker_named
from jardam.desk.views.collective.reading import REFUSED, refused, visible_collective
from jardam.kernel.ids import day_uuid
from jardam.law.kept import kept_rule_book


@require_http_methods(["GET", "HEAD", "POST"])
def received(request: StaffRequest, collective_id: UUID) -> HttpResponse:
    found = visible_collective(request, collective_id)
    if request.method != "POST":
        return _receiving(request, found, _form(request, found))
    form = _form(request, found, is_typed=True)
    if not form.is_valid():
        return _receiving(request, found, form, status=422)
    book = kept_rule_book(today_of(request))
    try:
        actions.receive_for_several(found, form.received, book, by=request.user, at=timezone.now())
    except tuple(REFUSED) as error:
        return _behind(request, found, error)
    messages.success(request, _("Written down in each own claim."))
    return redirect("desk:collective", collective_id=found.pk)


def _behind(request: StaffRequest, found: Collective, error: Exception) -> HttpResponse:
    """What was typed for those who are still there; sent once more it is taken."""
    try:
        found.refresh_from_db()
    except Collective.DoesNotExist:
        return refused(request, error, found.pk)
    typed = request.POST.copy()
    typed["seen"] = str(found.revision)
    form = _form(request, found, is_typed=True)
    form.data = typed
    form.add_error(None, str(REFUSED[type(error)]))
    return _receiving(request, found, form, status=409)


def _form(request: StaffRequest, found: Collective, *, is_typed: bool = False) -> ReceivedForm:
    """For everybody whose case is open."""
    today = today_of(request)
    workers = read_workers(found, today)
    note_workers(request, found, workers)
    offered = [(one.joined.pk, worker_named(one), owed_words(one)) for one in workers if one.standing.is_open]
    begins = {"row": day_uuid(), "seen": found.revision}
    return ReceivedForm(request.POST if is_typed else None, today=today, workers=offered, initial=begins)


def _receiving(
    request: StaffRequest, found: Collective, form: ReceivedForm, *, status: int = 200
) -> HttpResponse:
    page = {"collective": found, "employer": found.employer, "form": form}
    return render(request, "desk/collective/received.html", page, status=status)
