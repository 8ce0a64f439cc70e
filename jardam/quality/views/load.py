"""The load of the colleagues and their debriefs: one's own for everybody, everybody's for whoever leads."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.accounts.rules.shown_names import alphabetical
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre, User
from jardam.centres.months import asked_month, neighbours
from jardam.kernel.months import Month
from jardam.quality import actions
from jardam.quality.forms import DebriefForm, LoadTermsForm
from jardam.quality.models import Debrief
from jardam.quality.permissions import may_lead, may_see_own
from jardam.quality.queries import Load, debriefs_due, loads, terms_of
from jardam.quality.rules.load import weeks_of
from jardam.quality.samples import feedback_on
from jardam.quality.showing import hours_word
from jardam.quality.views.finding import here
from jardam.rota.queries import shift_staff

HELD_SHOWN = 10
TERMS = ("heavy_weight", "debrief_after", "debrief_days")


@require_safe
def load(request: StaffRequest) -> HttpResponse:
    """Everybody's load, in the order of the alphabet."""
    centre, now = here(request, allowed=may_lead(request.user))
    asked, status = asked_month(request, centre, now)
    return render(request, "quality/load.html", _everybody(request, centre, asked, now), status=status)


@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """One's own load, this month and the one before."""
    centre, now = here(request, allowed=may_see_own(request.user))
    return render(request, "quality/mine.html", _own(request, centre, now))


@require_POST
def debrief_add(request: StaffRequest) -> HttpResponse:
    """A debrief was held: of a colleague, by whoever leads; of oneself, by everybody."""
    centre, now = here(request, allowed=may_see_own(request.user))
    form = _debrief_form(request, centre, now, request.POST)
    if not form.is_valid():
        if may_lead(request.user):
            page = _everybody(request, centre, Month.of(_today(centre, now)), now, form)
            return render(request, "quality/load.html", page, status=422)
        return render(request, "quality/mine.html", _own(request, centre, now, form), status=422)
    held_on = form.cleaned_data["held_on"]
    actions.hold_debrief(form.whose, held_on, form.talked_with, by=request.user, at=now)
    messages.success(request, _("Written down that it was held, and nothing of what was said."))
    return redirect("quality:load" if may_lead(request.user) else "quality:mine")


@require_POST
def terms(request: StaffRequest) -> HttpResponse:
    """The centre decides on its own numbers."""
    centre, now = here(request, allowed=may_lead(request.user))
    form = LoadTermsForm(request.POST)
    if not form.is_valid():
        page = _everybody(request, centre, Month.of(_today(centre, now)), now)
        return render(request, "quality/load.html", page | {"terms_form": form}, status=422)
    actions.decide_terms(centre, form.cleaned_data, by=request.user, at=now)
    messages.success(request, _("Decided."))
    return redirect("quality:load")


def _everybody(
    request: StaffRequest, centre: Centre, month: Month, now: datetime, form: DebriefForm | None = None
) -> dict[str, object]:
    decided = terms_of(centre)
    due = debriefs_due(centre, _today(centre, now))
    found = loads(centre, month, decided.load, now)
    names = display_names([one.user for one in found])
    found.sort(key=lambda one: (alphabetical(names[one.user.pk]), one.user.pk.hex))
    return {
        "lines": [_line(one, names[one.user.pk], due) for one in found],
        "due": [(names[one.user.pk], due[one.user.pk]) for one in found if one.user.pk in due],
        "weeks": weeks_of(month),
        "held": _held(request.user),
        "form": form or _debrief_form(request, centre, now),
        "terms_form": LoadTermsForm(initial={name: getattr(decided, name) for name in TERMS}),
        "terms": decided,
        **neighbours(month),
    }


def _own(
    request: StaffRequest, centre: Centre, now: datetime, form: DebriefForm | None = None
) -> dict[str, object]:
    today, decided = _today(centre, now), terms_of(centre)
    months = [Month.of(today), Month.of(today).before]
    due = debriefs_due(centre, today, of=request.user).get(request.user.pk)
    own = [
        (neighbours(one)["month_word"], loads(centre, one, decided.load, now, of=request.user)[0])
        for one in months
    ]
    return {
        "own": [(word, _figures(one)) for word, one in own],
        "due": due,
        "held": _held(request.user, of=request.user),
        "reviews": feedback_on(request.user),
        "form": form or _debrief_form(request, centre, now),
        "terms": decided,
    }


def _line(one: Load, name: str, due: Mapping[UUID, object]) -> dict[str, object]:
    return {
        "name": name,
        "load": one,
        "hours": "–" if one.minutes is None else hours_word(one.minutes),
        "is_due": one.user.pk in due,
    }


def _figures(one: Load) -> list[tuple[str, object]]:
    rows = [
        (_("Contacts closed"), one.contacts),
        (_("of them hard to listen to"), one.heavy),
        (_("With hard ones by their weight"), one.weighted),
    ]
    hours = [(_("Hours on shift so far"), hours_word(one.minutes))] if one.minutes is not None else []
    return [*rows, *hours]


def _debrief_form(request: StaffRequest, centre: Centre, now: datetime, *filled: object) -> DebriefForm:
    """Whoever leads writes down anybody's, the others their own; with whom may be anybody."""
    people = list(shift_staff(centre))
    names = display_names(people)
    pairs = sorted(
        ((user, names[user.pk]) for user in people), key=lambda pair: (alphabetical(pair[1]), pair[0].pk.hex)
    )
    form = DebriefForm(pairs, _today(centre, now), *filled)
    if not may_lead(request.user):
        form.fields["user"].choices = [(str(request.user.pk), "")]  # type: ignore[attr-defined]
        form.fields["user"].initial = str(request.user.pk)
    return form


def _held(user: User, of: User | None = None) -> list[dict[str, object]]:
    """The last debriefs, with the names of both. Two queries."""
    rows = Debrief.objects.visible_to(user).select_related("user", "held_with")
    rows = rows.filter(user=of) if of else rows
    last = list(rows.order_by("-held_on", "pk")[:HELD_SHOWN])
    people = {one.pk: one for row in last for one in (row.user, row.held_with) if one}
    names = display_names(people.values()) if people else {}
    return [
        {"on": row.held_on, "whose": names[row.user_id], "held_with": names.get(row.held_with_id, "")}
        for row in last
    ]


def _today(centre: Centre, now: datetime) -> date:
    return timezone.localdate(now, centre.zone)
