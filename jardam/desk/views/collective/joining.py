"""A collective claim is begun at one claim, more are proposed, a worker is confirmed, and taken out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.cases.permissions import may_write
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.claims.models import Claim
from jardam.claims.queries import claims_of_same_party
from jardam.claims.sealing import facts_of
from jardam.collective import actions
from jardam.collective.models import JoinedClaim
from jardam.collective.queries import collective_of, collectives_of, may_still_join, read_workers
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.page import today_of
from jardam.desk.collective.forms import ChosenClaims, JoinForm, PartForm
from jardam.desk.collective.page import named_claims, offered_to
from jardam.desk.personal.consents import read_aloud
from jardam.desk.views.claims.reading import visible_claim
from jardam.desk.views.claims.writing import to_claim
from jardam.desk.views.collective.reading import REFUSED, refused, visible_collective, visible_part
from jardam.kernel.ids import day_uuid
from jardam.people.queries import read_identity
from jardam.people.rules.consent import Purpose
from jardam.vault.unlocked import opener

LOST = tuple(REFUSED)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    """Others against the same party stand with this claim from now on, as far as they say yes."""
    claim = visible_claim(request, case_id, claim_id)
    require(may_write(request.user, claim.case))
    standing = collective_of(claim, request.user)
    if standing is not None:
        return redirect("desk:collective", collective_id=standing.pk)
    if not claim.case.is_open:
        messages.warning(request, _("This case is closed. Open it again first; nothing was changed."))
        return redirect(to_claim(claim.case, claim))
    offered = named_claims(may_still_join(claim, request.user), request.user)
    if request.method != "POST":
        begins = {"row": day_uuid(), "claims": [str(one.pk) for one, _words in offered]}
        return _joining(request, claim, JoinForm(offered=offered, initial=begins))
    form = JoinForm(request.POST, offered=offered)
    if not form.is_valid():
        return _joining(request, claim, form, status=422)
    called = facts_of(claim, claim.case.person.key, opener(request)).who.employer or _("the employer")
    beginning = actions.Beginning(form.cleaned_data["row"], [claim, *form.chosen], called)
    try:
        begun = actions.begin_collective(beginning, by=request.user, at=timezone.now())
    except LOST as error:
        form.add_error(None, str(REFUSED[type(error)]))
        return _joining(request, claim, form, status=422)
    messages.success(request, _("Proposed. Nobody stands in a paper before they have said yes."))
    return redirect("desk:collective", collective_id=begun.pk)


@require_POST
def propose(request: StaffRequest, collective_id: UUID) -> HttpResponse:
    """More claims against the same party."""
    found = visible_collective(request, collective_id)
    workers = read_workers(found, today_of(request))
    form = ChosenClaims(request.POST, offered=offered_to(found, workers, request.user))
    if not form.is_valid():
        messages.warning(request, _("Choose at least one claim."))
        return redirect("desk:collective", collective_id=found.pk)
    try:
        actions.propose_claims(found, form.chosen, by=request.user, at=timezone.now())
    except LOST as error:
        return refused(request, error, found.pk)
    messages.success(request, _("Proposed. Nobody stands in a paper before they have said yes."))
    return redirect("desk:collective", collective_id=found.pk)


@require_POST
def confirm(request: StaffRequest, collective_id: UUID, joined_id: UUID) -> HttpResponse:
    """Whoever has said yes elsewhere takes part."""
    joined = visible_part(request, collective_id, joined_id)
    try:
        actions.confirm_worker(joined, by=request.user, at=timezone.now())
    except LOST as error:
        return refused(request, error, collective_id)
    messages.success(request, _("Written down."))
    return redirect("desk:collective", collective_id=collective_id)


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: StaffRequest, collective_id: UUID, joined_id: UUID) -> HttpResponse:
    """A worker is taken out; their own claim goes on alone."""
    joined = visible_part(request, collective_id, joined_id)
    form = PartForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _parting(request, joined, form)
    try:
        actions.part_worker(joined, form.cleaned_data["text"], by=request.user, at=timezone.now())
    except LOST as error:
        return refused(request, error, collective_id)
    messages.success(request, _("Written down. Their own claim goes on alone."))
    return redirect("desk:collective", collective_id=collective_id)


def _parting(request: StaffRequest, joined: JoinedClaim, form: PartForm) -> HttpResponse:
    """By name: nobody is taken out for another."""
    who = read_identity(joined.claim.case.person, by=request.user, at=timezone.now())
    page = {
        "collective": joined.collective,
        "employer": joined.collective.employer,
        "joined": joined,
        "name": who.proven_name or who.name,
        "number": spoken(joined.claim.case.reference),
        "form": form,
    }
    return render(request, "desk/collective/part.html", page, status=422 if form.is_bound else 200)


def _joining(request: StaffRequest, claim: Claim, form: JoinForm, *, status: int = 200) -> HttpResponse:
    page = {
        "claim": claim,
        "case": claim.case,
        "number": spoken(claim.case.reference),
        "form": form,
        "standing": collectives_of(claims_of_same_party(claim, request.user), request.user),
        "aloud": read_aloud(request.GET.get("language", ""), "", Purpose.TOGETHER),
    }
    return render(request, "desk/collective/join.html", page, status=status)
