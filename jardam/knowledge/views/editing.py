"""The editors' pages: what waits, one text beside its master, what happened to a card."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge import actions, editing
from jardam.knowledge.choices import DraftState
from jardam.knowledge.forms import SignForm, TextForm, filled_with, words_of
from jardam.knowledge.freshness import freshness_of, signed_off
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.permissions import may_edit, may_publish, may_write
from jardam.knowledge.resuming import Resumed, resume_text
from jardam.knowledge.speaking import law_for, lines_of
from jardam.knowledge.views.finding import text_of


@require_safe
def board(request: StaffRequest) -> HttpResponse:
    """What waits for somebody, then every card with how its languages stand."""
    require(may_edit(request.user))
    drafts = list(Draft.objects.visible_to(request.user).open().order_by("begun_on", "pk"))
    today = timezone.localdate()
    shown = editing.drafts_shown(drafts, today)
    page = {
        "waiting": [line for line in shown if line.draft.state == DraftState.WAITING],
        "written": [line for line in shown if line.draft.state == DraftState.DRAFT],
        "lines": editing.board(today),
    }
    return render(request, "knowledge/board.html", page)


@require_safe
def history(request: StaffRequest, code: str) -> HttpResponse:
    require(may_edit(request.user))
    card = get_object_or_404(Card.objects.current(), code=code)
    russian = CardText.objects.get(card=card, language="RU")
    law = law_for([russian.title], timezone.localdate())
    page = {
        "card": card,
        "title": law.said(russian.title, "RU"),
        "past": editing.history_of(code),
        "languages": [(language.value.lower(), name) for language, name in OWN_NAMES.items()],
    }
    return render(request, "knowledge/history.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: StaffRequest, code: str, language: str) -> HttpResponse:
    """One text beside its Russian master. Saved as a draft, faults and all; nothing typed is lost."""
    require(may_edit(request.user))
    text = text_of(code, language)
    if request.method != "POST":
        return edit_page(request, text, None)
    form = TextForm(request.POST)
    if not form.is_valid():
        return edit_page(request, text, form, status=422)
    try:
        saved = _save(request, text, form)
    except actions.DraftTaken:
        form.add_error(None, _("Somebody else writes this text now. Your words are still here."))
    except actions.DraftMoved:
        form.add_error(None, _("The draft was saved in another place meanwhile. Your words are still here."))
    else:
        messages.success(request, _("Kept as a draft. Operators see nothing of it yet."))
        return redirect("knowledge:draft", draft_id=saved.pk)
    return edit_page(request, text, form, status=409)


@require_POST
def sign(request: StaffRequest, code: str, language: str) -> HttpResponse:
    """An editor's word on a sentence that is behind, a number that changed, or the whole text."""
    require(may_publish(request.user))
    text = text_of(code, language)
    form = SignForm(request.POST)
    if not form.is_valid():
        return edit_page(request, text, None, sign_form=form, status=422)
    filled = form.cleaned_data
    word = actions.Word(filled["key"], form.asked, filled["why"])
    actions.sign_off(text.card, text.language, word, by=request.user, at=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("knowledge:edit", code=code, language=language)


def _save(request: StaffRequest, text: CardText, form: TextForm) -> Draft:
    filled = form.cleaned_data
    beside = CardText.objects.filter(
        card__code=text.card.code, card__version=filled["base"], language="RU"
    ).first()
    written = actions.Written(
        body={"texts": {text.language: form.body}},
        base_version=filled["base"],
        why=filled["why"],
        basis=beside.words if beside and text.language != Language.RU else {},
    )
    return actions.save_draft(
        text.card.code, text.language, written, seen=filled["seen"], by=request.user, at=timezone.now()
    )


def edit_page(
    request: StaffRequest,
    text: CardText,
    form: TextForm | None,
    *,
    sign_form: SignForm | None = None,
    file_faults: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    """``file_faults``: why a translator's file was not taken in."""
    russian = text if text.language == Language.RU else CardText.objects.get(card=text.card, language="RU")
    draft = Draft.objects.open().filter(code=text.card.code, language=text.language).first()
    law = law_for([*lines_of(text), *lines_of(russian)], timezone.localdate())
    fresh = freshness_of(text.card.code, text, russian, signed_off([text.card.code]), law.values)
    own = draft if draft and may_write(request.user, draft) else None
    resumed = resume_text(text, own, law) if own else Resumed(words_of(text), None)
    shown = form or TextForm(initial=_initial(text, own, resumed))
    page: dict[str, Any] = {
        "text": text,
        "title": law.said(russian.title, "RU"),
        "language": OWN_NAMES[Language(text.language)],
        "tag": Language(text.language).tag,
        "is_master": text.language == Language.RU,
        "form": shown,
        "sides": [(side, shown[side.part]) for side in editing.sides(russian, fresh)],
        "meanwhile": None if form else resumed.meanwhile,
        "draft": draft,
        "is_theirs": draft is not None and own is None,
        "moved": fresh.moved,
        "is_reviewed": fresh.is_reviewed,
        "digest": text.digest,
        "may_sign": may_publish(request.user),
        "sign_form": sign_form or SignForm(),
        "file_faults": file_faults,
    }
    return render(request, "knowledge/edit.html", page, status=status)


def _initial(text: CardText, draft: Draft | None, resumed: Resumed) -> dict[str, Any]:
    begun = {"seen": draft.revision, "why": draft.words["why"]} if draft else {"seen": 0}
    return {**filled_with(resumed.told), **begun, "base": text.card.version}
