"""From a question to a kept promise: which slots fit, one held for a minute, booked, and ended."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import spoken
from jardam.reception import actions, forms, permissions
from jardam.reception.finding import found_slots
from jardam.reception.models import Adviser, Appointment
from jardam.reception.queries import door_of, names_of_advisers, read_note
from jardam.reception.rules.moves import PROMISED, Refusal, State, no_show_from
from jardam.reception.rules.slots import Span
from jardam.reception.showing import language_name, place_words, wish_words
from jardam.reception.slips import slip_of_appointment
from jardam.reception.slots import Slot
from jardam.reception.views.day import HTTP_CONFLICT, HTTP_UNPROCESSABLE, rows
from jardam.vault.refusals import FileKeyLocked
from jardam.vault.unlocked import opener

MOVES = (State.ARRIVED, State.SEEN, State.NO_SHOW, State.CANCELLED)


@require_safe
def find(request: StaffRequest) -> HttpResponse:
    """Ask and see: the address is the question, so it can be handed over and come back to."""
    require(permissions.may_work(request.user))
    return _found(request, request.GET)


@require_POST
def hold(request: StaffRequest) -> HttpResponse:
    """Keep one of the offered slots for a minute."""
    require(permissions.may_work(request.user))
    form = forms.SlotForm(request.POST, user=request.user)
    if not form.is_valid():
        return _found(request, request.POST, status=HTTP_UNPROCESSABLE)
    contact = form.cleaned_data["contact"]
    try:
        held = actions.hold(
            _slot(request, form), form.asked, contact=contact, by=request.user, at=timezone.now()
        )
    except actions.SlotTaken:
        said = _("A colleague was faster: this slot is taken. These are still free.")
        return _found(request, request.POST, said=said, status=HTTP_CONFLICT)
    except actions.NotOffered:
        said = _("This slot is no longer offered. These are free.")
        return _found(request, request.POST, said=said, status=HTTP_CONFLICT)
    return redirect("reception:confirm", held_id=held.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """The minute in which the slot is kept: a note, a word about reminders, and the promise."""
    held = _own_hold(request, held_id)
    form = forms.ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _book(request, held, form)
    return _confirm_page(request, held, form, status=HTTP_UNPROCESSABLE if form.is_bound else 200)


@require_POST
def release(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """It did not suit: the slot is free again, and the question stands as it was."""
    held = _own_hold(request, held_id)
    actions.release(held, by=request.user, at=timezone.now())
    return redirect(_question(held))


@require_safe
def appointment(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    """One appointment with its note; that the note was read is written down."""
    found = _promised(request, appointment_id)
    try:
        note = read_note(found, by=request.user, at=timezone.now(), opener=opener(request))
        is_locked = False
    except FileKeyLocked:
        note, is_locked = "", True
    page = {"appointment": found, "note": note, "is_locked": is_locked, "facts": _facts(found)}
    assert found.starts_at is not None
    grace = door_of(found.centre).grace_minutes
    page["may_miss"] = found.state == State.BOOKED and timezone.now() >= no_show_from(found.starts_at, grace)
    return render(request, "reception/appointment.html", page)


@require_POST
def appointment_move(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    """Here, seen, not come, cancelled."""
    found = _promised(request, appointment_id)
    wanted = request.POST.get("move", "")
    if wanted not in MOVES:
        return rows(request, _("Choose what happened."), status=HTTP_UNPROCESSABLE)
    try:
        actions.move(found, State(wanted), by=request.user, at=timezone.now())
    except actions.MoveRefused as refused:
        return rows(request, _refusal(refused.reason), status=HTTP_CONFLICT)
    except actions.AlreadyMoved:
        return rows(request, _("A colleague was faster: look what stands now."), status=HTTP_CONFLICT)
    return rows(request)


@require_safe
def appointment_slip(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    found = _promised(request, appointment_id)
    return render(request, "reception/slip.html", {"slip": slip_of_appointment(found, found.centre)})


@require_POST
def wait(request: StaffRequest) -> HttpResponse:
    """Nothing is free: put the contact on the waiting list."""
    require(permissions.may_work(request.user))
    form = forms.AskForm(request.POST, user=request.user)
    contact = form.cleaned_data["contact"] if form.is_valid() else None
    if contact is None:
        said = (
            _("Only a contact can wait: without one there would be nobody to tell.")
            if form.is_valid()
            else ""
        )
        return _found(request, request.POST, said=said, status=HTTP_UNPROCESSABLE)
    actions.note_wish(contact, form.asked, by=request.user, at=timezone.now())
    messages.success(request, _("On the waiting list: the day page says when a slot is free."))
    return redirect("reception:day")


def _book(request: StaffRequest, held: Appointment, form: forms.ConfirmForm) -> HttpResponse:
    assert held.starts_at is not None
    assert held.ends_at is not None
    words = form.cleaned_data
    booking = actions.Booking(held.asked, held.contact, words["note"], words["may_remind"])
    slot = Slot(held.adviser, Span(held.starts_at, held.ends_at))
    try:
        booked = actions.book(slot, booking, by=request.user, at=timezone.now())
    except actions.NoteRefused:
        form.add_error(
            "note", _("This person's file is closed to all but named people: leave the note empty.")
        )
        return _confirm_page(request, held, form, status=HTTP_UNPROCESSABLE)
    except (actions.SlotTaken, actions.NotOffered):
        messages.warning(request, _("The minute was over and the slot is gone. Choose another one."))
        return redirect(_question(held))
    messages.success(request, _("Booked."))
    return redirect("reception:appointment_slip", appointment_id=booked.pk)


def _found(request: StaffRequest, typed: QueryDict, *, said: str = "", status: int = 200) -> HttpResponse:
    """The question and what fits it. Before anything was asked, the question alone."""
    assert request.user.centre is not None
    contact = _named_contact(request, typed)
    is_asked = "language" in typed or bool(typed.get("contact") and contact is None)
    initial = {"language": contact.language if contact else "", "contact": contact.pk if contact else None}
    form = forms.AskForm(typed if is_asked else None, user=request.user, initial=initial)
    page = {
        "form": form,
        "said": said,
        "contact": contact,
        "contact_number": spoken(contact.reference) if contact else "",
    }
    if is_asked and form.is_valid():
        first = max(form.cleaned_data["from_day"] or timezone.localdate(), timezone.localdate())
        page["found"] = found_slots(request.user.centre, form.asked, first, now=timezone.now())
    elif is_asked:
        status = HTTP_UNPROCESSABLE
    return render(request, "reception/book.html", page, status=status)


def _slot(request: StaffRequest, form: forms.SlotForm) -> Slot:
    """The adviser must be one of the own centre; whether the slot is free is the action's question."""
    adviser_id, span = form.cleaned_data["slot"]
    return Slot(get_object_or_404(Adviser.objects.visible_to(request.user), pk=adviser_id), span)


def _named_contact(request: StaffRequest, typed: QueryDict) -> Contact | None:
    """Whom the question is for; None also for what is no id, which the form then says."""
    try:
        return forms.seen_contact(request.user, UUID(typed.get("contact", "")))
    except ValueError:
        return None


def _own_hold(request: StaffRequest, held_id: UUID) -> Appointment:
    """Only whoever holds a slot books it or gives it back."""
    held = Appointment.objects.visible_to(request.user).filter(state=State.HELD, booked_by=request.user)
    found: Appointment = get_object_or_404(
        held.select_related("adviser__user", "adviser__centre", "centre", "contact__person__key"),
        pk=held_id,
    )
    return found


def _promised(request: StaffRequest, appointment_id: UUID) -> Appointment:
    visible = Appointment.objects.visible_to(request.user).filter(state__in=PROMISED)
    found: Appointment = get_object_or_404(
        visible.select_related("adviser__user", "centre", "key", "contact"), pk=appointment_id
    )
    require(permissions.may_move(request.user, found))
    return found


def _question(held: Appointment) -> str:
    """The address of the question that led to this slot."""
    query = QueryDict(mutable=True)
    query.update({"language": held.language, "wish": held.wish})
    if held.contact_id:
        query["contact"] = str(held.contact_id)
    return f"{reverse('reception:book')}?{query.urlencode()}"


def _confirm_page(
    request: StaffRequest, held: Appointment, form: forms.ConfirmForm, *, status: int = 200
) -> HttpResponse:
    left = (held.held_until_at - timezone.now()) if held.held_until_at else timedelta(0)
    page = {"held": held, "form": form, "facts": _facts(held), "is_over": left <= timedelta(0)}
    return render(request, "reception/confirm.html", page, status=status)


def _facts(appointment: Appointment) -> list[tuple[str, object]]:
    assert appointment.starts_at is not None
    begins = timezone.localtime(appointment.starts_at)
    contact = appointment.contact
    facts: list[tuple[str, object]] = [
        (_("When"), _date_and_hour(begins.date(), f"{begins:%H:%M}")),
        (_("Adviser"), names_of_advisers([appointment.adviser])[appointment.adviser_id]),
        (_("Where"), place_words(appointment.adviser)),
        (_("Language"), language_name(appointment.language)),
        (_("Wish"), wish_words(appointment.wish)),
        (_("Contact"), spoken(contact.reference) if contact else _("none: booked at the door")),
    ]
    if appointment.state in PROMISED:
        facts.append((_("Reminder"), _("may be left") if appointment.may_remind else _("leave none")))
    return [(term, value) for term, value in facts if value]


def _date_and_hour(day: date, hour: str) -> str:
    return _("%(day)s at %(hour)s") % {"day": f"{day:%d.%m.%Y}", "hour": hour}


def _refusal(reason: Refusal) -> str:
    if reason is Refusal.TOO_EARLY:
        return _("Too early to say that they have not come: the minutes of grace are not over.")
    return _("A colleague was faster: look what stands now.")
