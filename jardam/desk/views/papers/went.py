"""The file that really went: put beside a paper that was sent, looked at, checked once more."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.cases.actions import CaseClosed
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.paperwork.forms import SentFileForm
from jardam.desk.paperwork.page import head_of
from jardam.desk.views.cases.exhibits import TYPES
from jardam.desk.views.papers.making import moved, visible_paper
from jardam.exhibits.actions import Prepared
from jardam.exhibits.choices import refused as refused_words
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import FileRefused
from jardam.filings import actions
from jardam.filings.models import Paper, SentFile
from jardam.filings.permissions import may_file, may_take_sent_original
from jardam.filings.rules.states import PaperMoved
from jardam.filings.sent_files import read_sent_copy, read_sent_original
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener


def read_file(form: forms.Form) -> Prepared | None:
    """The file of a valid form, where one came; why it is not taken stands in the form."""
    file = form.cleaned_data["went"]
    if not file:
        return None
    try:
        return actions.read_sent(file.read())
    except FileRefused as refused:
        form.add_error("went", refused_words(refused))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """For a paper that was written down as sent before anybody had the file at hand."""
    found, paper = visible_paper(request, case_id, paper_id)
    require(may_file(request.user, paper))
    if not (paper.is_frozen and found.is_open):
        return moved(request, paper)
    form = SentFileForm(request.POST, request.FILES) if request.method == "POST" else SentFileForm()
    file = read_file(form) if form.is_valid() else None
    if file is None:
        page = head_of(request, found, paper) | {"form": form}
        return render(request, "desk/papers/went.html", page, status=422 if form.is_bound else 200)
    now, key = timezone.now(), opener(request)
    try:
        actions.keep_sent_file(paper, file, by=request.user, at=now, opener=key)
    except (PaperMoved, CaseClosed, FileKeyDestroyed):
        return moved(request, paper)
    except actions.AnotherKept:
        messages.warning(
            request, _("Another file stands beside this paper already: what went does not change.")
        )
    else:
        messages.success(request, _("Sealed and kept."))
    return redirect("desk:case_paper", case_id=found.pk, paper_id=paper.pk)


@require_safe
def copy(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """What colleagues look at."""
    paper, file = _readable(request, case_id, paper_id)
    content = read_sent_copy(file, paper, by=request.user, at=timezone.now(), opener=opener(request))
    how = "attachment" if file.form == Form.WORD else "inline"
    return _file(paper, file, content, how, TYPES[Form(file.form)][0])


@require_POST
def original(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """As it came, for a court: it leaves the house as a file, and that is written down."""
    paper, file = _readable(request, case_id, paper_id)
    require(may_take_sent_original(request.user, paper))
    content = read_sent_original(file, paper, by=request.user, at=timezone.now(), opener=opener(request))
    return _file(paper, file, content, "attachment", "application/octet-stream")


@require_POST
def check(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """One that is held is shown to the scanner once more."""
    paper, file = _kept(request, case_id, paper_id)
    require(may_file(request.user, paper))
    try:
        done = actions.check_sent_file(file, by=request.user, at=timezone.now(), opener=opener(request))
    except (PaperMoved, CaseClosed, FileKeyDestroyed):
        return moved(request, paper)
    if done is None:
        messages.warning(
            request, _("It is broken, or the virus scanner found something in it. It was not kept.")
        )
    elif done.is_readable:
        messages.success(request, _("Checked: it can be looked at now."))
    else:
        messages.warning(request, _("The virus scanner still does not answer. The file is held."))
    return redirect("desk:case_paper", case_id=case_id, paper_id=paper_id)


def _kept(request: StaffRequest, case_id: UUID, paper_id: UUID) -> tuple[Paper, SentFile]:
    """Errors: Http404."""
    files = SentFile.objects.visible_to(request.user).select_related("paper__case__person__key")
    file: SentFile = get_object_or_404(files, paper=paper_id, paper__case=case_id)
    return file.paper, file


def _readable(request: StaffRequest, case_id: UUID, paper_id: UUID) -> tuple[Paper, SentFile]:
    """One that is not held. Errors: Http404."""
    paper, file = _kept(request, case_id, paper_id)
    if not file.is_readable:
        raise Http404
    return paper, file


def _file(paper: Paper, file: SentFile, content: bytes, how: str, kind: str) -> HttpResponse:
    """Under a name that says nothing of whom it tells."""
    ending = TYPES[Form(file.form)][1]
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'{how}; filename="{paper.kind.lower()}-sent.{ending}"'
    return answer
