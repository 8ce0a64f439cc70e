"""Notices of a change of the law in six languages: drafted, edited, released by a person, sent by nobody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.accounts.queries import display_names
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.desk.change_forms import NoticeForm, SeenForm
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.law import actions
from jardam.law.models import Change, NoticeText
from jardam.law.permissions import may_keep_law
from jardam.law.rules.changing import ChangeState


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: StaffRequest, change_id: UUID) -> HttpResponse:
    """All languages of one change; posted, those that nobody has touched are drafted anew."""
    found = get_object_or_404(Change.objects.visible_to(request.user), pk=change_id)
    require(may_keep_law(request.user))
    if request.method == "POST":
        try:
            actions.draft_notices(found.pk, by=request.user, at=timezone.now())
        except (actions.MovedMeanwhile, ValueError):
            messages.warning(
                request, _("The law or this change is another by now. Look at what stands here.")
            )
            return redirect("desk:change", change_id=found.pk)
        return redirect("desk:notices", change_id=found.pk)
    rows = {one.language: one for one in NoticeText.objects.filter(change=found)}
    page = {
        "change": found,
        "notices": [(OWN_NAMES[language], language.tag, rows[language.value]) for language in OWN_NAMES if language.value in rows],
        "may_draft": found.is_open or found.is_released,
    }  # fmt: skip
    return render(request, "desk/notices.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: StaffRequest, notice_id: UUID) -> HttpResponse:
    """One language: read, edited."""
    found = _visible(request, notice_id)
    if request.method != "POST":
        told = {"text": found.text, "is_reviewed": found.is_reviewed, "seen": found.revision}
        return _one(request, found, NoticeForm(initial=told))
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return _one(request, found, form, status=422)
    filled = form.cleaned_data
    try:
        actions.edit_notice(
            found.pk,
            filled["text"],
            is_reviewed=filled["is_reviewed"],
            revision=filled["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except actions.MovedMeanwhile:
        form.add_error(None, _("Somebody has edited this notice meanwhile. Their text stands below; yours is kept here."))  # fmt: skip
        found.refresh_from_db()
        return _one(request, found, form, status=409)
    messages.success(request, _("Saved. It has to be released before it is told."))
    return redirect("desk:notice", notice_id=found.pk)


@require_POST
def release(request: StaffRequest, notice_id: UUID) -> HttpResponse:
    """Say that this text may be told. Nothing is sent."""
    found = _visible(request, notice_id)
    form = SeenForm(request.POST)
    if not form.is_valid():
        told = {"text": found.text, "is_reviewed": found.is_reviewed, "seen": found.revision}
        return _one(request, found, NoticeForm(initial=told), status=422)
    try:
        actions.release_notice(
            found.pk, revision=form.cleaned_data["seen"], by=request.user, at=timezone.now()
        )
    except actions.MovedMeanwhile:
        messages.warning(request, _("This notice or its change is another by now. Look at what stands here."))
    else:
        messages.success(request, _("Released. It is sent to nobody: colleagues tell it."))
    return redirect("desk:notice", notice_id=found.pk)


def _one(request: StaffRequest, found: NoticeText, form: NoticeForm, *, status: int = 200) -> HttpResponse:
    language = Language(found.language)
    page = {
        "notice": found,
        "language": OWN_NAMES[language],
        "lang": language.tag,
        "form": form,
        "stands": found.text if status == 409 else "",
        "released": _released(found),
        "may_release": found.change.state == ChangeState.CONFIRMED and found.released_on is None,
    }
    return render(request, "desk/notice.html", page, status=status)


def _released(found: NoticeText) -> str:
    if found.released_by_id is None or found.released_on is None:
        return ""
    names = display_names(User.objects.filter(pk=found.released_by_id))
    return f"{names[found.released_by_id]}, {date_format(found.released_on, 'd.m.Y')}"


def _visible(request: StaffRequest, notice_id: UUID) -> NoticeText:
    rows = NoticeText.objects.filter(change__in=Change.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("change"), pk=notice_id)
