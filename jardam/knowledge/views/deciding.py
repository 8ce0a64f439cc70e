"""One draft: beside what stands, as a client would see it on a telephone, and what becomes of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge import actions, editing
from jardam.knowledge.choices import DraftState
from jardam.knowledge.faulted import CardRefused, said
from jardam.knowledge.forms import DecideForm
from jardam.knowledge.models import Draft
from jardam.knowledge.permissions import (
    is_author,
    may_decide,
    may_discard,
    may_edit,
    may_judge,
    may_let_go,
    may_write,
)
from jardam.knowledge.previewing import preview_of

PERMITTED = {
    "SEND": is_author,
    "PUBLISH": may_judge,
    "RETURN": may_judge,
    "DISCARD": may_let_go,
}
"""By whom at all; whether now, the action says: whoever was slower is told so, and not turned away."""


@require_safe
def draft(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    require(may_edit(request.user))
    return _page(request, _found(request, draft_id))


@require_POST
def decide(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """Hand it on, publish it, send it back or let it go; each by whom it may be."""
    require(may_edit(request.user))
    found = _found(request, draft_id)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    require(PERMITTED[form.cleaned_data["act"]](request.user, found))
    try:
        _act(request, found, form)
    except CardRefused as error:
        form.add_error(None, said(error.faults))
    except actions.Overtaken:
        form.add_error(
            None, _("Other words of this text were published meanwhile. Open it again and look at both.")
        )
    except (actions.DraftMoved, actions.NotWaiting):
        form.add_error(None, _("Somebody was faster. This is how it stands now."))
    else:
        messages.success(request, _("Done."))
        return redirect("knowledge:board")
    return _page(request, _found(request, draft_id), form=form, status=409)


def _act(request: StaffRequest, found: Draft, form: DecideForm) -> None:
    filled = form.cleaned_data
    told: dict[str, Any] = {"seen": filled["seen"], "by": request.user, "at": timezone.now()}
    acts: dict[str, Callable[[], object]] = {
        "SEND": lambda: actions.send_draft(found.pk, **told),
        "PUBLISH": lambda: actions.publish_draft(found.pk, **told),
        "RETURN": lambda: actions.return_draft(found.pk, filled["remark"], **told),
        "DISCARD": lambda: actions.discard_draft(found.pk, **told),
    }
    acts[filled["act"]]()


def _found(request: StaffRequest, draft_id: UUID) -> Draft:
    return get_object_or_404(Draft.objects.visible_to(request.user), pk=draft_id)


def _page(
    request: StaffRequest, found: Draft, *, form: DecideForm | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    (line,) = editing.drafts_shown([found], today)
    page = {
        "line": line,
        "draft": found,
        "state": found.get_state_display(),
        "words": found.words,
        "language": OWN_NAMES[Language(found.language)] if found.language else "",
        "preview": preview_of(found, today),
        "form": form or DecideForm(initial={"seen": found.revision}),
        "may_send": may_write(request.user, found) and found.state == DraftState.DRAFT,
        "write_url": _write_url(found) if may_write(request.user, found) else "",
        "may_decide": may_decide(request.user, found),
        "may_discard": may_discard(request.user, found),
    }
    return render(request, "knowledge/draft.html", page, status=status)


def _write_url(found: Draft) -> str:
    """Where its author writes on; a whole card that came in from a file is not written here."""
    if found.language:
        return reverse("knowledge:edit", args=[found.code, found.language.lower()])
    return reverse("knowledge:head", args=[found.code]) if found.is_of_head else ""
