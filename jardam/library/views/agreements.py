"""The register of agreements: all of them in one look, one of them with its evidence, and what colleagues add."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.law.queries import known_parameters
from jardam.library import actions, queries
from jardam.library.agreements import Agreement
from jardam.library.clarified import lines_of
from jardam.library.forms import AgreementFilter, EvidenceForm, ReasonForm
from jardam.library.models import Evidence
from jardam.library.permissions import may_note, may_read_library, may_withdraw
from jardam.library.showing import agreement_facts, evidence_lines, rule_lines


@require_safe
def agreements(request: StaffRequest) -> HttpResponse:
    """Which agreement, of what year, is it still in force, does it still work?"""
    require(may_read_library(request.user))
    every = queries.agreements(timezone.localdate())
    filters = AgreementFilter(request.GET)
    is_sound = filters.is_valid()
    wanted = filters.cleaned_data if is_sound else {}
    shown = [one for one in every if _fits(one, wanted.get("country", ""), wanted.get("topic", ""))]
    page = {"filters": filters, "agreements": shown, "all": len(every)}
    return render(request, "library/agreements.html", page, status=200 if is_sound else 422)


@require_safe
def agreement(request: StaffRequest, agreement: str) -> HttpResponse:
    require(may_read_library(request.user))
    return _page(request, agreement)


@require_POST
def evidence_add(request: StaffRequest, agreement: str) -> HttpResponse:
    require(may_note(request.user))
    if queries.agreement(agreement, _today()) is None:
        raise Http404
    form = EvidenceForm(agreement, _today(), request.POST)
    if not form.is_valid():
        return _page(request, agreement, form=form, status=422)
    actions.note_evidence(form.noted, by=request.user, at=timezone.now())
    messages.success(request, _("It is written down."))
    return redirect("library:agreement", agreement=agreement)


@require_POST
def evidence_withdraw(request: StaffRequest, evidence_id: UUID) -> HttpResponse:
    row = get_object_or_404(Evidence, pk=evidence_id)
    require(may_withdraw(request.user, row))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, row.agreement, reason=form, status=422)
    try:
        actions.withdraw_evidence(row, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except actions.EvidenceWithdrawn:
        messages.warning(request, _("Somebody has taken it back already."))
    else:
        messages.success(request, _("It is taken back, and stays to be read with the reason."))
    return redirect("library:agreement", agreement=row.agreement)


def _page(
    request: StaffRequest,
    code: str,
    *,
    form: EvidenceForm | None = None,
    reason: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = queries.agreement(code, _today())
    if found is None:
        raise Http404
    one, entries = found
    if form is None and may_note(request.user):
        form = EvidenceForm(code, _today())
    page = {
        "agreement": one,
        "facts": agreement_facts(one),
        "evidence": evidence_lines(entries, request.user),
        "rules": _rules(one),
        "clarified": lines_of(queries.clarifications_about([one.row.code, *one.rules])),
        "may_note": may_note(request.user),
        "form": form,
        "reason_form": reason or ReasonForm(),
    }
    return render(request, "library/agreement.html", page, status=status)


def _rules(one: Agreement) -> object:
    codes = one.rules
    known = known_parameters(codes)
    return rule_lines([known[code][-1] for code in codes if code in known], queries.quoted_rows(codes))


def _fits(one: Agreement, country: str, topic: str) -> bool:
    return (not country or one.concerns(country)) and topic in {"", one.topic}


def _today() -> date:
    return timezone.localdate()
