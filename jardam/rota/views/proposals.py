"""A worked-out repair: asked for, looked at, accepted line by line or whole."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.rota import actions
from jardam.rota.choices import LineState
from jardam.rota.models import Proposal, ProposalLine
from jardam.rota.permissions import may_plan
from jardam.rota.queries import passed_by
from jardam.rota.rules.courses import unqualified
from jardam.rota.rules.repair import Kind, Repair
from jardam.rota.views.finding import found, here
from jardam.rota.words import day_of, hours_of, language_words, said_of_repair


@require_POST
def ask(request: StaffRequest) -> HttpResponse:
    centre, now = here(request)
    require(may_plan(request.user))
    first = now.astimezone(centre.zone).date()
    proposal = actions.ask_for_proposal(centre, first, by=request.user, at=now)
    return redirect("rota:proposal", proposal.pk)


@require_safe
def proposal(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = found(Proposal.objects.visible_to(request.user), proposal_id)
    centre, _now = here(request)
    lines = list(proposal.lines.select_related("user").order_by("starts_at", "pk"))
    names = display_names([line.user for line in lines])
    passed = passed_by([line.user for line in lines])
    page = {
        "proposal": proposal,
        "lines": [
            {
                "row": line,
                "when": f"{day_of(line.span, centre.zone)}, {hours_of(line.span, centre.zone)}",
                "name": names[line.user_id],
                "languages": language_words(Language(code) for code in line.languages.split(",")),
                "said": said_of_repair(_repair(line)),
                "untrained": len(unqualified(passed.get(line.user_id, []), Topic, line.starts_at.date())),
            }
            for line in lines
        ],
        "before": f"{proposal.minutes_before / 60:g}",
        "after": f"{proposal.minutes_after / 60:g}",
        "has_open": any(line.state == LineState.OPEN for line in lines),
        "may_plan": may_plan(request.user),
    }
    return render(request, "rota/proposal.html", page)


@require_POST
def decide(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    """Accept or refuse one line (``line``), or all that are open."""
    proposal = found(Proposal.objects.visible_to(request.user), proposal_id)
    _centre, now = here(request)
    require(may_plan(request.user))
    accepts = request.POST.get("decision") != "refuse"
    left = actions.decide_lines(
        proposal, request.POST.get("line", ""), accepts=accepts, by=request.user, at=now
    )
    if left:
        messages.warning(request, _("Some lines had become impossible meanwhile; the rest is done."))
    else:
        messages.success(request, _("Asked. It counts when they say yes.") if accepts else _("Refused."))
    return redirect("rota:proposal", proposal.pk)


def _repair(line: ProposalLine) -> Repair:
    spoken = tuple(Language(code) for code in line.languages.split(","))
    return Repair(line.user_id, Kind(line.kind), line.span, spoken, line.week_minutes, line.rest_minutes)
