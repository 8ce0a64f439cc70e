"""The call screen: begin, keep the draft, notice an earlier caller, close."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts import actions
from jardam.contacts.choices import Channel, State
from jardam.contacts.models import Contact
from jardam.contacts.permissions import may_record, may_write
from jardam.contacts.queries import Lists, answers_of, buffer_key, visible_contact
from jardam.contacts.rules.reference import spoken
from jardam.desk.call_form import CLOSED_FILE, CallForm, add_missing
from jardam.desk.calls import (
    CallPage,
    NoSuchContact,
    caller_of,
    callers_found,
    callers_with,
    draft_of,
    partners_of,
    record_of,
    tab_of,
    typed_in,
)
from jardam.desk.steps import next_url
from jardam.followups.actions import end_contact
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener

NOT_SAVED = (
    actions.ContactNotReady,
    actions.CallerUndecided,
    actions.DraftOutdated,
    FileKeyLocked,
    FileKeyDestroyed,
    NoSuchContact,
)
MOST_LOOKED_FOR = 200
"""Characters of a search, as the answers take them."""


def get_leads_back(view: Callable[[StaffRequest, UUID], HttpResponse]) -> Callable[..., HttpResponse]:
    """POST is the view's own. Where it refuses, its page stands at its address: a GET there, as the key Back or a
    restored window sends, leads to the call."""

    @wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def answer(request: StaffRequest, contact_id: UUID) -> HttpResponse:
        if request.method == "POST":
            return view(request, contact_id)
        return redirect("desk:call", contact_id=own_contact(request, contact_id).pk)

    return answer


@require_POST
def start(request: StaffRequest) -> HttpResponse:
    """One key: a contact begins, or the empty one that stands open is taken up again."""
    require(may_record(request.user))
    channel = request.POST.get("channel", Channel.PHONE)
    if channel not in Channel.values:
        return HttpResponse(_("There is no such channel."), status=422)
    contact = actions.begin_contact(Channel(channel), by=request.user, at=timezone.now())
    return redirect("desk:call", contact_id=contact.pk)


@require_safe
def call(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = own_contact(request, contact_id)
    if contact.state != State.OPEN:
        return redirect("desk:contact", contact_id=contact.pk)
    page = CallPage(
        contact, _form(request, contact, initial=draft_of(contact, at=timezone.now())), request.user
    )
    return render(request, "desk/call.html", page.context())


@require_POST
def draft(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Keep what is typed. 409 when the page is older than what is kept, 410 when it was closed elsewhere."""
    contact = own_contact(request, contact_id)
    tab = tab_of(request.POST)
    if tab is None:
        return JsonResponse({"error": _("The page is broken. Reload it.")}, status=422)
    try:
        kept = actions.keep_draft(contact, typed_in(request.POST), tab=tab)
    except actions.DraftOutdated:
        return JsonResponse({"error": _("This contact is open in another tab, and newer there.")}, status=409)
    except actions.AlreadyClosed:
        return JsonResponse({"error": _("This contact was closed in another tab.")}, status=410)
    return JsonResponse({"revision": kept, "saved_at": timezone.localtime().strftime("%H:%M:%S")})


@require_POST
def draft_key(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The key under which this page keeps what is typed while the server is away. 204 when the contact is closed.

    POST, so that no other site asks for it and a locked screen answers 423.
    """
    contact = own_contact(request, contact_id)
    key = buffer_key(contact, request.user)
    return HttpResponse(key or b"", status=200 if key else 204, content_type="application/octet-stream")


@require_POST
def said(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The language was chosen, or who calls: the two questions in it, with what was answered so far, and for another
    kind of client the topics that are likely there."""
    contact = own_contact(request, contact_id)
    is_other_client = request.htmx.trigger_name == "client_kind"
    form = _form(request, contact, request.POST) if is_other_client else CallForm(request.POST)
    page = CallPage(contact, form, request.user).context()
    return render(request, "desk/call_said.html", page | {"is_other_client": is_other_client})


@get_leads_back
def close(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = own_contact(request, contact_id)
    form = _form(request, contact, request.POST)
    if not form.is_valid():
        return _again(request, contact, form, status=422)
    now = timezone.now()
    try:
        caller = caller_of(form, opener(request), by=request.user)
        tab = tab_of(request.POST)
        filled = record_of(form, by=request.user)
        closed = end_contact(contact, filled, caller=caller, tab=tab, by=request.user, at=now)
    except NOT_SAVED as refused:
        return _refused(request, contact, form, refused)
    except actions.AlreadyClosed:
        messages.warning(request, _("This contact was closed in another tab. Nothing was saved twice."))
        return redirect("desk:contact", contact_id=contact.pk)
    messages.success(
        request, _("Saved. The number of the contact is %(number)s.") % {"number": spoken(contact.reference)}
    )
    partner = filled.partner.code if filled.partner else ""
    return redirect(next_url(closed, filled.outcome, request.user, partner) or "desk:my_day")


@get_leads_back
def discard(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Where something was typed, only after a second look."""
    contact = own_contact(request, contact_id)
    is_filled = contact.draft_revision or answers_of(contact)
    if is_filled and request.POST.get("sure") != "yes" and contact.state == State.OPEN:
        return render(request, "desk/call_discard.html", {"contact": contact}, status=422)
    try:
        actions.discard_contact(contact, by=request.user, at=timezone.now())
    except actions.AlreadyClosed:
        messages.warning(request, _("This contact was already closed and stays."))
        return redirect("desk:contact", contact_id=contact.pk)
    messages.info(request, _("The contact was thrown away. Nothing of it is kept."))
    return redirect("desk:my_day")


@require_POST
def earlier(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The banner of a number that called before: a part of the call page, nothing when nobody is known."""
    contact = own_contact(request, contact_id)
    chosen = request.POST.get("person", "") if "again" in request.POST else ""  # another number: choose anew
    known = callers_with(request.POST.get("phone", ""), by=request.user, at=timezone.now(), chosen=chosen)
    return render(request, "desk/call_earlier.html", {"contact": contact, **known})


def own_contact(request: StaffRequest, contact_id: UUID) -> Contact:
    contact = visible_contact(request.user, contact_id)
    if contact is None:
        raise Http404
    require(may_write(request.user, contact))
    return contact


@require_POST
def partners(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Whom to send the person to: a part of the call page, the best fit first."""
    contact = own_contact(request, contact_id)
    form = _form(request, contact, request.POST)
    page = {"contact": contact, "partners": partners_of(form), "form": form}
    return render(request, "desk/call_partners.html", page)


def _form(request: StaffRequest, contact: Contact, *typed: QueryDict, **options: Any) -> CallForm:
    return CallForm(*typed, lists=Lists(request.user, contact.channel), **options)


def _refused(request: StaffRequest, contact: Contact, form: CallForm, refused: Exception) -> HttpResponse:
    """The page as it was typed, with the sentence why nothing was saved."""
    match refused:
        case actions.ContactNotReady():
            add_missing(form, refused.missing)
        case actions.DraftOutdated():
            form.add_error(
                None, _("Another tab has typed in this contact since. Look there, or send this once more.")
            )
            return _again(request, contact, form, status=409)
        case actions.CallerUndecided():
            form.add_error(
                "person", _("This number has called before: choose the same person or somebody else.")
            )
            known = callers_found(refused.persons, form.cleaned_data["phone"], request.user)
            return _again(request, contact, form, status=422, earlier=known)
        case NoSuchContact():
            form.add_error(
                "heard_number", _("No contact has this number. Ask for it once more, or leave it out.")
            )
        case _:
            form.add_error("phone", str(CLOSED_FILE))
    return _again(request, contact, form, status=422)


def _again(
    request: StaffRequest,
    contact: Contact,
    form: CallForm,
    *,
    status: int,
    earlier: dict[str, Any] | None = None,
) -> HttpResponse:
    page = CallPage(
        contact,
        form,
        request.user,
        is_outdated=status == 409,
        earlier=earlier or {},
        partners=partners_of(form) if "partner" in form.errors else (),
        follows=tab_of(request.POST),
        looked_for=request.POST.get("words", "")[:MOST_LOOKED_FOR],
    )
    return render(request, "desk/call.html", page.context(), status=status)
