"""The day at the door: who is booked, who waits, who sees people; and what happens to each of them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.live import let_listen
from jardam.kernel.languages import Language
from jardam.reception import actions, forms, permissions
from jardam.reception.models import Adviser, Ticket, WaitingWish
from jardam.reception.rules.moves import Place
from jardam.reception.showing import door_day
from jardam.reception.slips import slip_of_ticket

HTTP_CONFLICT = 409
HTTP_UNPROCESSABLE = 422


@require_safe
def day(request: StaffRequest) -> HttpResponse:
    require(permissions.may_work(request.user))
    return let_listen(_page(request), request.user)


@require_safe
def now(request: StaffRequest) -> HttpResponse:
    """The rows alone, for when somebody else changed them."""
    require(permissions.may_work(request.user))
    return rows(request)


@require_POST
def take(request: StaffRequest) -> HttpResponse:
    """Give out a number and show its slip."""
    require(permissions.may_work(request.user))
    form = forms.EntryForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=HTTP_UNPROCESSABLE)
    ticket = actions.take_ticket(form.entry(), by=request.user, at=timezone.now())
    messages.success(request, _("Number %(number)d is given out.") % {"number": ticket.number})
    return redirect("reception:ticket_slip", ticket_id=ticket.pk)


@require_safe
def ticket_slip(request: StaffRequest, ticket_id: UUID) -> HttpResponse:
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user), pk=ticket_id)
    return render(request, "reception/slip.html", {"slip": slip_of_ticket(ticket)})


@require_POST
def ticket_move(request: StaffRequest, ticket_id: UUID) -> HttpResponse:
    """Seen, left, or back into the queue."""
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user), pk=ticket_id)
    require(permissions.may_move(request.user, ticket))
    wanted = request.POST.get("move", "")
    if wanted not in {Place.SEEN, Place.LEFT, Place.WAITING}:
        return rows(request, _("Choose what happened."), status=HTTP_UNPROCESSABLE)
    try:
        actions.move_ticket(ticket, Place(wanted), by=request.user, at=timezone.now())
    except actions.AlreadyMoved:
        return rows(request, _("A colleague was faster: look what stands now."), status=HTTP_CONFLICT)
    return rows(request)


@require_POST
def ticket_language(request: StaffRequest, ticket_id: UUID) -> HttpResponse:
    """Somebody found out what is spoken."""
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user), pk=ticket_id)
    require(permissions.may_move(request.user, ticket))
    form = forms.LanguageForm(request.POST)
    if not form.is_valid():
        return rows(request, _("Choose a language."), status=HTTP_UNPROCESSABLE)
    language = Language(form.cleaned_data["language"])
    try:
        actions.say_language(ticket, language, by=request.user, at=timezone.now())
    except actions.AlreadyMoved:
        return rows(request, _("A colleague was faster: look what stands now."), status=HTTP_CONFLICT)
    return rows(request)


@require_POST
def call_next(request: StaffRequest, adviser_id: UUID) -> HttpResponse:
    adviser = get_object_or_404(
        Adviser.objects.visible_to(request.user).active().select_related("centre"), pk=adviser_id
    )
    require(permissions.may_move(request.user, adviser))
    try:
        actions.call_next(adviser, by=request.user, at=timezone.now())
    except actions.NobodyFits:
        return rows(request, _("Nobody waits whom this adviser can help."), status=HTTP_CONFLICT)
    except actions.AdviserBusy:
        said = _("The number called last is still with this adviser: say first whether they were seen.")
        return rows(request, said, status=HTTP_CONFLICT)
    return rows(request)


@require_POST
def wish_drop(request: StaffRequest, wish_id: UUID) -> HttpResponse:
    """They no longer wait for a slot."""
    wish = get_object_or_404(WaitingWish.objects.visible_to(request.user), pk=wish_id)
    require(permissions.may_move(request.user, wish))
    try:
        actions.drop_wish(wish, by=request.user, at=timezone.now())
    except actions.AlreadyMoved:
        return rows(request, _("A colleague was faster: look what stands now."), status=HTTP_CONFLICT)
    return rows(request)


def rows(request: StaffRequest, said: str = "", *, status: int = 200) -> HttpResponse:
    """What stands now: the rows for a page with a script, else the whole page."""
    if request.htmx or request.method in {"GET", "HEAD"}:
        page = {"day": door_day(request.user, timezone.now()), "said": said, "words": forms.LanguageForm()}
        return render(request, "reception/day.html#now", page, status=status)
    if status == HTTP_UNPROCESSABLE:
        return _page(request, said=said, status=status)
    if said:
        messages.warning(request, said)
    return redirect("reception:day")


def _page(
    request: StaffRequest, form: forms.EntryForm | None = None, *, said: str = "", status: int = 200
) -> HttpResponse:
    page = {
        "day": door_day(request.user, timezone.now()),
        "form": form or forms.EntryForm(initial={"language": Language.UNKNOWN.value}),
        "words": forms.LanguageForm(),
        "said": said,
        "today": timezone.localdate(),
        "may_plan": permissions.may_plan(request.user),
        "stream_url": f"{settings.STREAM_ORIGIN}/stream",
    }
    return render(request, "reception/day.html", page, status=status)
