"""My day: the callbacks that wait, in the order in which they must be made, and the strip above them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.live import let_listen
from jardam.centres.models import User
from jardam.contacts import actions
from jardam.contacts.choices import CallbackState
from jardam.contacts.models import Callback, Contact
from jardam.contacts.permissions import may_record, may_take_callback
from jardam.contacts.queries import read_narrative, waiting_callbacks
from jardam.contacts.rules.closing import LAST_ATTEMPT
from jardam.contacts.rules.reference import spoken
from jardam.desk.appealed import appeal_rows
from jardam.desk.call_form import MISSING_WORDS
from jardam.desk.calls import proposed_callback
from jardam.desk.cards import card_rows
from jardam.desk.casework.day import case_rows
from jardam.desk.days import Day, callback_rows, day_of
from jardam.desk.law_day import law_rows
from jardam.desk.learning import draft_rows
from jardam.desk.line import line_now
from jardam.desk.news import news_of
from jardam.desk.otherside.warnings import warning_rows
from jardam.desk.owning import Owners, callback_owner
from jardam.desk.personal.known import shown_known
from jardam.desk.practices import look_rows
from jardam.desk.problems import problem_rows
from jardam.desk.quality import complaint_rows, debriefs_beside
from jardam.desk.referring.day import referral_rows
from jardam.desk.shifts import handover_beside, holes_beside
from jardam.desk.steps import appointment_rows, rows_of
from jardam.desk.transferring.day import transfer_rows
from jardam.followups.queries import waiting_steps
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.line.permissions import may_work_line
from jardam.people.permissions import may_reveal
from jardam.people.queries import read_identity
from jardam.reception.queries import appointments_due
from jardam.vault.refusals import FileKeyLocked
from jardam.vault.restricted import Opener
from jardam.vault.unlocked import opener


@require_safe
def my_day(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    page = {
        **_work(request, now),
        "holes": holes_beside(request.user, now),
        "handover": handover_beside(request.user),
        "debriefs": debriefs_beside(request.user, now),
        "open": list(Contact.objects.open_of(request.user).order_by("started_at", "pk")[:10]),
        "may_record": may_record(request.user),
        "today": timezone.localdate(now),
        "stream_url": f"{settings.STREAM_ORIGIN}/stream" if request.user.centre_id else "",
    }
    return let_listen(render(request, "desk/my_day.html", page), request.user)


@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """The rows alone, for when somebody else changed them."""
    now = timezone.now()
    return render(request, "desk/my_day.html#queue", _work(request, now))


@require_safe
def callback(request: StaffRequest, callback_id: UUID) -> HttpResponse:
    waiting = _visible(request, callback_id)
    narrative = read_narrative(waiting.contact, by=request.user, at=timezone.now(), opener=opener(request))
    return render(request, "desk/callback.html", _callback_page(waiting, request, narrative=narrative))


@require_POST
def number(request: StaffRequest, callback_id: UUID) -> HttpResponse:
    """Show the number in full. A key of its own on purpose: it is written down every time."""
    waiting = _visible(request, callback_id)
    person = waiting.contact.person
    if person is None or person.erased_on is not None:
        raise Http404
    require(may_reveal(request.user, person))
    who = read_identity(person, by=request.user, at=timezone.now(), opener=opener(request))
    narrative = read_narrative(waiting.contact, by=request.user, at=timezone.now(), opener=opener(request))
    return render(
        request, "desk/callback.html", _callback_page(waiting, request, narrative=narrative, who=who)
    )


class EndForm(forms.Form):
    result = forms.ChoiceField(choices=[("REACHED", ""), ("GIVEN_UP", ""), ("TRY_AGAIN", "")])
    due_at = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M"], required=False)


@require_POST
def end(request: StaffRequest, callback_id: UUID) -> HttpResponse:
    """Reached, given up, or nobody answered and another attempt follows."""
    waiting = _visible(request, callback_id)
    form = EndForm(request.POST)
    now = timezone.now()
    if not form.is_valid():
        return _again(waiting, request, _("Choose what happened, and a later moment to try again."))
    try:
        ended = _end(waiting, form, request, now)
    except actions.MomentRefused as refused:
        return _again(waiting, request, MISSING_WORDS[refused.missing][1])
    except actions.AlreadyClosed:
        messages.warning(request, _("Somebody has already ended this callback."))
        return redirect("desk:my_day")
    messages.success(request, _said_of(ended, form.cleaned_data["result"]))
    return redirect("desk:my_day")


def _end(waiting: Callback, form: EndForm, request: StaffRequest, now: datetime) -> Callback:
    result = form.cleaned_data["result"]
    if result == "TRY_AGAIN":
        return actions.try_again(waiting, form.cleaned_data["due_at"], by=request.user, at=now)
    return actions.end_callback(waiting, CallbackState(result), by=request.user, at=now)


def _said_of(ended: Callback, result: str) -> str:
    if result == "TRY_AGAIN" and ended.state == CallbackState.GIVEN_UP:
        return _("Written down: nobody answered three times. The callback is given up.")
    return _("Written down.")


def _again(waiting: Callback, request: StaffRequest, error: str | Promise) -> HttpResponse:
    page = _callback_page(waiting, request, narrative=_told(waiting, request), error=error)
    return render(request, "desk/callback.html", page, status=422)


def _told(waiting: Callback, request: StaffRequest) -> dict[str, object] | None:
    """What was told; nothing where the file is closed to the reader, who may end the callback all the same."""
    try:
        return read_narrative(waiting.contact, by=request.user, at=timezone.now(), opener=opener(request))
    except FileKeyLocked:
        return {}


def _day(user: User, callbacks: Sequence[Callback], owners: Owners, now: datetime, key: Opener | None) -> Day:
    rows = [
        *callback_rows(callbacks, owners, now),
        *rows_of(waiting_steps(user), now),
        *appointment_rows(appointments_due(user, timezone.localdate(now)), now),
        *case_rows(user, now, key),
        *complaint_rows(user, now),
        *problem_rows(user, now),
        *look_rows(user, now),
        *referral_rows(user, now),
        *transfer_rows(user, now),
        *appeal_rows(user, now),
        *law_rows(user, now),
        *card_rows(user, now),
        *draft_rows(user, now),
        *warning_rows(user, now),
    ]
    return day_of(rows, now)


def _work(request: StaffRequest, now: datetime) -> dict[str, Any]:
    """The day, and beside it the telephone, for whoever works at it."""
    user, callbacks = request.user, waiting_callbacks(request.user)
    owners = Owners(user, callbacks, now)
    day = _day(user, callbacks, owners, now, opener(request))
    line = line_now(user, user.centre, owners, now) if user.centre and may_work_line(user) else None
    return {
        "day": day,
        "line": line,
        "figures": [*(line.figures if line else ()), *day.figures],
    }


def _visible(request: StaffRequest, callback_id: UUID) -> Callback:
    queue = Callback.objects.visible_to(request.user).waiting()
    found: Callback = get_object_or_404(
        queue.select_related("contact__key", "contact__person__key", "promised_by", "change"), pk=callback_id
    )
    require(may_take_callback(request.user, found))
    return found


def _callback_page(waiting: Callback, request: StaffRequest, **shown: object) -> dict[str, object]:
    contact = waiting.contact
    may_leave = _("a message is safe") if waiting.may_leave_message else _("leave no message")
    return {
        "callback": waiting,
        "contact": contact,
        "known": shown_known(request, contact.person),
        "next_attempt": proposed_callback(timezone.now()).strftime("%Y-%m-%dT%H:%M"),
        "is_last": waiting.attempt >= LAST_ATTEMPT,
        "news": news_of(waiting, opener(request)) if shown.get("narrative") else None,
        "may_reveal": _is_known(contact) and may_reveal(request.user, contact.person),
        "facts": [
            (_("Language"), OWN_NAMES.get(Language(waiting.language), waiting.language)),
            (_("Voice message"), may_leave),
            (_("Contact"), spoken(contact.reference)),
            (_("Whose it is"), callback_owner(waiting, request.user, timezone.now())),
        ],
        **shown,
    }


def _is_known(contact: Contact) -> bool:
    return contact.person is not None and contact.person.erased_on is None
