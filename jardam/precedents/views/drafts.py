"""A precedent is drafted from a closed case, and read by a second person before colleagues see it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.audit.actions import note_reading
from jardam.cases.models import Case
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.precedents import actions
from jardam.precedents.forms import DraftForm, SeenForm, as_typed
from jardam.precedents.holding import coded, recorded
from jardam.precedents.models import Draft
from jardam.precedents.permissions import may_draft, may_publish
from jardam.precedents.proposing import proposed
from jardam.precedents.queries import draft_of
from jardam.precedents.rules.cards import Written
from jardam.precedents.rules.traces import FORBIDDEN, NamesStand, Recorded, suggested, traces
from jardam.precedents.sealing import written_of
from jardam.precedents.showing import coded_facts, shown_traces
from jardam.precedents.views.finding import found_case

WORDS = ("name", "facts", "steps")


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Written or changed; what the text may tell of somebody is marked before it is kept."""
    case = found_case(request, case_id)
    if not may_draft(request.user, case) or actions.is_marked(case):
        return _not_fit(request, case)
    note_reading("case.read", case, by=request.user, at=timezone.now())
    if request.method != "POST":
        return _write_page(request, case, DraftForm(initial=_begun(request, case)))
    if "take" in request.POST:
        return _write_page(request, case, DraftForm(_with_proposals(request, recorded(case))), is_taken=True)
    form = DraftForm(request.POST)
    if not form.is_valid() or not _is_looked_through(form, recorded(case)):
        return _write_page(request, case, form, status=422)
    return _kept(request, case, form)


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The second person reads the draft, and publishes it."""
    case = found_case(request, case_id)
    draft = draft_of(case)
    if draft is None or not may_draft(request.user, case):
        return _not_fit(request, case)
    if request.method != "POST":
        return _read_page(request, case, draft)
    require(may_publish(request.user, draft))
    form = SeenForm(request.POST)
    if not form.is_valid():
        return _read_page(request, case, draft, _("The page is broken. Reload it."), status=422)
    return _published(request, case, draft, form.cleaned_data["seen"])


@require_POST
def drop(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = found_case(request, case_id)
    draft, form = draft_of(case), SeenForm(request.POST)
    if draft is None or not may_draft(request.user, case):
        return _not_fit(request, case)
    if not form.is_valid():
        return _read_page(request, case, draft, _("The page is broken. Reload it."), status=422)
    try:
        actions.drop_draft(draft, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now())
    except (actions.DraftChanged, actions.CaseNotFit):
        messages.warning(request, _("Somebody has changed the draft meanwhile. Read it as it is now."))
        return redirect("precedents:read", case_id=case.pk)
    messages.success(request, _("The draft is thrown away. Nothing is kept of it."))
    return redirect("desk:case", case_id=case.pk)


def _kept(request: StaffRequest, case: Case, form: DraftForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    try:
        actions.write_draft(case, form.written, seen=seen, by=request.user, at=timezone.now())
    except NamesStand as stand:
        form.add_error(None, _names_told(stand))
        return _write_page(request, case, form, status=422)
    except (actions.CaseNotFit, actions.AlreadyPublished):
        return _not_fit(request, case)
    except actions.DraftChanged:
        return _behind(request, case)
    messages.success(request, _("The draft is kept. A colleague must read it before others see it."))
    return redirect("precedents:read", case_id=case.pk)


def _published(request: StaffRequest, case: Case, draft: Draft, seen: int) -> HttpResponse:
    try:
        made = actions.publish(draft, seen=seen, by=request.user, at=timezone.now())
    except NamesStand as stand:
        return _read_page(request, case, draft, _names_told(stand), status=422)
    except (actions.DraftChanged, actions.SameEyes):
        messages.warning(request, _("Somebody has changed the draft meanwhile. Read it as it is now."))
        return redirect("precedents:read", case_id=case.pk)
    except (actions.CaseNotFit, actions.AlreadyPublished):
        return _not_fit(request, case)
    messages.success(request, _("Published: colleagues find it, and nothing ties it to the case any more."))
    return redirect("precedents:precedent", precedent_id=made.pk)


def _not_fit(request: StaffRequest, case: Case) -> HttpResponse:
    """Why nothing is written here, on the page of the case."""
    if case.person.key.is_restricted:
        said = _("This file is closed to all but named people: nothing of it becomes a precedent.")
    elif case.is_open:
        said = _("Close the case first: a precedent is written of how it ended.")
    elif actions.is_marked(case):
        said = _("A precedent was written of this case already.")
    else:
        said = _("There is no draft of a precedent here.")
    messages.info(request, said)
    return redirect("desk:case", case_id=case.pk)


def _begun(request: StaffRequest, case: Case) -> dict[str, object]:
    """As it stands; else what the house proposes: what is coded in the case, the region of the centre, the topics of the first
    contact."""
    draft = draft_of(case)
    if draft is not None:
        return as_typed(written_of(draft, case.person.key), draft.revision)
    topics = list(case.contact.topics.values_list("topic", flat=True)) if case.contact else []
    region = request.user.centre.region if request.user.centre else ""
    return as_typed(Written(proposed(case), region, tuple(topics)), 0)


def _with_proposals(request: StaffRequest, held: Recorded) -> QueryDict:
    typed = request.POST.copy()
    typed.pop("is_looked_through", None)
    for name in WORDS:
        typed[name] = suggested(request.POST.get(name, ""), held)
    return typed


def _is_looked_through(form: DraftForm, held: Recorded) -> bool:
    """Whether nothing is marked, or whoever writes says that it may stand; what may not stand, nobody is asked about."""
    found = any(one.kind not in FORBIDDEN for one in traces(form.written.words.whole, held))
    if found and not form.cleaned_data["is_looked_through"]:
        form.add_error(
            "is_looked_through",
            _("Look at what is marked beside the form. Change it, or say that it may stand."),
        )
        return False
    return True


def _names_told(stand: NamesStand) -> str:
    return _("This is recorded of the person or in the case. Say it without: %(pieces)s.") % {
        "pieces": ", ".join(stand.pieces)
    }


def _behind(request: StaffRequest, case: Case) -> HttpResponse:
    """What was typed, told that somebody was faster; sent once more it is taken."""
    draft = draft_of(case)
    typed = request.POST.copy()
    typed["seen"] = str(draft.revision if draft else 0)
    form = DraftForm(typed)
    form.add_error(
        None, _("Somebody has changed this draft since you opened the page. Compare, then save again.")
    )
    return _write_page(request, case, form, stands=_stands(case, draft), status=409)


def _stands(case: Case, draft: Draft | None) -> Written | None:
    return written_of(draft, case.person.key) if draft else None


def _write_page(
    request: StaffRequest,
    case: Case,
    form: DraftForm,
    *,
    stands: Written | None = None,
    is_taken: bool = False,
    status: int = 200,
) -> HttpResponse:
    text = "\n".join(str(form[name].value() or "") for name in WORDS)
    marked = shown_traces(text, recorded(case)) if form.is_bound else []
    page = {
        "case": case,
        "case_url": reverse("desk:case", args=[case.pk]),
        "number": spoken(case.reference),
        "form": form,
        "stands": stands,
        "is_taken": is_taken,
        "facts": coded_facts(coded(case)),
        "traces": marked,
        "is_asked": any(not one.is_forbidden for one in marked),
        "is_proposed": any(one.instead for one in marked),
    }
    return render(request, "precedents/write.html", page, status=status)


def _read_page(
    request: StaffRequest, case: Case, draft: Draft, fault: str = "", *, status: int = 200
) -> HttpResponse:
    note_reading("precedent.draft_read", case, by=request.user, at=timezone.now())
    written = written_of(draft, case.person.key)
    page = {
        "case": case,
        "case_url": reverse("desk:case", args=[case.pk]),
        "number": spoken(case.reference),
        "draft": draft,
        "words": written.words,
        "facts": coded_facts(coded(case)),
        "fault": fault,
        "traces": shown_traces(written.words.whole, recorded(case)),
        "may_publish": may_publish(request.user, draft),
    }
    return render(request, "precedents/read.html", page, status=status)
