"""What officials made clear, and our own notes on practice. What is looked for is posted: it stands in no address."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.library import actions, queries
from jardam.library.clarified import facts_of, line_of, lines_of
from jardam.library.forms import AnalysisForm, ClarificationForm, ReasonForm, SearchForm
from jardam.library.models import Clarification
from jardam.library.permissions import may_note, may_read_library, may_withdraw_clarification

FORMS: dict[str, type[ClarificationForm | AnalysisForm]] = {
    "official": ClarificationForm,
    "practice": AnalysisForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
def clarifications(request: StaffRequest) -> HttpResponse:
    """The youngest first; posted words look through all of them."""
    require(may_read_library(request.user))
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    rows = queries.clarifications_with(words) if words else queries.clarifications(_place(request))
    shown = rows if words else rows[: queries.PAGE_ROWS]
    more = not words and len(rows) > queries.PAGE_ROWS
    older = f"{reverse('library:clarifications')}?after={shown[-1].said_on}_{shown[-1].pk}" if more else ""
    page = {"form": form, "lines": lines_of(shown), "older_url": older, "may_note": may_note(request.user)}
    return render(request, "library/clarifications.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def clarification_add(request: StaffRequest, kind: str) -> HttpResponse:
    """``about`` in the address fills in what it is about: the page of a rule leads here."""
    require(may_note(request.user))
    chosen = FORMS.get(kind)
    if chosen is None:
        raise Http404
    today = timezone.localdate()
    if request.method != "POST":
        form = chosen(today, initial={"about": request.GET.get("about", "")[:200]})
        return render(request, "library/clarification_add.html", {"form": form, "kind": kind})
    form = chosen(today, request.POST)
    if not form.is_valid():
        return render(request, "library/clarification_add.html", {"form": form, "kind": kind}, status=422)
    row = actions.note_clarification(form.clarified, by=request.user, at=timezone.now())
    messages.success(request, _("It is written down."))
    return redirect("library:clarification", clarification_id=row.pk)


@require_safe
def clarification(request: StaffRequest, clarification_id: UUID) -> HttpResponse:
    require(may_read_library(request.user))
    return _page(request, get_object_or_404(Clarification, pk=clarification_id))


@require_POST
def clarification_withdraw(request: StaffRequest, clarification_id: UUID) -> HttpResponse:
    row = get_object_or_404(Clarification, pk=clarification_id)
    require(may_withdraw_clarification(request.user, row))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, row, reason=form, status=422)
    try:
        actions.withdraw_clarification(row, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except actions.ClarificationWithdrawn:
        messages.warning(request, _("Somebody has withdrawn it already."))
    else:
        messages.success(request, _("It is withdrawn, and stays to be read with the reason."))
    return redirect("library:clarification", clarification_id=row.pk)


def _page(
    request: StaffRequest, row: Clarification, *, reason: ReasonForm | None = None, status: int = 200
) -> HttpResponse:
    written = row.written
    page = {
        "line": line_of(row),
        "law": written["law"],
        "evidence": written["evidence"],
        "facts": facts_of(row, request.user),
        "reason_form": (reason or ReasonForm()) if may_withdraw_clarification(request.user, row) else None,
        "clarification_id": row.pk,
    }
    return render(request, "library/clarification.html", page, status=status)


def _place(request: StaffRequest) -> tuple[date, UUID] | None:
    """Where the page begins; anything else is the beginning."""
    day, _between, row = request.GET.get("after", "").partition("_")
    try:
        return date.fromisoformat(day), UUID(row)
    except ValueError:
        return None
