"""The glossary: found in any language and script, and corrected by two people."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.library import actions, queries
from jardam.library.forms import SearchForm, WordingForm
from jardam.library.models import Term, Wording
from jardam.library.permissions import may_decide, may_propose, may_read_library
from jardam.library.termed import columns_shown, history_of, rows_of


@require_http_methods(["GET", "HEAD", "POST"])
def glossary(request: StaffRequest) -> HttpResponse:
    require(may_read_library(request.user))
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    every = queries.glossary()
    page = {"form": form, "heads": columns_shown(), "rows": rows_of(every, words), "all": len(every)}
    return render(request, "library/glossary.html", page, status=422 if form.errors else 200)


@require_safe
def term(request: StaffRequest, term: str) -> HttpResponse:
    require(may_read_library(request.user))
    return _page(request, get_object_or_404(Term, code=term))


@require_POST
def wording_propose(request: StaffRequest, term: str) -> HttpResponse:
    require(may_propose(request.user))
    found = get_object_or_404(Term, code=term)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    filled = form.cleaned_data
    actions.propose_wording(
        found, form.asked, filled["text"], filled["source"], by=request.user, at=timezone.now()
    )
    messages.success(request, _("It waits for a second person."))
    return redirect("library:term", term=term)


@require_POST
def wording_decide(request: StaffRequest, wording_id: UUID) -> HttpResponse:
    row = get_object_or_404(Wording.objects.select_related("term"), pk=wording_id)
    require(may_decide(request.user, row))
    is_accepted = request.POST.get("answer") == "yes"
    try:
        actions.decide_wording(row, is_accepted=is_accepted, by=request.user, at=timezone.now())
    except actions.WordingDecided:
        messages.warning(request, _("Somebody has decided on it already."))
    return redirect("library:term", term=row.term.code)


def _page(
    request: StaffRequest, found: Term, *, form: WordingForm | None = None, status: int = 200
) -> HttpResponse:
    if form is None and may_propose(request.user):
        form = WordingForm()
    history = history_of(found, request.user)
    page = {"term": found, "title": history.title, "rows": history.rows, "form": form}
    return render(request, "library/term.html", page, status=status)
