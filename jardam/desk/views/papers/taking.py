"""A draft takes the facts of a wage claim of its case, and the workers who stand together with it."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from jardam.cases.actions import CaseClosed
from jardam.cases.models import Case
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.claims.models import Claim
from jardam.collective.actions import FileClosed, WorkerGone
from jardam.collective.models import Collective
from jardam.desk.casework.page import today_of
from jardam.desk.collective.forms import WorkersForm
from jardam.desk.paperwork.forms import TakeForm
from jardam.desk.paperwork.page import asked_of
from jardam.desk.paperwork.together import together
from jardam.desk.views.papers.making import moved, visible_paper
from jardam.filings import actions
from jardam.filings.drafted import drafted
from jardam.filings.models import Paper
from jardam.filings.permissions import may_file
from jardam.filings.rules.states import PaperMoved
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener


@require_POST
def take(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """For the first time, from another claim, or over again where the claim says something else now."""
    found, paper = visible_paper(request, case_id, paper_id)
    require(may_file(request.user, paper))
    if not (paper.is_draft and found.is_open):
        return moved(request, paper)
    form = TakeForm(request.POST)
    claim = _chosen(request, found, form) if form.is_valid() else None
    if claim is None:
        messages.warning(request, _("The page is broken. Reload it."))
        return redirect("desk:case_paper", case_id=found.pk, paper_id=paper.pk)
    filled = form.cleaned_data
    try:
        actions.take_from_claim(
            paper, claim, filled["seen_paper"], opener=opener(request), by=request.user, at=timezone.now()
        )
    except actions.SheetChanged:
        messages.warning(
            request, _("Somebody has changed this paper since you opened the page. Look, then choose again.")
        )
    except (PaperMoved, CaseClosed, FileKeyDestroyed):
        return moved(request, paper)
    else:
        messages.success(request, _("Taken over. The paper says what the claim says now."))
    return redirect("desk:case_paper", case_id=found.pk, paper_id=paper.pk)


@require_POST
def workers(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Everybody who agrees stands in the paper, as they stand now; or the one alone in whose case it is."""
    found, paper = visible_paper(request, case_id, paper_id)
    require(may_file(request.user, paper))
    if not (paper.is_draft and found.is_open):
        return moved(request, paper)
    form = WorkersForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("The page is broken. Reload it."))
        return redirect("desk:case_paper", case_id=found.pk, paper_id=paper.pk)
    try:
        said = _with_workers(request, paper, form)
    except (PaperMoved, CaseClosed, FileKeyDestroyed):
        return moved(request, paper)
    except tuple(NOT_TAKEN) as refused:
        messages.warning(request, str(NOT_TAKEN[type(refused)]))
    else:
        messages.success(request, said)
    return redirect("desk:case_paper", case_id=found.pk, paper_id=paper.pk)


NOT_TAKEN: Mapping[type[Exception], str | Promise] = {
    actions.SheetChanged: gettext_lazy(
        "Somebody has changed this paper since you opened the page. Look, then choose again."
    ),
    actions.NobodyBeside: gettext_lazy(
        "Fewer than two workers agree today to stand in a paper to this reader. Ask them first."
    ),
    actions.NotSpokenFor: gettext_lazy(
        "The worker of this case takes no part, or has not agreed: they cannot speak for the others. Ask them, or begin the paper in the case of another one."
    ),
    WorkerGone: gettext_lazy("This worker's part is gone: they were erased, or their file was closed."),
    FileClosed: gettext_lazy(
        "The file of one of them is closed to all but named people and is tied to nobody. Nothing was changed."
    ),
}


def _with_workers(request: StaffRequest, paper: Paper, form: WorkersForm) -> str:
    """What was done, in words. Errors: those of `NOT_TAKEN`."""
    seen, at = form.cleaned_data["seen_paper"], timezone.now()
    if form.cleaned_data["is_alone"]:
        actions.leave_others_out(paper, seen, by=request.user, at=at)
        return _("The paper tells of the one worker of this case again.")
    made = drafted(paper, asked_of(request, paper.case))
    standing = together(paper, made, request.user, today_of(request))
    if standing is None:
        raise actions.NobodyBeside(str(paper.pk))
    collective = Collective.objects.visible_to(request.user).get(pk=standing.collective)
    actions.take_workers(paper, collective, seen, by=request.user, at=at)
    return _("Taken over. The paper tells of everybody who agrees to it today.")


def _chosen(request: StaffRequest, found: Case, form: TakeForm) -> Claim | None:
    """None where it is no claim of this case, as if it were none at all."""
    mine = Claim.objects.visible_to(request.user)
    chosen: Claim | None = mine.filter(pk=form.cleaned_data["claim"], case=found).first()
    return chosen
