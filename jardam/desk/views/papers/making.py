"""A paper of a case: begun, looked at, filled in, taken out as a file, thrown away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jardam.audit.actions import note_reading
from jardam.cases.actions import CaseClosed, Said
from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.exhibits import pickable
from jardam.desk.casework.page import today_of
from jardam.desk.casework.terms import missed_terms, reading_language
from jardam.desk.paperwork.forms import DropForm, FillForm, KindForm, initial_of
from jardam.desk.paperwork.interview import interview
from jardam.desk.paperwork.page import asked_of, head_of, note_paper, paper_page
from jardam.desk.standing import show_standing
from jardam.desk.views.cases.reading import visible_case
from jardam.filings import actions, queries
from jardam.filings.annexed import Taking, standing_of_sent, with_annexes
from jardam.filings.drafted import drafted, held_by_the_house, known_of, material
from jardam.filings.models import Authority, Paper, Template
from jardam.filings.permissions import may_file
from jardam.filings.plain_copy import Told, plain_copy
from jardam.filings.printed import docx_of, pdf_of
from jardam.filings.reading import kinds
from jardam.filings.rules.states import PaperMoved
from jardam.filings.sealing import ANNEXES, FILES, MORE, field_of, file_of
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import OWN_NAMES
from jardam.papers.printing import PaperTooLong, pdf
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener

BUNDLE = "bundle"
TYPES = {
    "pdf": "application/pdf",
    "bundle": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    found = _readable(request, case_id)
    require(may_write(request.user, found))
    if not found.is_open:
        return _closed(request, found)
    form = _kind_form(request, found)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "desk/papers/add.html", {"case": found, "form": form}, status=status)
    try:
        paper = _begun(request, found, form)
    except (CaseClosed, FileKeyDestroyed):
        return _closed(request, found)
    except actions.DrawnElsewhere:
        messages.warning(request, _("The page is broken. Reload it."))
        return redirect("desk:case_paper_add", case_id=found.pk)
    return redirect("desk:case_paper_fill", case_id=found.pk, paper_id=paper.pk)


def _kind_form(request: StaffRequest, found: Case) -> KindForm:
    """A page that leads here may say which paper, and for which missed term of this case."""
    missed = missed_terms(found, opener(request))
    if missed:
        note_reading("case.read", found, by=request.user, at=timezone.now())
    said = {name: request.GET.get(name, "") for name in ("kind", "term")}
    return KindForm(
        request.POST if request.method == "POST" else None,
        language=reading_language().catalogue,
        missed=missed,
        initial={"paper_id": day_uuid(), **said},
    )


def _begun(request: StaffRequest, found: Case, form: KindForm) -> Paper:
    """Errors: as the actions."""
    paper_id, by, at, unlocked = form.cleaned_data["paper_id"], request.user, timezone.now(), opener(request)
    if not form.restored:
        return actions.begin_paper(found, form.chosen, paper_id, opener=unlocked, by=by, at=at)
    term = found.terms.get(pk=form.restored)
    return actions.begin_petition(term, form.chosen, paper_id, opener=unlocked, by=by, at=at)


@require_safe
def paper(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    found, shown = visible_paper(request, case_id, paper_id)
    return render(request, "desk/papers/paper.html", paper_page(request, found, shown))


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    found, filled = visible_paper(request, case_id, paper_id)
    require(may_file(request.user, filled))
    is_too_late = not (filled.is_draft and found.is_open)
    if is_too_late and request.method != "POST":
        return moved(request, filled)
    note_reading("paper.read", filled, by=request.user, at=timezone.now())
    if request.method != "POST":
        return _filling(request, filled, _form(request, found, filled))
    form = _form(request, found, filled, typed=True)
    if is_too_late:
        return _too_late(request, filled, form)
    if not form.is_valid():
        return _filling(request, filled, form, status=422)
    return _write(request, filled, form)


def _write(request: StaffRequest, filled: Paper, form: FillForm) -> HttpResponse:
    try:
        actions.fill_paper(filled, _told(form), opener=opener(request), by=request.user, at=timezone.now())
    except actions.SheetChanged:
        return _behind(request, filled)
    except (PaperMoved, CaseClosed):
        return _too_late(request, filled, form)
    except FileKeyDestroyed:
        return moved(request, filled)
    messages.success(request, _("Written down."))
    return redirect("desk:case_paper", case_id=filled.case_id, paper_id=filled.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    found, dropped = visible_paper(request, case_id, paper_id)
    require(may_file(request.user, dropped))
    if not (dropped.is_draft and found.is_open):
        return moved(request, dropped)
    form = DropForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        page = head_of(request, found, dropped) | {"form": form}
        return render(request, "desk/papers/drop.html", page, status=status)
    try:
        said = Said(found.revision, form.cleaned_data["text"], opener(request))
        actions.drop_paper(dropped, said, by=request.user, at=timezone.now())
    except (PaperMoved, CaseClosed, FileKeyDestroyed):
        return moved(request, dropped)
    messages.success(request, _("The draft is thrown away. What was written down for the case stays."))
    return redirect("desk:case", case_id=found.pk)


@require_safe
def file(request: StaffRequest, case_id: UUID, paper_id: UUID, file_form: str) -> HttpResponse:
    """The draft of today, or what was sent, as it was sent. Made in memory, and that it was taken out is written down."""
    found, taken = visible_paper(request, case_id, paper_id)
    if file_form not in TYPES:
        raise Http404
    note_paper(request, taken, "paper.taken_out")
    try:
        content = _content(request, found, taken, file_form)
    except PaperTooLong:
        messages.warning(request, _("This paper holds more words than one paper takes. Shorten it."))
        return redirect("desk:case_paper", case_id=found.pk, paper_id=taken.pk)
    ending = "pdf" if file_form == BUNDLE else file_form
    return as_file(content, file_form, f"{taken.kind.lower()}.{ending}")


@require_safe
def plain(request: StaffRequest, case_id: UUID, paper_id: UUID, plain_language: str) -> HttpResponse:
    """What the paper is about, for the client in their language."""
    found, told = visible_paper(request, case_id, paper_id)
    spoken = {language.catalogue: language for language in OWN_NAMES}.get(plain_language)
    if spoken is None:
        raise Http404
    note_paper(request, told, "paper.taken_out")
    copy = plain_copy(_told_of(request, found, told), spoken)
    return as_file(pdf(copy), "pdf", f"{told.kind.lower()}-{plain_language}.pdf")


def as_file(content: bytes, file_form: str, name: str) -> HttpResponse:
    """``name`` holds letters, digits and strokes alone, and tells of nobody."""
    answer = HttpResponse(content, content_type=TYPES[file_form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def visible_paper(request: StaffRequest, case_id: UUID, paper_id: UUID) -> tuple[Case, Paper]:
    """Of a person who was erased nothing can be read any more. Errors: Http404."""
    shown = queries.visible_paper(request.user, case_id, paper_id)
    if shown is None or shown.case.person.erased_on:
        raise Http404
    return shown.case, shown


def moved(request: StaffRequest, paper: Paper) -> HttpResponse:
    messages.warning(
        request,
        _("This paper was sent or thrown away meanwhile, or its case is closed. Nothing was changed."),
    )
    return redirect("desk:case_paper", case_id=paper.case_id, paper_id=paper.pk)


def _readable(request: StaffRequest, case_id: UUID) -> Case:
    """Errors: Http404."""
    found = visible_case(request, case_id)
    if found.person.erased_on:
        raise Http404
    return found


def _closed(request: StaffRequest, found: Case) -> HttpResponse:
    messages.warning(request, _("This case is closed. Open it again first; nothing was changed."))
    return redirect("desk:case", case_id=found.pk)


def _content(request: StaffRequest, found: Case, paper: Paper, file_form: str) -> bytes:
    """Errors: PaperTooLong."""
    if file_form == BUNDLE:
        return _bundle(request, found, paper)
    if paper.is_frozen:
        return file_of(paper, found.person.key, file_form, opener(request))
    made = drafted(paper, asked_of(request, found))
    return pdf_of(made) if file_form == "pdf" else docx_of(paper, made)


def _bundle(request: StaffRequest, found: Case, paper: Paper) -> bytes:
    """The paper and, behind it, the copies of the files that it encloses. Errors: PaperTooLong."""
    unlocked = opener(request)
    if paper.is_frozen:
        content = file_of(paper, found.person.key, "pdf", unlocked)
        sent = field_of(paper, found.person.key, "sent", unlocked)
        annexes, _gone = standing_of_sent(sent, found, unlocked)
    else:
        made = drafted(paper, asked_of(request, found))
        content, annexes = pdf_of(made), list(made.files)
    return with_annexes(content, found, annexes, Taking(request.user, timezone.now(), unlocked))


def _told_of(request: StaffRequest, found: Case, paper: Paper) -> Told:
    """As it was sent, else as it would go out today."""
    kind = kinds()[paper.kind]
    if paper.is_frozen:
        said = field_of(paper, found.person.key, "sent", opener(request))["said"]
        return Told(kind, said, False, paper.sent_on, paper.term.due_on if paper.term else None)
    made, due = drafted(paper, asked_of(request, found)), queries.hand_in_by(found, kind, today_of(request))
    return Told(kind, made.said, made.has_gaps, hand_in_by=due)


def _form(request: StaffRequest, found: Case, paper: Paper, *, typed: bool = False) -> FillForm:
    kind, asked = kinds()[paper.kind], asked_of(request, found)
    held = material(paper, asked)
    house = held_by_the_house(paper, held, asked.today)
    known, chosen = known_of(held.typed, house), held.chosen
    authorities = Authority.objects.visible_to(request.user).offered().filter(kind=kind.addressee.value)
    templates = Template.objects.visible_to(request.user).offered().filter(kind=kind.code)
    assert request.user.centre is not None
    here = request.user.centre.region
    return FillForm(
        request.POST if typed else None,
        kind=kind,
        language=reading_language().catalogue,
        house=house,
        authorities=sorted(authorities, key=lambda one: (one.region != here, one.region, one.pk)),
        templates=list(templates.order_by("-added_on", "pk")),
        files=pickable(found, asked.opener),
        initial={
            **initial_of(kind, known, is_suggesting=paper.revision == 1),
            "seen_sheet": held.revision,
            "seen_paper": paper.revision,
            "annexes": chosen.get(ANNEXES, []),
            "more": chosen.get(MORE, ""),
            "exhibits": chosen.get(FILES, []),
            "authority": str(paper.authority_id or ""),
            "template": str(paper.template_id or ""),
        },
    )


def _told(form: FillForm) -> actions.Filled:
    filled = form.cleaned_data
    return actions.Filled(
        filled["seen_sheet"],
        filled["seen_paper"],
        form.told,
        filled.get("annexes", []),
        filled["more"],
        filled.get("exhibits", []),
        form.authority,
        form.template,
    )


def _behind(request: StaffRequest, paper: Paper) -> HttpResponse:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    found, now = visible_paper(request, paper.case_id, paper.pk)
    if not now.is_draft:
        return moved(request, now)
    fresh, standing = (_form(request, found, now) for _time in range(2))
    typed = request.POST.copy()
    for name in ("seen_sheet", "seen_paper"):
        typed[name] = str(fresh.initial[name])
    fresh.data, fresh.is_bound = typed, True
    show_standing(fresh, standing)
    fresh.add_error(
        None,
        _("Somebody has written down facts of this case since you opened the page. Look, then send again."),
    )
    return _filling(request, now, fresh, status=409)


def _too_late(request: StaffRequest, paper: Paper, form: FillForm) -> HttpResponse:
    """It went, or its case was closed: nothing is written down, and what was typed stands on the page."""
    form.add_error(
        None,
        _("This paper was sent or thrown away meanwhile, or its case is closed. Nothing was written down."),
    )
    return _filling(request, paper, form, status=409)


def _filling(request: StaffRequest, paper: Paper, form: FillForm, *, status: int = 200) -> HttpResponse:
    page = head_of(request, paper.case, paper) | {
        "form": form,
        "today": today_of(request),
        "interview": interview(request, paper.case, form),
    }
    return render(request, "desk/papers/fill.html", page, status=status)
