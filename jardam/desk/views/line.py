"""The telephone line: who rings, who talks, what was missed; taking a call and calling back begin a contact."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.live import let_listen
from jardam.centres.models import User
from jardam.desk.line import language_words, line_now, ticket_words
from jardam.desk.owning import Owners, ticket_owner
from jardam.kernel.languages import Language
from jardam.line import actions
from jardam.line.choices import end_words
from jardam.line.models import LineCall, MissedCall
from jardam.line.permissions import may_return_call, may_take_call, may_work_line
from jardam.line.queries import seat_of
from jardam.line.rules.tickets import GIVING_UP, MOST_ATTEMPTS, TicketEnd

NOBODY_ANSWERED = "NOBODY_ANSWERED"


class SeatForm(forms.Form):
    extension = forms.RegexField(
        r"^[0-9A-Za-z_-]{1,12}$",
        label=gettext_lazy("Your extension"),
        widget=forms.TextInput({"inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("An extension has up to 12 digits or letters.")},
    )


class EndForm(forms.Form):
    result = forms.ChoiceField(choices=[(NOBODY_ANSWERED, ""), *((end.value, "") for end in GIVING_UP)])
    attempt = forms.IntegerField(required=False)  # which one the page speaks of


@require_safe
def line(request: StaffRequest) -> HttpResponse:
    require(may_work_line(request.user))
    return let_listen(render(request, "desk/line.html", _page(request)), request.user)


@require_safe
def now(request: StaffRequest) -> HttpResponse:
    """What changes by itself, alone."""
    require(may_work_line(request.user))
    return render(request, "desk/line.html#now", _page(request))


@require_POST
def seat(request: StaffRequest) -> HttpResponse:
    """Sit down at an extension, or leave it."""
    require(may_work_line(request.user))
    at = timezone.now()
    if "leave" in request.POST:
        actions.leave_seat(by=request.user, at=at)
        return redirect("desk:line")
    form = SeatForm(request.POST)
    if form.is_valid():
        try:
            actions.sit_down(form.cleaned_data["extension"], by=request.user, at=at)
        except actions.SeatTaken:
            form.add_error("extension", _("A colleague sits at this extension. Ask them to leave it."))
        else:
            return redirect("desk:line")
    return render(request, "desk/line.html", _page(request, seat_form=form), status=422)


@require_POST
def take(request: StaffRequest, call_id: UUID) -> HttpResponse:
    call = get_object_or_404(LineCall.objects.visible_to(request.user), pk=call_id)
    require(may_take_call(request.user, call))
    try:
        contact = actions.take_call(call, by=request.user, at=timezone.now())
    except actions.AlreadyTaken:
        messages.warning(request, _("A colleague has taken this call already."))
    except actions.AlreadyEnded:
        messages.warning(request, _("This call has rung out. It stands among the missed ones."))
    else:
        return redirect("desk:call", contact_id=contact.pk)
    return redirect("desk:line")


@require_safe
def missed(request: StaffRequest, missed_id: UUID) -> HttpResponse:
    return render(request, "desk/missed_call.html", _ticket_page(_visible(request, missed_id), request.user))


@require_POST
def return_call(request: StaffRequest, missed_id: UUID) -> HttpResponse:
    ticket = _visible(request, missed_id)
    try:
        contact = actions.return_call(ticket, by=request.user, at=timezone.now())
    except actions.AlreadyTaken:
        messages.warning(request, _("A colleague is calling back already."))
        return redirect("desk:line")
    except actions.AlreadyEnded:
        return _ended_meanwhile(request)
    return redirect("desk:call", contact_id=contact.pk)


@require_POST
def end(request: StaffRequest, missed_id: UUID) -> HttpResponse:
    """Nobody answered, or given up with a reason."""
    ticket, form = _visible(request, missed_id), EndForm(request.POST)
    if not form.is_valid():
        error = _("Choose what happened.")
        return render(
            request, "desk/missed_call.html", _ticket_page(ticket, request.user, error=error), status=422
        )
    try:
        _write_down(ticket, form, request)
    except (actions.AlreadyTaken, actions.AlreadyEnded):
        return _ended_meanwhile(request)
    messages.success(request, _("Written down."))
    return redirect("desk:line")


def _write_down(ticket: MissedCall, form: EndForm, request: StaffRequest) -> None:
    at, result = timezone.now(), form.cleaned_data["result"]
    if result == NOBODY_ANSWERED:
        actions.note_attempt(ticket, nth=form.cleaned_data["attempt"], by=request.user, at=at)
    else:
        actions.give_up(ticket, TicketEnd(result), by=request.user, at=at)


def _ended_meanwhile(request: StaffRequest) -> HttpResponse:
    messages.warning(request, _("A colleague was faster: look what stands now."))
    return redirect("desk:line")


def _visible(request: StaffRequest, missed_id: UUID) -> MissedCall:
    waiting = MissedCall.objects.visible_to(request.user).waiting().defer("sealed_number")
    found: MissedCall = get_object_or_404(waiting, pk=missed_id)
    require(may_return_call(request.user, found))
    return found


def _page(request: StaffRequest, **shown: Any) -> dict[str, Any]:
    assert request.user.centre is not None
    at = timezone.now()
    return {
        "line": line_now(request.user, request.user.centre, Owners(request.user, (), at), at),
        "seat": seat_of(request.user),
        "seat_form": SeatForm(),
        "stream_url": f"{settings.STREAM_ORIGIN}/stream",
        **shown,
    }


def _ticket_page(ticket: MissedCall, reader: User, **shown: Any) -> dict[str, Any]:
    return {
        "ticket": ticket,
        "attempt": ticket.attempts + 1,
        "is_last": ticket.attempts + 1 >= MOST_ATTEMPTS,
        "reasons": [(reason.value, end_words()[reason]) for reason in GIVING_UP],
        "facts": [
            (_("Language"), language_words(Language(ticket.language))),
            (_("What happened"), ", ".join(ticket_words(ticket))),
            (_("Whose it is"), ticket_owner(ticket, reader, timezone.now())),
        ],
        **shown,
    }
