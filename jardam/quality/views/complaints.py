"""Complaints about our own service: written down in a minute, looked into by somebody whom they do not concern."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre, User
from jardam.contacts.rules.reference import spoken
from jardam.law.queries import production_calendar
from jardam.law.rules.own_terms import is_counted, working_days_left
from jardam.quality import actions
from jardam.quality.choices import state_words
from jardam.quality.complaint_forms import ComplaintForm, MoveForm, OwnerForm, TermForm
from jardam.quality.models import Complaint
from jardam.quality.permissions import may_hand_over, may_lead, may_move, may_settle, may_take_complaint
from jardam.quality.queries import COMPLAINTS_SHOWN, owners_in_question, terms_of
from jardam.quality.rules.complaints import MOVES, AnswerMissing, MoveRefused, State
from jardam.quality.views.finding import here
from jardam.rota.queries import shift_staff

PAGE_ROWS = 25


@require_safe
def complaints(request: StaffRequest) -> HttpResponse:
    """The form for everybody; below it what one may look into."""
    centre, _now = here(request, allowed=may_take_complaint(request.user) or may_settle(request.user))
    return _page(request, centre, _form(centre))


@require_POST
def add(request: StaffRequest) -> HttpResponse:
    centre, now = here(request, allowed=may_take_complaint(request.user))
    form = _form(centre, request.POST, by=request.user)
    if not form.is_valid():
        return _page(request, centre, form, status=422)
    taken = actions.take_complaint(form.heard, by=request.user, at=now)
    said = _("Written down as complaint %(number)d. The centre's own term: an answer by %(day)s.")
    day = date_format(taken.due_on, "j E Y") if taken.due_on else ""
    messages.success(request, said % {"number": taken.number, "day": day})
    if taken.owner_id is None:
        messages.warning(
            request, _("It concerns everybody who could look into it. Tell the coordinator of the network.")
        )
    return redirect("quality:complaints")


@require_POST
def term(request: StaffRequest) -> HttpResponse:
    """In how many working days the centre answers, by its own decision; complaints that wait keep their day."""
    centre, now = here(request, allowed=may_lead(request.user))
    form = TermForm(request.POST)
    if not form.is_valid():
        return _page(request, centre, _form(centre), term=form, status=422)
    actions.decide_terms(centre, form.cleaned_data, by=request.user, at=now)
    messages.success(request, _("Decided. It holds for complaints from now on."))
    return redirect("quality:complaints")


@require_safe
def complaint(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    return _one(request, _visible(request, complaint_id), MoveForm())


@require_POST
def move(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    found = _visible(request, complaint_id)
    require(may_move(request.user, found))
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _one(request, found, form, status=422)
    try:
        actions.move_complaint(
            found,
            form.move,
            answer=form.answer_given,
            note=form.cleaned_data["note"],
            by=request.user,
            at=timezone.now(),
        )
    except AnswerMissing:
        form.add_error("answer", _("Say whether an answer was given, and if not, why not."))
        return _one(request, found, form, status=422)
    except MoveRefused:
        messages.warning(request, _("Somebody has moved this already. Look how far it is now."))
    else:
        messages.success(request, _("Written down."))
    return redirect("quality:complaint", complaint_id=complaint_id)


@require_POST
def owner(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """Somebody else looks into it."""
    found = _visible(request, complaint_id)
    require(may_hand_over(request.user, found))
    form = _owner_form(found.centre, request.POST)
    if not form.is_valid():
        return _one(request, found, MoveForm(), owner=form, status=422)
    try:
        actions.hand_complaint(found, form.chosen, by=request.user, at=timezone.now())
    except actions.NotTheirs:
        form.add_error("owner", _("It concerns this colleague: somebody else must look into it."))
        return _one(request, found, MoveForm(), owner=form, status=422)
    except MoveRefused:
        messages.warning(request, _("Somebody has moved this already. Look how far it is now."))
    else:
        messages.success(request, _("Handed over."))
    return redirect("quality:complaint", complaint_id=complaint_id)


def _page(
    request: StaffRequest,
    centre: Centre,
    form: ComplaintForm,
    *,
    term: TermForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user, decided = request.user, terms_of(centre)
    page: dict[str, Any] = {
        "form": form,
        "may_take": may_take_complaint(user),
        "may_settle": may_settle(user),
        "may_lead": may_lead(user),
        "terms": decided,
        "term_form": term or TermForm(initial={"complaint_days": decided.complaint_days}),
    }
    if may_settle(user):
        page |= _lists(request, timezone.localdate(timezone.now(), centre.zone))
    return render(request, "quality/complaints.html", page, status=status)


def _lists(request: StaffRequest, today: date) -> dict[str, object]:
    """What waits, by its day; and what has ended, the latest first, page by page."""
    rows = Complaint.objects.visible_to(request.user).defer("sealed_words", "sealed_notes")
    waiting = list(rows.waiting().order_by("due_on", "pk")[:COMPLAINTS_SHOWN])
    ended = rows.exclude(state__in=[state.value for state in MOVES])
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 9:
        ended = ended.filter(number__lt=int(before))
    found = list(ended.order_by("-number")[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    owners = User.objects.filter(pk__in={row.owner_id for row in (*waiting, *shown) if row.owner_id})
    names = display_names(owners)
    older = (
        f"{reverse('quality:complaints')}?{urlencode({'before': shown[-1].number})}"
        if len(found) > PAGE_ROWS
        else ""
    )
    return {
        "waiting": [_row(row, names, today) for row in waiting],
        "ended": [_row(row, names, today) for row in shown],
        "older_url": older,
    }


def _row(row: Complaint, names: dict[UUID, str], today: date) -> dict[str, object]:
    return {"row": row, "owner": names[row.owner_id] if row.owner_id else "–", "is_late": row.is_late(today)}


def _one(
    request: StaffRequest,
    found: Complaint,
    form: MoveForm,
    *,
    owner: OwnerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The complaint opened: the reading is written down."""
    now, user = timezone.now(), request.user
    note_reading("complaint.read", found, by=user, at=now)
    told, notes = actions.read_words(found), actions.read_notes(found)
    people = {str(one) for one in (found.owner_id, found.colleague_id, found.recorded_by_id)}
    people |= {note["by"] for note in notes}
    names = {
        str(pk): name for pk, name in display_names(User.objects.filter(pk__in=people - {"None"})).items()
    }
    page = {
        "complaint": found,
        "told": told,
        "notes": [
            note | {"on": date.fromisoformat(note["on"]), "by": names.get(note["by"], "")} for note in notes
        ],
        "facts": _facts(found, names),
        "clock": _clock(found, timezone.localdate(now, found.centre.zone)),
        "form": form,
        "moves": _moves(found) if may_move(user, found) else [],
        "owner_form": owner or _owner_form(found.centre, initial={"owner": str(found.owner_id)}),
        "may_hand_over": may_hand_over(user, found),
    }
    return render(request, "quality/complaint.html", page, status=status)


def _facts(found: Complaint, names: dict[str, str]) -> list[tuple[str, object]]:
    facts = [
        (_("About"), found.get_about_display()),
        (_("How it came"), found.get_came_display()),
        (_("Who complains"), _("anonymous") if found.is_anonymous else _("said in the words")),
        (_("Received on"), date_format(found.received_on, "d.m.Y")),
        (_("Written down by"), names.get(str(found.recorded_by_id), "")),
        (_("About whom"), names.get(str(found.colleague_id), "")),
        (_("Contact"), spoken(found.contact.reference) if found.contact else ""),
        (_("Looks into it"), names.get(str(found.owner_id), _("nobody"))),
        (_("State"), found.get_state_display()),
        (_("Ended on"), date_format(found.ended_on, "d.m.Y") if found.ended_on else ""),
        (_("Answer given"), found.get_answer_display() if found.answer else ""),
    ]
    return [(term, value) for term, value in facts if value]


def _clock(found: Complaint, today: date) -> dict[str, object] | None:
    if found.due_on is None:
        return None
    calendar = production_calendar()
    days = working_days_left(found.due_on, today, calendar)
    said = ngettext("%(n)d working day", "%(n)d working days", abs(days)) % {"n": abs(days)}
    day = date_format(found.due_on, "j E Y")
    late = _("late since %(day)s, by %(days)s") if days < 0 else _("by %(day)s, %(days)s left")
    is_known = is_counted(found.received_on, max(found.due_on, today), calendar)
    return {"days": days, "said": late % {"day": day, "days": said}, "is_known": is_known}


def _moves(found: Complaint) -> list[tuple[str, object]]:
    words = {**state_words(), State.LOOKED_INTO: _("begin to look into it")}
    return [(move.value, words[move]) for move in MOVES.get(State(found.state), ())]


def _form(centre: Centre, *filled: Any, by: User | None = None) -> ComplaintForm:
    people = list(shift_staff(centre))
    names = display_names(people)
    pairs = sorted(
        ((user, names[user.pk]) for user in people), key=lambda pair: (alphabetical(pair[1]), pair[0].pk.hex)
    )
    return ComplaintForm(pairs, by, *filled)


def _owner_form(centre: Centre, *filled: Any, **words: Any) -> OwnerForm:
    people = owners_in_question(centre)
    names = display_names(people)
    return OwnerForm([(user, names[user.pk]) for user in people], *filled, **words)


def _visible(request: StaffRequest, complaint_id: UUID) -> Complaint:
    rows = Complaint.objects.visible_to(request.user).select_related("key", "contact", "centre")
    found: Complaint = get_object_or_404(rows, pk=complaint_id)
    return found
