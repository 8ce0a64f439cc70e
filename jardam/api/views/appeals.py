"""What came from partners' forms and waits: told without a word of it, opened by whoever takes it up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.appeals import actions
from jardam.appeals.models import Appeal
from jardam.appeals.permissions import may_see_appeals, may_take_up
from jardam.appeals.queries import waiting_for
from jardam.appeals.rules.words import Unreadable
from jardam.centres.access import require
from jardam.centres.http import StaffRequest

MOST_ROWS = 100


@require_safe
def appeals(request: StaffRequest) -> HttpResponse:
    """The oldest first; the rest comes when these are taken up."""
    require(may_see_appeals(request.user))
    return render(request, "api/appeals.html", {"appeals": waiting_for(request.user)[:MOST_ROWS]})


@require_POST
def take(request: StaffRequest, appeal_id: UUID) -> HttpResponse:
    """On to the page of a contact, with their words in it."""
    appeal = _appeal(request, appeal_id)
    try:
        contact = actions.take_up(appeal, by=request.user, at=timezone.now())
    except actions.Ended:
        messages.warning(request, _("Somebody has taken this appeal up already."))
    except Unreadable:
        messages.warning(
            request,
            _("This appeal cannot be opened. Tell the partner, then put it away: nothing of it can be read."),
        )
    else:
        return redirect("desk:call", contact_id=contact.pk)
    return redirect("api:appeals")


@require_POST
def put_away(request: StaffRequest, appeal_id: UUID) -> HttpResponse:
    appeal = _appeal(request, appeal_id)
    try:
        actions.put_away(appeal, by=request.user, at=timezone.now())
    except actions.Ended:
        messages.warning(request, _("Somebody has taken this appeal up already."))
    except actions.Readable:
        messages.warning(request, _("This appeal can be opened: take it up."))
    else:
        messages.success(request, _("It is put away."))
    return redirect("api:appeals")


def _appeal(request: StaffRequest, appeal_id: UUID) -> Appeal:
    appeal: Appeal = get_object_or_404(Appeal.objects.visible_to(request.user), pk=appeal_id)
    require(may_take_up(request.user, appeal))
    return appeal
