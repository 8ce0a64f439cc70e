"""A collective claim as it is read, and what may be in the way of changing it."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jardam.cases.actions import CaseClosed
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.collective import actions
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.permissions import may_join
from jardam.collective.rules.standing import MOST, Moved
from jardam.desk.collective.page import collective_page
from jardam.people.actions import AlreadyErased
from jardam.vault.refusals import FileKeyDestroyed

REFUSED: Mapping[type[Exception], str | Promise] = {
    actions.JoinedElsewhere: gettext_lazy(
        "One of these claims stands in a collective claim already, and a claim stands in one only. Nothing was changed."
    ),
    actions.TwiceThePerson: gettext_lazy(
        "Two of these claims are of one person, who may stand here once. Nothing was changed."
    ),
    actions.TooFew: gettext_lazy("A collective claim needs two workers. One alone has their own claim."),
    actions.TooMany: gettext_lazy("More workers than one paper takes: at most 60. Begin another one."),
    CaseClosed: gettext_lazy("The case of one of them is closed. Open it again first; nothing was changed."),
    actions.FileClosed: gettext_lazy(
        "The file of one of them is closed to all but named people and is tied to nobody. Nothing was changed."
    ),
    Moved: gettext_lazy("This worker was taken out meanwhile. Nothing was changed."),
    actions.WorkerGone: gettext_lazy(
        "This worker's part is gone: they were erased, or their file was closed."
    ),
    FileKeyDestroyed: gettext_lazy("A person was erased meanwhile. Nothing was written down."),
    AlreadyErased: gettext_lazy("A person was erased meanwhile. Nothing was written down."),
    actions.CollectiveChanged: gettext_lazy(
        "Who takes part has changed, or money was written down for several, since you opened the page. Look, then send again."
    ),
}
assert MOST == 60  # the sentence says so
KEPT = (CaseClosed, Moved)
"""The worker is still there: what was typed of them stands on the page."""


@require_safe
def collective(request: StaffRequest, collective_id: UUID) -> HttpResponse:
    found = visible_collective(request, collective_id)
    return render(request, "desk/collective/collective.html", collective_page(request, found))


def visible_collective(request: StaffRequest, collective_id: UUID) -> Collective:
    """Errors: Http404; PermissionDenied."""
    found: Collective = get_object_or_404(Collective.objects.visible_to(request.user), pk=collective_id)
    require(may_join(request.user, found))
    return found


def visible_part(request: StaffRequest, collective_id: UUID, joined_id: UUID) -> JoinedClaim:
    """One worker's part that nobody took out. Errors: Http404; PermissionDenied."""
    found = visible_collective(request, collective_id)
    rows = JoinedClaim.objects.visible_to(request.user).live().filter(collective=found)
    joined: JoinedClaim = get_object_or_404(
        rows.select_related("collective", "claim__case__person__key"), pk=joined_id
    )
    return joined


def refused(request: StaffRequest, error: Exception, collective_id: UUID) -> HttpResponse:
    """What was in the way, said on the page of the collective claim; the list of them, when it is gone."""
    messages.warning(request, str(REFUSED[type(error)]))
    is_there = Collective.objects.visible_to(request.user).filter(pk=collective_id).exists()
    return redirect("desk:collective", collective_id=collective_id) if is_there else redirect("desk:cases")
