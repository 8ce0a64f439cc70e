"""A notebook or a table is taken over into the work of a claim: read here, looked through and saved on the page of the work."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.cases.permissions import may_write
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.claims.models import Claim
from jardam.claims.sealing import facts_of
from jardam.desk.casework.page import case_page, today_of
from jardam.desk.claiming.notebook import NotebookForm, read_into, report
from jardam.desk.claiming.work import WorkForm
from jardam.desk.views.cases.reading import visible_case
from jardam.desk.views.claims.reading import visible_claim
from jardam.desk.views.claims.writing import about_claim
from jardam.law.kept import kept_rule_book
from jardam.vault.unlocked import opener


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: StaffRequest, case_id: UUID, claim_id: UUID) -> HttpResponse:
    claim = visible_claim(request, case_id, claim_id)
    require(may_write(request.user, claim.case))
    if not claim.case.is_open:
        messages.warning(request, _("This case is closed. Open it again first; nothing was changed."))
        return redirect("desk:case", case_id=case_id)
    today = today_of(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NotebookForm(*sent, today=today)
    if form.is_bound and form.is_valid():
        return _read(request, claim, form)
    page = {
        "form": form,
        "claim": claim,
        "act": {"title": _("A notebook or a table"), "about": about_claim(request, claim)},
    }
    page |= case_page(request, visible_case(request, case_id))
    return render(request, "desk/claims/notebook.html", page, status=422 if form.errors else 200)


def _read(request: StaffRequest, claim: Claim, form: NotebookForm) -> HttpResponse:
    """The work as it would be, to be looked through; nothing is written down."""
    case, today = claim.case, form.today
    standing = facts_of(claim, case.person.key, opener(request)).work
    work, told = read_into(standing, form, form.cleaned_data["year"])
    shown = WorkForm(book=kept_rule_book(today), today=today, initial={"seen": case.revision}, told=work)
    page = {
        "form": shown,
        "report": report(told),
        "work_url": reverse("desk:claim_work", args=[case.pk, claim.pk]),
        "act": {
            "title": _("What was agreed, worked and paid"),
            "button": _("Count and save"),
            "about": about_claim(request, claim),
        },
    } | case_page(request, visible_case(request, case.pk))
    return render(request, "desk/claims/work.html", page)
