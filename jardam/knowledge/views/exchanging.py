"""Files for translators and for other programs. What comes in is a draft like any other: looked at before it is published."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import Language
from jardam.knowledge import actions
from jardam.knowledge.exchange import LARGEST, FileRefused, json_of, po_of, words_from_po
from jardam.knowledge.forms import CardFileForm
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.permissions import may_edit
from jardam.knowledge.taking import LARGEST as LARGEST_CARD
from jardam.knowledge.taking import CardNotTaken, card_from_json
from jardam.knowledge.views.editing import edit_page
from jardam.knowledge.views.finding import text_of


@require_http_methods(["GET", "HEAD", "POST"])
def po(request: StaffRequest, code: str, language: str) -> HttpResponse:
    """The file for a translator; posted back, it becomes a draft."""
    require(may_edit(request.user))
    text = text_of(code, language)
    russian = CardText.objects.get(card=text.card, language="RU")
    if request.method != "POST":
        answer = HttpResponse(po_of(text, russian), content_type="text/x-gettext-translation; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{code.lower()}_{language.lower()}.po"'
        return answer
    try:
        draft = _taken(request, text, russian)
    except FileRefused as error:
        return edit_page(request, text, None, file_faults=error.faults, status=422)
    except (actions.DraftTaken, actions.DraftMoved):
        messages.warning(request, _("Somebody writes this text now. Publish or discard their draft first."))
    else:
        messages.success(request, _("Taken in as a draft. Look at it before you hand it on."))
        return redirect("knowledge:draft", draft_id=draft.pk)
    return redirect("knowledge:edit", code=code, language=language)


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: StaffRequest) -> HttpResponse:
    """A whole card from a file. Whole, it becomes a draft that shows what would change; otherwise every fault is told."""
    require(may_edit(request.user))
    if request.method != "POST":
        return render(request, "knowledge/take.html", {"form": CardFileForm()})
    form = CardFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "knowledge/take.html", {"form": form}, status=422)
    try:
        draft = _taken_whole(request, form)
    except CardNotTaken as error:
        page = {"form": form, "faults": error.faults}
        return render(request, "knowledge/take.html", page, status=422)
    except (actions.DraftTaken, actions.DraftMoved):
        form.add_error(None, _("Somebody writes this answer now. Publish or discard their draft first."))
        return render(request, "knowledge/take.html", {"form": form}, status=409)
    messages.success(request, _("Taken in as a draft. Look at it before you hand it on."))
    return redirect("knowledge:draft", draft_id=draft.pk)


@require_safe
def card_json(request: StaffRequest, code: str) -> HttpResponse:
    """The whole card in the form of its file."""
    require(may_edit(request.user))
    card = get_object_or_404(Card.objects.current(), code=code)
    answer = HttpResponse(json_of(card), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{code.lower()}.json"'
    return answer


def _taken_whole(request: StaffRequest, form: CardFileForm) -> Draft:
    file = form.cleaned_data["file"]
    body, standing = card_from_json(file.read(LARGEST_CARD + 1))
    written = actions.Written(body, standing.version if standing else 0, form.cleaned_data["why"])
    return actions.save_draft(body["code"], "", written, seen=0, by=request.user, at=timezone.now())


def _taken(request: StaffRequest, text: CardText, russian: CardText) -> Draft:
    if text.language == Language.RU:
        raise FileRefused(
            [_("The Russian text is the one that the others are made from. It is written here.")]
        )
    file = request.FILES.get("file")
    if file is None or file.size is None or file.size > 4 * LARGEST:
        raise FileRefused([_("This is no PO file of an answer.")])
    try:
        told = file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise FileRefused([_("This is no PO file of an answer.")]) from error
    written = actions.Written(
        body={"texts": {text.language: words_from_po(told, text, russian)}},
        base_version=text.card.version,
        why=_("Taken in from a file"),
        basis=russian.words,
    )
    return actions.save_draft(
        text.card.code, text.language, written, seen=0, by=request.user, at=timezone.now()
    )
