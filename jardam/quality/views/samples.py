"""Samples of a month, and the records in them: read without whom they are about, marked, told to whoever recorded them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.choices import languages
from jardam.centres.http import StaffRequest
from jardam.centres.months import month_word
from jardam.contacts.choices import Channel
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.quality import actions
from jardam.quality.choices import mark_words, question_words
from jardam.quality.models import Review, Sample
from jardam.quality.permissions import may_lead, may_read_words, may_review
from jardam.quality.review_forms import DrawForm, ReviewForm
from jardam.quality.rules.reviewing import Mark, Question, score
from jardam.quality.samples import masked_words, record_of
from jardam.quality.views.finding import here
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener

PAGE_ROWS = 25


@require_safe
def samples(request: StaffRequest) -> HttpResponse:
    """All draws, the latest first, and the form for the next one."""
    centre, now = here(request, allowed=may_lead(request.user))
    last = Month.of(timezone.localdate(now, centre.zone)).before
    return _samples(request, DrawForm(initial={"month": str(last)}))


@require_POST
def draw(request: StaffRequest) -> HttpResponse:
    _centre, now = here(request, allowed=may_lead(request.user))
    form = DrawForm(request.POST)
    if not form.is_valid():
        return _samples(request, form, status=422)
    month, size = form.cleaned_data["month"], form.cleaned_data["size"]
    try:
        drawn = actions.draw_sample(month, size, by=request.user, at=now)
    except actions.NothingToDraw:
        form.add_error("month", _("No consultation of colleagues is left to draw from this month."))
        return _samples(request, form, status=422)
    return redirect("quality:sample", sample_id=drawn.pk)


@require_safe
def sample(request: StaffRequest, sample_id: UUID) -> HttpResponse:
    found: Sample = get_object_or_404(Sample.objects.visible_to(request.user), pk=sample_id)
    reviews = Review.objects.visible_to(request.user).filter(sample=found)
    rows = list(reviews.select_related("contact").prefetch_related("marks").order_by("place"))
    page = {
        "sample": found,
        "month_word": month_word(Month.of(found.from_month)),
        "drawn_by": display_names([found.drawn_by])[found.drawn_by_id],
        "rows": [(row, _score(row), may_review(request.user, row)) for row in rows],
    }
    return render(request, "quality/sample.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """One record in codes, and the questions about it."""
    found = _visible(request, review_id)
    require(may_review(request.user, found))
    if request.method != "POST":
        return _review(request, found, ReviewForm(initial=_marked(found)))
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _review(request, found, form, status=422)
    said = actions.Marks(form.marks, form.cleaned_data["remark"], opener(request))
    try:
        actions.review_record(found, said, by=request.user, at=timezone.now())
    except (FileKeyLocked, FileKeyDestroyed):
        form.add_error("remark", _("The file is closed or erased since: leave the remark empty."))
        return _review(request, found, form, status=422)
    messages.success(request, _("Reviewed. Whoever recorded it sees what was said."))
    return redirect("quality:sample", sample_id=found.sample_id)


@require_POST
def words(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Show what was told, masked. A key of its own on purpose: it is written down every time."""
    found = _visible(request, review_id)
    require(may_read_words(request.user, found))
    try:
        told = masked_words(found.contact, by=request.user, at=timezone.now(), opener=opener(request))
    except FileKeyLocked:
        messages.warning(request, _("The file was closed since: its words are not for a review."))
        return redirect("quality:review", review_id=review_id)
    return _review(
        request, found, ReviewForm(initial=_marked(found)), told=told or {}, is_erased=told is None
    )


@require_safe
def feedback(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """What a reviewer said of one's own record. That it was read is kept, for both."""
    rows = Review.objects.of_own(request.user).visible_to(request.user)
    found = get_object_or_404(rows.select_related("contact__key").prefetch_related("marks"), pk=review_id)
    now = timezone.now()
    note_reading("feedback.read", found, by=request.user, at=now)
    actions.note_feedback_seen(found, by=request.user, at=now)
    said, asked = mark_words(), question_words()
    given = {Question(row.question): Mark(row.mark) for row in found.marks.all()}
    page = {
        "review": found,
        "contact": found.contact,
        "marks": [(asked[question], said[mark], mark.value) for question, mark in given.items()],
        "score": score(given),
        "remark": _remark(request, found),
    }
    return render(request, "quality/feedback.html", page)


def _samples(request: StaffRequest, form: DrawForm, *, status: int = 200) -> HttpResponse:
    before = request.GET.get("before", "")
    rows = Sample.objects.visible_to(request.user).select_related("drawn_by").prefetch_related("reviews")
    if before.isascii() and before.isdigit() and len(before) < 9:
        rows = rows.filter(number__lt=int(before))
    found = list(rows.order_by("-number")[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    names = display_names([row.drawn_by for row in shown])
    lines = [
        {
            "row": row,
            "month": month_word(Month.of(row.from_month)),
            "by": names[row.drawn_by_id],
            "size": len(row.reviews.all()),
            "done": sum(1 for one in row.reviews.all() if one.reviewed_on),
        }
        for row in shown
    ]
    older = f"?before={shown[-1].number}" if len(found) > PAGE_ROWS else ""
    page = {"form": form, "lines": lines, "older_url": older}
    return render(request, "quality/samples.html", page, status=status)


def _review(
    request: StaffRequest,
    found: Review,
    form: ReviewForm,
    *,
    told: dict[str, str] | None = None,
    is_erased: bool = False,
    status: int = 200,
) -> HttpResponse:
    page = {
        "review": found,
        "form": form,
        "facts": _facts(found),
        "told": told,
        "is_erased": is_erased,
        "may_read_words": told is None and may_read_words(request.user, found),
    }
    return render(request, "quality/review.html", page, status=status)


def _facts(found: Review) -> list[tuple[str, object]]:
    """The record in codes; what is empty is left out, 'not asked' is not empty."""
    record = record_of(found.contact)
    contact = record.contact
    rows = [
        (_("Channel"), Channel(contact.channel).label),
        (_("Language"), languages()[Language(contact.language)]),
        (_("Who called"), contact.get_client_kind_display()),
        (_("Does the person know"), contact.get_permission_display() if contact.permission else ""),
        (_("Topics"), "; ".join(record.topics)),
        (_("Violence or a threat"), contact.get_violence_display()),
        (_("Treated badly for nationality"), contact.get_discrimination_display()),
        (_("Outcome"), contact.get_outcome_display()),
        (_("Why not"), contact.get_reason_display() if contact.reason else ""),
        (_("Cards read out"), "; ".join(record.cards) or _("none")),
        (_("Talked"), "; ".join(record.talked)),
        (_("What had to follow"), "; ".join(_followed(*one) for one in record.followed)),
        (_("Hard to listen to"), _("yes") if contact.is_heavy else ""),
    ]
    return [(term, value) for term, value in rows if value]


def _followed(what: object, state: object) -> str:
    return _("%(what)s: %(state)s") % {"what": what or _("Callback"), "state": state}


def _marked(found: Review) -> dict[str, str]:
    return {row.question: row.mark for row in found.marks.all()}


def _score(found: Review) -> tuple[int, int] | None:
    marks = {Question(row.question): Mark(row.mark) for row in found.marks.all()}
    return score(marks) if found.reviewed_on else None


def _remark(request: StaffRequest, found: Review) -> str | None:
    """None where it cannot be opened any more."""
    try:
        return actions.read_remark(found, opener(request))
    except (FileKeyLocked, FileKeyDestroyed):
        return None


def _visible(request: StaffRequest, review_id: UUID) -> Review:
    rows = Review.objects.visible_to(request.user).select_related("contact__key", "contact__person__key")
    found: Review = get_object_or_404(
        rows.prefetch_related("marks", "contact__topics", "contact__cards"), pk=review_id
    )
    return found
