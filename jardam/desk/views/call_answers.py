"""Calculators beside a call: worked out in its language, told, and put into the contact. The call page is never left."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from jardam.centres.http import StaffRequest
from jardam.contacts import actions
from jardam.contacts.models import Contact, ContactAnswer
from jardam.desk.calls import draft_of
from jardam.desk.reckoning import BesideCallForm
from jardam.desk.views.calculators import explanation_of
from jardam.desk.views.calls import own_contact
from jardam.desk.worked import worked_in
from jardam.kernel.languages import Language
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.kept import kept_rule_book
from jardam.law.reckoned import reckon
from jardam.law.rules.explaining import Refused
from jardam.law.wording import worded


@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: StaffRequest, contact_id: UUID, tool: str) -> HttpResponse:
    """The questions, and the answer above them; nothing is kept before it is put into the contact."""
    contact = own_contact(request, contact_id)
    form = _form(request, contact, tool)
    return _page(request, contact, form, **(_answered(form) if form.is_valid() else {}))


@require_POST
def put(request: StaffRequest, contact_id: UUID, tool: str) -> HttpResponse:
    """What was told goes into the contact: worked out here once more from what was typed.

    Where that is another answer by now than the one on the page (a change of the law, midnight), it is shown to be read again.
    """
    contact = own_contact(request, contact_id)
    form = _form(request, contact, tool)
    if not form.is_valid():
        return _page(request, contact, form)
    now = timezone.now()
    try:
        told = reckon(tool, form.given, form.book, timezone.localdate(now), form.language)
        if told.digest != request.POST.get("seen"):
            return _read_again(request, contact, form)
        actions.put_answer(contact, told, by=request.user, at=now)
    except Refused as refused:
        form.add_error(None, worded(refused.said))
        return _page(request, contact, form)
    except actions.TooManyAnswers:
        form.add_error(None, _("This contact holds as many answers as it may. Take one out first."))
        return _page(request, contact, form)
    except actions.AlreadyClosed:
        return _closed(request, contact)
    return _list(request, contact, _("It is in the contact now."))


@require_POST
def drop(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Out again: it was put in by mistake, or it was never told."""
    contact = own_contact(request, contact_id)
    answers = ContactAnswer.objects.of_centre_of(request.user).filter(contact=contact)
    answer = next((one for one in answers if str(one.pk) == request.POST.get("answer")), None)
    if answer is None:
        return _list(request, contact, _("It does not stand in the contact any more."))
    try:
        actions.drop_answer(answer, by=request.user, at=timezone.now())
    except actions.AlreadyClosed:
        return _closed(request, contact)
    return _list(request, contact, _("It was taken out of the contact."))


def _form(request: StaffRequest, contact: Contact, tool: str) -> BesideCallForm:
    if tool not in CALCULATORS:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    language = _language(request.GET.get("language") or draft_of(contact, at=timezone.now())["language"])
    return BesideCallForm(CALCULATORS[tool], kept_rule_book(timezone.localdate()), typed, language=language)


def _answered(form: BesideCallForm) -> dict[str, Any]:
    """The answer as it is read out, and its digest, by which it is known again when it is put.

    The day of the digest is taken first: around midnight it is the older one, and the answer is read once more.
    """
    today = timezone.localdate()
    explanation = explanation_of(form)
    if explanation is None:
        return {"explanation": None}
    told = reckon(form.calculator.id, form.given, form.book, today, form.language)
    return {"explanation": explanation, "seen": told.digest}


def _read_again(request: StaffRequest, contact: Contact, form: BesideCallForm) -> HttpResponse:
    answered = _answered(form)
    form.add_error(
        None, _("The answer is another one by now. Read out the one on this page, then put it in.")
    )
    return _page(request, contact, form, **answered)


def _page(request: StaffRequest, contact: Contact, form: BesideCallForm, **more: Any) -> HttpResponse:
    page = {"contact": contact, "calculator": form.calculator, "form": form, "explanation": None, **more}
    template = "desk/call_calculator.html#panel" if request.htmx else "desk/call_calculator.html"
    answer = render(request, template, page, status=422 if form.errors else 200)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#work", "innerHTML"  # wherever it was asked from
    return answer


def _list(request: StaffRequest, contact: Contact, done: str) -> HttpResponse:
    if not request.htmx:
        messages.success(request, done)
        return redirect("desk:call", contact_id=contact.pk)
    page = {
        "contact": contact,
        "worked": worked_in(contact),
        "calculators": CALCULATORS.values(),
        "done": done,
    }
    return render(request, "desk/call_worked.html", page)


def _closed(request: StaffRequest, contact: Contact) -> HttpResponse:
    if request.htmx:
        return HttpResponse(_("This contact was closed in another tab."), status=409)
    messages.warning(request, _("This contact was closed in another tab."))
    return redirect("desk:contact", contact_id=contact.pk)


def _language(code: str) -> Language:
    try:
        return Language(code)
    except ValueError:
        return Language.UNKNOWN
