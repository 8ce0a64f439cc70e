"""A draft takes the facts of a wage claim of its case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jardam.cases.actions import CaseClosed
from jardam.cases.models import Case
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.claims.models import Claim
from jardam.desk.paperwork.forms import TakeForm
from jardam.desk.views.papers.making import moved, visible_paper
from jardam.filings import actions
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


def _chosen(request: StaffRequest, found: Case, form: TakeForm) -> Claim | None:
    """None where it is no claim of this case, as if it were none at all."""
    mine = Claim.objects.visible_to(request.user)
    chosen: Claim | None = mine.filter(pk=form.cleaned_data["claim"], case=found).first()
    return chosen
