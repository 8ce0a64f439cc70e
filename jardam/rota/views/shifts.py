"""Assigning shifts and answering for them."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.centres.access import require
from jardam.centres.choices import topics
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre, User
from jardam.kernel.topics import Topic
from jardam.rota import actions
from jardam.rota.choices import STANDING, AbsenceKind, ShiftState, concerns
from jardam.rota.forms import AbsenceForm, AssignForm
from jardam.rota.models import Absence, Shift
from jardam.rota.permissions import may_answer, may_end_absence, may_plan, may_report_absence
from jardam.rota.queries import qualified_for, read_rota, shift_staff, spoken_by
from jardam.rota.rules import norms
from jardam.rota.rules.spans import Span, days_span
from jardam.rota.views.finding import found, here, staff_with_names
from jardam.rota.words import language_words

SHOWN = 28  # days of a person's own list


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: StaffRequest) -> HttpResponse:
    """Plan, ask or write down. What a shift would break is said first; pressing again does it all the same."""
    centre, now = here(request)
    require(may_plan(request.user))
    staff = staff_with_names(centre)
    if request.method != "POST":
        today = now.astimezone(centre.zone).date()
        form = AssignForm(staff, centre.zone, initial={"day": today, **request.GET.dict()})
        return render(request, "rota/assign.html", {"form": form})
    form = AssignForm(staff, centre.zone, request.POST)
    if not form.is_valid():
        return render(request, "rota/assign.html", {"form": form}, status=422)
    warnings = _warnings(form, centre)
    if warnings and not form.cleaned_data["anyway"]:
        return render(request, "rota/assign.html", {"form": form, "warnings": warnings}, status=422)
    return _assigned(form, request, now)


def _assigned(form: AssignForm, request: StaffRequest, now: datetime) -> HttpResponse:
    cleaned = form.cleaned_data
    try:
        actions.plan_shift(
            form.chosen, cleaned["span"], ShiftState(cleaned["state"]), by=request.user, at=now
        )
    except actions.NotPossible:
        form.add_error("user", str(concerns()[norms.Concern.TWICE]))
        return render(request, "rota/assign.html", {"form": form}, status=422)
    messages.success(request, _("The shift is written down."))
    return redirect("rota:overview")


def _warnings(form: AssignForm, centre: Centre) -> list[str]:
    """What speaks against this shift, as sentences; none is a shift that breaks nothing."""
    user, span = form.chosen, form.cleaned_data["span"]
    rota = read_rota(centre, span)
    working = [row.span for row in rota.rows if row.user_id == user.pk]
    away = [row.span for row in rota.absences if row.user_id == user.pk]
    words = concerns()
    said = [str(words[c]) for c in norms.Concern if c in norms.concerns(span, working, away, centre.zone)]
    if not spoken_by(user):
        said.append(_("No language is set for them: the shift covers no hour in any language."))
    untrained = qualified_for(user, Topic, span.start.astimezone(centre.zone).date())
    return [*said, *([_untrained(untrained)] if untrained else [])]


def _untrained(missing: list[Topic]) -> str:
    words = topics()
    said = ngettext(
        "Not trained for %(n)d topic: %(topics)s.", "Not trained for %(n)d topics: %(topics)s.", len(missing)
    )
    return said % {"n": len(missing), "topics": ", ".join(str(words[topic]) for topic in missing)}


@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """My shifts, what I am asked, and the button that says I am sick."""
    _centre, now = here(request)
    return render(request, "rota/mine.html", _mine(request, now))


def _mine(request: StaffRequest, now: datetime, form: AbsenceForm | None = None) -> dict[str, object]:
    centre = request.user.centre
    assert centre is not None
    today = now.astimezone(centre.zone).date()
    period = Span(now, days_span(today, SHOWN, centre.zone).end)
    shifts = Shift.objects.visible_to(request.user).filter(user=request.user).meeting(period)
    rows = list(shifts.filter(state__in=STANDING).order_by("starts_at", "pk"))
    absences = Absence.objects.visible_to(request.user).filter(user=request.user, ends_at__gt=now)
    return {
        "asked": [row for row in rows if row.state == ShiftState.ASKED],
        "shifts": [row for row in rows if row.state != ShiftState.ASKED],
        "absences": list(absences.order_by("starts_at", "pk")),
        "form": form or AbsenceForm(now, centre.zone, initial={"until": today, "kind": AbsenceKind.SICK}),
        "speaks_nothing": not spoken_by(request.user),
    }


@require_POST
def answer(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Yes or no to a shift one was asked for; whoever plans may write down what was said by phone."""
    shift = found(Shift.objects.visible_to(request.user), shift_id)
    _centre, now = here(request)
    require(may_answer(request.user, shift))
    says_yes = request.POST.get("answer") != "no"
    try:
        actions.answer_shift(shift, says_yes=says_yes, by=request.user, at=now)
    except actions.AlreadyAnswered:
        messages.warning(request, _("This shift no longer waits for an answer."))
    else:
        messages.success(request, _("Confirmed.") if says_yes else _("Declined: the hours are open again."))
    return redirect("rota:mine" if shift.user_id == request.user.pk else "rota:overview")


@require_POST
def ask(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    shift = found(Shift.objects.visible_to(request.user), shift_id)
    _centre, now = here(request)
    require(may_plan(request.user))
    try:
        actions.ask_shift(shift, by=request.user, at=now)
    except actions.AlreadyAnswered:
        messages.warning(request, _("This shift was asked for or decided already."))
    else:
        messages.success(request, _("Asked. It counts when they say yes."))
    return _to_day(shift)


@require_POST
def cancel(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    shift = found(Shift.objects.visible_to(request.user), shift_id)
    _centre, now = here(request)
    require(may_plan(request.user))
    try:
        actions.cancel_shift(shift, by=request.user, at=now)
    except actions.AlreadyAnswered:
        messages.warning(request, _("This shift no longer stands."))
    else:
        messages.success(request, _("The shift is cancelled; its hours are open."))
    return _to_day(shift)


@require_POST
def away(request: StaffRequest) -> HttpResponse:
    """I do not come: my hours are holes from now on, and a repair is being worked out. The head may say it for others."""
    centre, now = here(request)
    form = AbsenceForm(now, centre.zone, request.POST)
    if not form.is_valid():
        return render(request, "rota/mine.html", _mine(request, now, form), status=422)
    named = form.cleaned_data["user"]
    user = shift_staff(centre).filter(pk=named).first() if named else request.user
    if user is None:
        form.add_error(None, _("There is no such colleague in the rota."))
        return render(request, "rota/mine.html", _mine(request, now, form), status=422)
    require(may_report_absence(request.user, user))
    kind = AbsenceKind(form.cleaned_data["kind"])
    actions.call_in_sick(user, form.span, kind, by=request.user, at=now)
    messages.success(
        request, _("Written down: these hours are open from now on, and a repair is being worked out.")
    )
    return redirect("rota:mine" if user == request.user else "rota:overview")


@require_POST
def back(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """Back earlier: the shifts stand again."""
    absence = found(Absence.objects.visible_to(request.user), absence_id)
    _centre, now = here(request)
    require(may_end_absence(request.user, absence))
    actions.end_absence(absence, by=request.user, at=now)
    messages.success(request, _("The absence has ended; the shifts stand again."))
    return redirect("rota:mine" if absence.user_id == request.user.pk else "rota:shifts")


@require_safe
def of_day(request: StaffRequest) -> HttpResponse:
    """Every shift of one day, for whoever plans: ask, confirm, cancel, somebody does not come."""
    centre, now = here(request)
    require(may_plan(request.user))
    today = now.astimezone(centre.zone).date()
    day = _day(request.GET.get("day", ""), today)
    rota = read_rota(centre, days_span(day, 1, centre.zone))
    rows = Shift.objects.visible_to(request.user).meeting(rota.period).select_related("user")
    shifts = list(rows.order_by("starts_at", "pk"))
    absences = [row for row in rota.absences if row.span.meets(rota.period)]
    people = {row.user_id for row in (*shifts, *absences)}
    page = {
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "today": today,
        "names": display_names(User.objects.filter(pk__in=people)),
        "shifts": shifts,
        "absences": absences,
        "gone": {row.user_id for row in absences},
        "spoken": {row.user_id: language_words(sorted(spoken_by(row.user))) for row in shifts},
    }
    return render(request, "rota/shifts.html", page)


def _day(asked: str, today: date) -> date:
    """A day within a year of today; anything else is today."""
    try:
        day = parse_date(asked)
    except ValueError:
        day = None
    return day if day and abs((day - today).days) <= 366 else today


def _to_day(shift: Shift) -> HttpResponse:
    day = timezone.localdate(shift.starts_at)
    return redirect(f"{reverse('rota:shifts')}?day={day.isoformat()}")
