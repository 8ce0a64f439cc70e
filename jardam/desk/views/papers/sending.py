"""A paper goes out, and its answer comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jardam.cases.actions import CaseClosed
from jardam.cases.counting import NoLastDay
from jardam.cases.models import Case
from jardam.cases.rules.terms import TermState
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.paperwork.forms import AnswerForm, SendForm
from jardam.desk.paperwork.page import asked_of, head_of, note_paper
from jardam.desk.paperwork.terms import late_of, terms_offered
from jardam.desk.views.papers.making import moved, visible_paper
from jardam.desk.views.papers.went import read_file
from jardam.exhibits.actions import Prepared
from jardam.filings import actions
from jardam.filings.consented import consent_of
from jardam.filings.drafted import Drafted, drafted
from jardam.filings.models import Paper
from jardam.filings.permissions import may_file
from jardam.filings.rules.kinds import Addressee
from jardam.filings.rules.lateness import Outcome
from jardam.filings.rules.states import PaperMoved, PaperState
from jardam.papers.printing import PaperTooLong
from jardam.people.queries import note_consents_read
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener

REFUSED: Mapping[type[Exception], tuple[str | None, Promise]] = {
    actions.ConsentLapsed: (
        None,
        gettext_lazy(
            "A worker of whom this paper told takes no part or does not agree any more. Go back to the paper and take the workers over; then send."
        ),
    ),
    actions.ConsentRefused: (
        None,
        gettext_lazy(
            "The person does not agree that this reader is told, or has taken it back. This paper does not go out until they say otherwise."
        ),
    ),
    PaperTooLong: (
        None,
        gettext_lazy("This paper holds more words than one paper takes. Shorten it."),
    ),
    NoLastDay: (
        "sent_on",
        gettext_lazy("By when an answer is due cannot be counted from this day. Nothing was written down."),
    ),
}
"""What is refused though the form was sound: at which field it is told, and in which words."""


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Mark it as sent: from then on it stays as it was."""
    found, paper = visible_paper(request, case_id, paper_id)
    require(may_file(request.user, paper))
    if not (paper.is_draft and found.is_open):
        return moved(request, paper)
    made = drafted(paper, asked_of(request, found))
    if request.method != "POST":
        return _sending(request, paper, made, _form(request, paper, made))
    has_gaps = made.has_gaps or "is_filled_by_hand" in request.POST  # on the day of sending there may be more
    form = _form(request, paper, made, request.POST, has_gaps=has_gaps)
    went = read_file(form) if form.is_valid() else None
    if form.errors:
        return _sending(request, paper, made, form, status=422)
    return _send(request, found, paper, made, _Filled(form, went)) or _behind(request, paper)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A valid form, and the file that came with it."""

    form: SendForm
    went: Prepared | None


def _send(
    request: StaffRequest, found: Case, paper: Paper, made: Drafted, filled: _Filled
) -> HttpResponse | None:
    """None where somebody has changed meanwhile what would go out."""
    form = filled.form
    try:
        actions.send_paper(paper, _told(request, filled), by=request.user, at=timezone.now())
    except actions.SheetChanged:
        return None
    except actions.GapsLeft:
        return _gaps_of_that_day(request, found, paper, form)
    except (PaperMoved, CaseClosed, FileKeyDestroyed):
        return moved(request, paper)
    except tuple(REFUSED) as refused:
        field, words = REFUSED[type(refused)]
        form.add_error(field, str(words))
    if form.errors:
        return _sending(request, paper, made, form, status=422)
    messages.success(request, _("Written down. What was sent stays as it was."))
    if missed := late_of(found, made.kind, form.kept, form.cleaned_data["sent_on"]):
        messages.warning(
            request, _("The paper went after the last day of this term. Say how it came to be missed.")
        )
        end = reverse("desk:case_term_end", args=[found.pk, missed.pk])
        return redirect(f"{end}?state={TermState.MISSED}")
    return redirect("desk:case_paper", case_id=found.pk, paper_id=paper.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: StaffRequest, case_id: UUID, paper_id: UUID) -> HttpResponse:
    """Write down what came back."""
    found, paper = visible_paper(request, case_id, paper_id)
    require(may_file(request.user, paper))
    is_too_late = paper.state != PaperState.SENT or not found.is_open
    if paper.sent_on is None or (is_too_late and request.method != "POST"):
        return moved(request, paper)
    today = today_of(request)
    typed = request.POST if request.method == "POST" else None
    form = AnswerForm(typed, today=today, sent_on=paper.sent_on, initial={"answered_on": today})
    if is_too_late:
        return _too_late_to_answer(request, found, paper, form)
    if not form.is_valid():
        return _answering(request, found, paper, form, status=422 if typed is not None else 200)
    filled = form.cleaned_data
    told = actions.Answer(
        filled["answered_on"], filled["number"], filled["text"], opener(request), Outcome(filled["outcome"])
    )
    try:
        actions.register_answer(paper, told, by=request.user, at=timezone.now())
    except (PaperMoved, CaseClosed):
        return _too_late_to_answer(request, found, paper, form)
    except FileKeyDestroyed:
        return moved(request, paper)
    messages.success(request, _("Written down."))
    return redirect("desk:case_paper", case_id=found.pk, paper_id=paper.pk)


def _too_late_to_answer(request: StaffRequest, found: Case, paper: Paper, form: AnswerForm) -> HttpResponse:
    form.add_error(
        None, _("An answer was written down meanwhile, or the case is closed. Nothing was written down.")
    )
    return _answering(request, found, paper, form, status=409)


def _answering(
    request: StaffRequest, found: Case, paper: Paper, form: AnswerForm, *, status: int
) -> HttpResponse:
    page = head_of(request, found, paper) | {"form": form}
    return render(request, "desk/papers/answer.html", page, status=status)


def _form(
    request: StaffRequest,
    paper: Paper,
    made: Drafted,
    typed: QueryDict | None = None,
    *,
    has_gaps: bool | None = None,
) -> SendForm:
    """Empty, or with what was typed. ``has_gaps``: unless it is said, as the draft of today has them."""
    today = today_of(request)
    return SendForm(
        typed,
        request.FILES if typed is not None else None,
        today=today,
        has_gaps=made.has_gaps if has_gaps is None else has_gaps,
        is_term_ours=_is_term_ours(made),
        terms=terms_offered(paper.case, made.kind, opener(request)),
        initial={"seen": made.fingerprint, "sent_on": today},
    )


def _is_term_ours(made: Drafted) -> bool:
    """Whether nobody but ourselves can say by when an answer is due."""
    return not made.kind.answer and made.kind.addressee is not Addressee.NOBODY


def _told(request: StaffRequest, sending: _Filled) -> actions.Sending:
    form = sending.form
    filled = form.cleaned_data
    return actions.Sending(
        way=form.chosen_way,
        sent_on=filled["sent_on"],
        today=today_of(request),
        seen=filled["seen"],
        number=filled["number"],
        text=filled["text"],
        is_filled_by_hand=filled.get("is_filled_by_hand", False),
        answer_by=filled.get("answer_by"),
        kept_terms=form.kept,
        went=sending.went,
        opener=opener(request),
    )


def _gaps_of_that_day(request: StaffRequest, found: Case, paper: Paper, told: SendForm) -> HttpResponse:
    """Of the draft as it was on the day of sending, which may know less than that of today."""
    sent_on = told.cleaned_data["sent_on"]
    made = drafted(paper, asked_of(request, found), on=sent_on)
    form = _form(request, paper, made, request.POST, has_gaps=True)
    form.add_error(
        "sent_on",
        _(
            "Counted to %(day)s this paper has gaps: they are listed below. Check the day, or say what was filled in."
        )
        % {"day": f"{sent_on:%d.%m.%Y}"},
    )
    return _sending(request, paper, made, form, status=422)


def _behind(request: StaffRequest, paper: Paper) -> HttpResponse:
    """What would go out now is not what was read."""
    found, now = visible_paper(request, paper.case_id, paper.pk)
    made = drafted(now, asked_of(request, found))
    typed = request.POST.copy()
    typed["seen"] = made.fingerprint
    form = _form(request, now, made, typed)
    form.add_error(
        None,
        _(
            "Somebody has changed facts of this paper since you opened the page. Read it again, then send again."
        ),
    )
    return _sending(request, now, made, form, status=409)


def _sending(
    request: StaffRequest, paper: Paper, made: Drafted, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    """With all that goes, so that what is sent is what was seen. No browser gives a file back: it is asked for again."""
    if request.FILES and "went" not in form.errors:
        form.add_error("went", _("Choose the file once more: nothing was sent yet."))
    note_paper(request, paper, "paper.read")
    note_consents_read(paper.case.person, by=request.user, at=timezone.now())
    consent = consent_of(paper, made, asked_of(request, paper.case))
    page = head_of(request, paper.case, paper) | {"form": form, "made": made, "consent": consent}
    return render(request, "desk/papers/send.html", page, status=status)
