"""Saying what a register means: its columns, then the words that nobody else uses."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from jardam.audit.actions import note_reading
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import Channel
from jardam.contacts.queries import Lists
from jardam.registers import actions
from jardam.registers.actions import BEFORE_IN
from jardam.registers.files import open_meaning, open_survey
from jardam.registers.forms import ColumnsForm, WordsForm
from jardam.registers.models import Import
from jardam.registers.rules.rows import Meaning
from jardam.registers.rules.surveys import unknown_words
from jardam.registers.views.finding import too_late, visible_import


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """Which column is what, with its first cells to recognise it by."""
    imported = visible_import(request, import_id)
    if imported.state not in BEFORE_IN:
        return too_late(request, imported)
    survey = open_survey(imported)
    form = ColumnsForm(_posted(request), survey=survey, meaning=open_meaning(imported))
    if request.method == "POST" and form.is_valid():
        to = "registers:words" if unknown_words(survey, form.meaning) else "registers:register"
        return _said(request, imported, form.meaning, to)
    note_reading("register.read", imported, by=request.user, at=timezone.now())
    status = 422 if request.method == "POST" else 200
    return render(request, "registers/columns.html", _page(imported, form), status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """What the centre's own words mean."""
    imported = visible_import(request, import_id)
    if imported.state not in BEFORE_IN:
        return too_late(request, imported)
    own = Lists(request.user, Channel.PHONE).topics
    form = WordsForm(_posted(request), survey=open_survey(imported), meaning=open_meaning(imported), own=own)
    if request.method == "POST" and form.is_valid():
        return _said(request, imported, form.said(), "registers:register")
    note_reading("register.read", imported, by=request.user, at=timezone.now())
    status = 422 if request.method == "POST" else 200
    return render(request, "registers/words.html", _page(imported, form), status=status)


def _posted(request: StaffRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _said(request: StaffRequest, imported: Import, meaning: Meaning, to: str) -> HttpResponse:
    try:
        actions.say_meaning(imported, meaning, by=request.user, at=timezone.now())
    except actions.NotNow:
        return too_late(request, imported)
    return redirect(to, import_id=imported.pk)


def _page(imported: Import, form: ColumnsForm | WordsForm) -> dict[str, object]:
    return {"imported": imported, "form": form}
