"""Taking contacts out: plain ones at once, what identifies by a second person's yes."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.registers import actions
from jardam.registers.choices import Extra
from jardam.registers.exporting import (
    MOST_IDENTIFIED,
    MOST_IN_EXCEL,
    Wanted,
    csv_pieces,
    excel_file,
    wanted_contacts,
)
from jardam.registers.forms import AskForm, FetchForm, SpanForm, asked_first, first_days
from jardam.registers.models import ExportRequest
from jardam.registers.permissions import may_ask, may_decide, may_decide_any, may_export, may_fetch
from jardam.registers.queries import requests_shown

EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def exports(request: StaffRequest) -> HttpResponse:
    require(may_export(request.user) or may_decide_any(request.user))
    return _exports(request, SpanForm(initial=first_days()), asked_first())


@require_safe
def export_file(request: StaffRequest) -> HttpResponseBase:
    """Plain fields of the contacts asked for, as CSV piece by piece or as an Excel file."""
    require(may_export(request.user))
    form = SpanForm(request.GET)
    if not form.is_valid():
        return _exports(request, form, asked_first(), status=422)
    assert request.user.centre_id is not None
    wanted, is_excel = form.wanted(), request.GET.get("form") == "excel"
    if is_excel and _count(request, wanted) > MOST_IN_EXCEL:
        form.add_error(None, _("More than 100 000 contacts: take them as CSV, or fewer days."))
        return _exports(request, form, asked_first(), status=422)
    actions.take_export(wanted, form="EXCEL" if is_excel else "CSV", by=request.user, at=timezone.now())
    if is_excel:
        return _named(HttpResponse(excel_file(request.user.centre_id, wanted), EXCEL_TYPE), "contacts.xlsx")
    pieces = csv_pieces(request.user.centre_id, wanted)
    return _named(StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8"), "contacts.csv")


@require_POST
def ask(request: StaffRequest) -> HttpResponse:
    """Ask for what identifies; a second person decides."""
    require(may_ask(request.user))
    form = AskForm(request.POST, auto_id=AskForm.ids)
    if form.is_valid() and _count(request, form.wanted()) > MOST_IDENTIFIED:
        form.add_error(None, _("More than 20 000 contacts: ask for fewer days."))
    if not form.is_valid():
        return _exports(request, SpanForm(initial=first_days()), form, status=422)
    extras = [Extra(code) for code in form.cleaned_data["extras"]]
    reason = form.cleaned_data["reason"]
    actions.ask_export(form.wanted(), extras, reason, by=request.user, at=timezone.now())
    messages.success(request, _("Asked. As soon as a second person has approved, you can fetch it here."))
    return redirect("registers:exports")


@require_POST
def decide(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Yes or no, by somebody else than who asked."""
    found = _visible(request, request_id)
    require(may_decide(request.user, found))
    answer = request.POST.get("answer")
    acts = {"yes": actions.approve_export, "no": actions.refuse_export}
    if answer not in acts:
        messages.warning(request, _("Say yes or no."))
        return redirect("registers:exports")
    try:
        acts[answer](found, by=request.user, at=timezone.now())
    except actions.AlreadyDecided:
        messages.warning(request, _("Somebody has decided meanwhile."))
    return redirect("registers:exports")


@require_POST
def fetch(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """The archive, this once."""
    found = _visible(request, request_id)
    require(may_fetch(request.user, found))
    form = FetchForm(request.POST)
    if not form.is_valid():
        span, asked = SpanForm(initial=first_days()), asked_first()
        return _exports(request, span, asked, status=422, fetching=form)
    try:
        archive = actions.fetch_export(
            found, form.cleaned_data["password"], by=request.user, at=timezone.now()
        )
    except actions.NotApproved:
        messages.warning(
            request, _("This export cannot be fetched: it is not approved, was fetched, or its day is over.")
        )
        return redirect("registers:exports")
    return _named(HttpResponse(archive.content, content_type="application/zip"), "contacts.zip")


def _visible(request: StaffRequest, request_id: UUID) -> ExportRequest:
    requests = ExportRequest.objects.visible_to(request.user).select_related("key")
    found: ExportRequest = get_object_or_404(requests, pk=request_id)
    return found


def _exports(
    request: StaffRequest,
    span: SpanForm,
    asked: AskForm,
    *,
    status: int = 200,
    fetching: FetchForm | None = None,
) -> HttpResponse:
    now: datetime = timezone.now()
    page = {
        "form": span,
        "ask": asked,
        "fetch": fetching or FetchForm(),
        "requests": requests_shown(request.user, now),
        "may_take": may_export(request.user),
        "may_ask": may_ask(request.user),
    }
    return render(request, "registers/exports.html", page, status=status)


def _count(request: StaffRequest, wanted: Wanted) -> int:
    assert request.user.centre_id is not None
    return wanted_contacts(request.user.centre_id, wanted).count()


def _named(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
