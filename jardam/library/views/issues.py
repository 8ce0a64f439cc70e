"""The newspaper: its issues, one of them with preview, order and export, and the second person's approval."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.library import actions, queries
from jardam.library.issue_forms import IssueForm, OwnForm, SeenForm, SourceForm
from jardam.library.models import Issue, IssueItem
from jardam.library.newspaper import edition_of, issue_pdf, items_of
from jardam.library.permissions import may_approve, may_fill, may_make_issue, may_read_library
from jardam.library.printed import fault_sentences, issue_lines, piece_lines, preview_of, source_choices
from jardam.library.views.leaflets import pdf_answer

STEPS = {"up": -1, "down": 1, "out": 0}


@require_safe
def issues(request: StaffRequest) -> HttpResponse:
    """The youngest first."""
    require(may_read_library(request.user))
    return _list(request, IssueForm(initial=_begins()) if may_make_issue(request.user) else None)


@require_POST
def issue_begin(request: StaffRequest) -> HttpResponse:
    require(may_make_issue(request.user))
    form = IssueForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    headline = form.cleaned_data["headline"]
    issue = actions.begin_issue(form.day, form.chosen, headline, by=request.user, at=timezone.now())
    return redirect("library:issue", issue_id=issue.pk)


@require_safe
def issue(request: StaffRequest, issue_id: UUID) -> HttpResponse:
    require(may_read_library(request.user))
    return _page(request, get_object_or_404(Issue, pk=issue_id))


@require_POST
def issue_source(request: StaffRequest, issue_id: UUID) -> HttpResponse:
    """Put an approved thing in."""
    found = _to_fill(request, issue_id)
    form = SourceForm(source_choices(_screen()), request.POST)
    if not form.is_valid():
        return _page(request, found, source=form, status=422)
    kind, source = form.chosen
    try:
        actions.add_source(found, kind, source, by=request.user, at=timezone.now())
    except actions.IssueClosed:
        messages.warning(request, _("The issue is approved: it stays as it was printed."))
    return redirect("library:issue", issue_id=found.pk)


@require_POST
def issue_own(request: StaffRequest, issue_id: UUID) -> HttpResponse:
    """Put words of one's own in."""
    found = _to_fill(request, issue_id)
    form = OwnForm(request.POST)
    if not form.is_valid():
        return _page(request, found, own=form, status=422)
    filled = form.cleaned_data
    language = Language(filled["language"])
    try:
        actions.add_own(found, language, filled["title"], filled["text"], by=request.user, at=timezone.now())
    except actions.IssueClosed:
        messages.warning(request, _("The issue is approved: it stays as it was printed."))
    return redirect("library:issue", issue_id=found.pk)


@require_POST
def item_move(request: StaffRequest, item_id: UUID) -> HttpResponse:
    item = get_object_or_404(IssueItem.objects.select_related("issue"), pk=item_id)
    require(may_fill(request.user, item.issue))
    form, step = SeenForm(request.POST), STEPS.get(request.POST.get("move", ""))
    if not form.is_valid() or step is None:
        return _page(request, item.issue, status=422)
    try:
        actions.move_item(item, step, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now())
    except (actions.IssueChanged, actions.IssueClosed):
        messages.warning(request, _("Somebody else has changed the issue. Look at it again."))
    return redirect("library:issue", issue_id=item.issue_id)


@require_POST
def issue_approve(request: StaffRequest, issue_id: UUID) -> HttpResponse:
    found = get_object_or_404(Issue, pk=issue_id)
    require(may_approve(request.user, found))
    form = SeenForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422)
    try:
        actions.approve_issue(found, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now())
    except actions.IssueFaulty as refused:
        return _page(request, found, faults=fault_sentences(refused.faults), status=422)
    except (actions.IssueChanged, actions.IssueClosed):
        messages.warning(request, _("Somebody else has changed the issue. Look at it again."))
    else:
        messages.success(request, _("The issue is approved, and stays as it is printed now."))
    return redirect("library:issue", issue_id=found.pk)


@require_safe
def issue_paper(request: StaffRequest, issue_id: UUID, language: str) -> HttpResponse:
    """The PDF; of an issue that nobody has approved a preview, with stars at its foot."""
    require(may_read_library(request.user))
    found = get_object_or_404(Issue, pk=issue_id)
    by_tag = {one.catalogue: one for one in OWN_NAMES}
    if language not in by_tag or by_tag[language].value not in found.languages:
        raise Http404
    paper = issue_pdf(found, by_tag[language], timezone.localdate())
    return pdf_answer(paper, f"news-{found.number}-{language}.pdf")


def _list(request: StaffRequest, form: IssueForm | None, *, status: int = 200) -> HttpResponse:
    before = request.GET.get("before", "")
    found = queries.issues(int(before) if before.isdecimal() and len(before) < 9 else None)
    shown = found[: queries.PAGE_ROWS]
    more = len(found) > queries.PAGE_ROWS
    older = f"{reverse('library:issues')}?before={shown[-1].number}" if more else ""
    page = {"lines": issue_lines(shown), "older_url": older, "form": form}
    return render(request, "library/issues.html", page, status=status)


def _page(
    request: StaffRequest,
    found: Issue,
    *,
    source: SourceForm | None = None,
    own: OwnForm | None = None,
    faults: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    language = _edition(request, found)
    edition = edition_of(found, language, timezone.localdate())
    is_open = may_fill(request.user, found)
    if is_open and source is None:
        source = SourceForm(source_choices(_screen()))
    items = [] if found.is_approved else items_of(found)
    page = {
        "issue": found,
        "preview": preview_of(found, language, edition),
        "pieces": piece_lines(items, edition),
        "tabs": [
            (OWN_NAMES[Language(code)], f"?language={code}", code == language) for code in found.languages
        ],
        "source_form": source if is_open else None,
        "own_form": (own or OwnForm()) if is_open else None,
        "may_approve": may_approve(request.user, found),
        "faults": faults or [],
    }
    return render(request, "library/issue.html", page, status=status)


def _to_fill(request: StaffRequest, issue_id: UUID) -> Issue:
    found = get_object_or_404(Issue, pk=issue_id)
    require(may_fill(request.user, found))
    return found


def _edition(request: StaffRequest, found: Issue) -> Language:
    """The edition that is looked at: the one asked for, else the first."""
    asked = request.GET.get("language", "")
    return Language(asked if asked in found.languages else found.languages[0])


def _screen() -> Language:
    return Language.EN if (get_language() or "").startswith("en") else Language.RU


def _begins() -> dict[str, object]:
    return {"dated_on": timezone.localdate(), "languages": [language.value for language in OWN_NAMES]}
