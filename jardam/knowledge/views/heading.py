"""What a card says of itself, changed on a page: a draft like any other, which a second person publishes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.knowledge import actions
from jardam.knowledge.documents import head_of
from jardam.knowledge.head_forms import HeadForm
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.permissions import may_edit, may_write
from jardam.knowledge.resuming import Resumed, resume_head
from jardam.knowledge.speaking import law_for


@require_http_methods(["GET", "HEAD", "POST"])
def head(request: StaffRequest, code: str) -> HttpResponse:
    """Kept as a draft; refused, nothing chosen or typed is lost."""
    require(may_edit(request.user))
    card = get_object_or_404(Card.objects.current(), code=code)
    today = timezone.localdate()
    if request.method != "POST":
        return _page(request, card, None)
    form = HeadForm(today, request.POST)
    if not form.is_valid():
        return _page(request, card, form, status=422)
    written = actions.Written(form.body, form.cleaned_data["base"], form.cleaned_data["why"])
    try:
        saved = actions.save_draft(
            code, "", written, seen=form.cleaned_data["seen"], by=request.user, at=timezone.now()
        )
    except actions.DraftTaken:
        form.add_error(None, _("Somebody else writes this answer now. What you chose is still here."))
    except actions.DraftMoved:
        form.add_error(
            None,
            _("A draft of this answer was saved in another place meanwhile. What you chose is still here."),
        )
    else:
        messages.success(request, _("Kept as a draft. Operators see nothing of it yet."))
        return redirect("knowledge:draft", draft_id=saved.pk)
    return _page(request, card, form, status=409)


def _page(request: StaffRequest, card: Card, form: HeadForm | None, *, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    draft = Draft.objects.open().filter(code=card.code, language="").first()
    own = draft if draft and may_write(request.user, draft) and draft.is_of_head else None
    resumed = resume_head(card, own) if own else Resumed(head_of(card), None)
    russian = CardText.objects.get(card=card, language="RU")
    page = {
        "card": card,
        "title": law_for([russian.title], today).said(russian.title, "RU"),
        "form": form or HeadForm(today, initial=_initial(card, own, resumed)),
        "meanwhile": None if form else resumed.meanwhile,
        "draft": draft,
        "is_theirs": draft is not None and own is None,
    }
    return render(request, "knowledge/head.html", page, status=status)


def _initial(card: Card, draft: Draft | None, resumed: Resumed) -> dict[str, Any]:
    begun = {"seen": draft.revision, "why": draft.words["why"]} if draft else {"seen": 0}
    return {**resumed.told, **begun, "base": card.version}
