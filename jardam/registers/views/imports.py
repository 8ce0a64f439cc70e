"""The registers of a centre: the list, bringing one, and the page of one wherever it stands."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.registers import actions, choices
from jardam.registers.choices import State
from jardam.registers.forms import UploadForm
from jardam.registers.permissions import may_import
from jardam.registers.queries import (
    REPORT_SHOWN,
    figures,
    imports_shown,
    report_file,
    report_rows,
    rows_shown,
    touched_count,
)
from jardam.registers.rules.problems import FileRefused, Unreadable
from jardam.registers.views.finding import too_late, visible_import


@require_safe
def register_list(request: StaffRequest) -> HttpResponse:
    require(may_import(request.user))
    return render(
        request, "registers/list.html", {"imports": imports_shown(request.user), "form": UploadForm()}
    )


@require_POST
def upload(request: StaffRequest) -> HttpResponse:
    """Take a file in. One that is too long for memory was answered with 413 before it came here."""
    require(may_import(request.user))
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            content = form.cleaned_data["file"].read()
            imported = actions.bring_register(content, by=request.user, at=timezone.now())
        except FileRefused as refused:
            form.add_error("file", str(choices.unreadable()[refused.why]))
        else:
            return redirect("registers:columns", import_id=imported.pk)
    page = {"imports": imports_shown(request.user), "form": form}
    return render(request, "registers/list.html", page, status=422)


@require_safe
def register(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """One register, wherever it stands; asks again by itself while the worker has it."""
    imported = visible_import(request, import_id)
    if imported.state == State.UPLOADED:
        return redirect("registers:columns", import_id=imported.pk)
    told = report_rows(imported)
    page = {
        "imported": imported,
        "figures": figures(imported),
        "problems": told.problems,
        "kinds": told.kinds,
        "found": told.found,
        "shown": REPORT_SHOWN,
        "why": choices.unreadable().get(Unreadable(imported.why_refused)) if imported.why_refused else "",
    }
    response = render(request, "registers/register.html", page)
    if request.htmx and not imported.is_at_work:
        response.headers["HX-Refresh"] = "true"
    return response


@require_safe
def report(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """All problems as a table: row, column, what is wrong. No cell's text is in it."""
    imported = visible_import(request, import_id)
    response = HttpResponse(report_file(imported), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="report.csv"'
    return response


@require_safe
def rows(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """The rows with problems as they stand in the register; opened from the sealed file, and written down."""
    imported = visible_import(request, import_id)
    if imported.sealed_file is None:
        messages.warning(request, _("The file is destroyed; its rows can be seen in your own copy only."))
        return redirect("registers:register", import_id=imported.pk)
    note_reading("register.read", imported, by=request.user, at=timezone.now())
    return render(request, "registers/rows.html", {"imported": imported, "table": rows_shown(imported)})


@require_POST
def rehearse(request: StaffRequest, import_id: UUID) -> HttpResponse:
    imported = visible_import(request, import_id)
    try:
        actions.begin_rehearsal(imported, by=request.user, at=timezone.now())
    except actions.NotNow:
        return too_late(request, imported)
    return redirect("registers:register", import_id=imported.pk)


@require_POST
def run(request: StaffRequest, import_id: UUID) -> HttpResponse:
    imported = visible_import(request, import_id)
    try:
        actions.begin_import(imported, by=request.user, at=timezone.now())
    except actions.NotNow:
        return too_late(request, imported)
    return redirect("registers:register", import_id=imported.pk)


@require_safe
def undo_asked(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """What would be removed and what would stay, before anything is."""
    imported = visible_import(request, import_id)
    if imported.state != State.DONE:
        return too_late(request, imported)
    kept = touched_count(imported)
    page = {"imported": imported, "kept": kept, "removed": imported.ready - kept}
    return render(request, "registers/undo.html", page)


@require_POST
def undo(request: StaffRequest, import_id: UUID) -> HttpResponse:
    imported = visible_import(request, import_id)
    try:
        undone = actions.undo_import(imported, by=request.user, at=timezone.now())
    except actions.NotNow:
        return too_late(request, imported)
    messages.success(request, _("Undone: what the import had brought is gone, with its keys."))
    return redirect("registers:register", import_id=undone.pk)


@require_POST
def discard(request: StaffRequest, import_id: UUID) -> HttpResponse:
    imported = visible_import(request, import_id)
    try:
        actions.discard_register(imported, by=request.user, at=timezone.now())
    except actions.NotNow:
        return too_late(request, imported)
    messages.success(request, _("Thrown away: the file is destroyed, nothing of it was imported."))
    return redirect("registers:registers")
