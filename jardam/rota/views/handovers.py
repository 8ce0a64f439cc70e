"""What one shift tells the next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.accounts.queries import display_names
from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.rota import actions
from jardam.rota.forms import HandoverForm
from jardam.rota.models import Handover
from jardam.rota.permissions import may_hand_over
from jardam.rota.queries import OpenedHandover, handovers
from jardam.rota.views.finding import found, here

SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: StaffRequest) -> HttpResponse:
    """Read the last ones, and write the next."""
    _centre, now = here(request)
    require(may_hand_over(request.user))
    form = HandoverForm(request.POST) if request.method == "POST" else HandoverForm()
    if request.method == "POST" and form.is_valid():
        actions.write_handover(form.cleaned_data["text"], by=request.user, at=now)
        messages.success(request, _("Handed over. Thank you for the shift."))
        return redirect("rota:handover")
    told = handovers(request.user, SHOWN)
    for one in told:
        note_reading("handover.read", one.row, by=request.user, at=now)
    page = {
        "form": form,
        "told": [_shown(one, request.user, names) for names in [_names(told)] for one in told],
    }
    return render(request, "rota/handover.html", page, status=422 if form.errors else 200)


@require_POST
def seen(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """I have read it: the one who wrote it sees that."""
    unread = found(Handover.objects.visible_to(request.user), handover_id)
    _centre, now = here(request)
    actions.mark_seen(unread, by=request.user, at=now)
    messages.success(request, _("Written down that you have read it."))
    return redirect("rota:handover")


def _names(told: list[OpenedHandover]) -> dict[UUID, str]:
    people = {one.row.written_by_id for one in told} | {user for one in told for user in one.seen_by}
    return display_names(User.objects.filter(pk__in=people))


def _shown(one: OpenedHandover, reader: User, names: dict[UUID, str]) -> dict[str, object]:
    return {
        "row": one.row,
        "text": one.text,
        "written_at": one.written_at,
        "author": names[one.row.written_by_id],
        "seen_by": ", ".join(sorted(names[user] for user in one.seen_by)),
        "waits": reader.pk not in (*one.seen_by, one.row.written_by_id),
    }
