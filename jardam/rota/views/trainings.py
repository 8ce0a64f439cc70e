"""Who is trained for what, what expires soon, and for which topics nobody is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jardam.centres.access import require
from jardam.centres.choices import topics
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.kernel.topics import Topic
from jardam.rota import actions
from jardam.rota.choices import courses
from jardam.rota.forms import TrainingForm
from jardam.rota.models import Training
from jardam.rota.permissions import may_plan
from jardam.rota.queries import passed_by
from jardam.rota.rules.courses import Course, Passed, unqualified
from jardam.rota.views.finding import here, staff_with_names


@dataclass(frozen=True, slots=True)
class Mark:
    """One course of one colleague. ``tone``: ok, warn (expires soon), danger (expired) or empty (never passed)."""

    tone: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    marks: Sequence[Mark]
    untrained: int


@require_safe
def trainings(request: StaffRequest) -> HttpResponse:
    centre, now = here(request)
    today = now.astimezone(centre.zone).date()
    staff = staff_with_names(centre)
    users = [user for user, _name in staff]
    passed = passed_by(users)
    latest = _latest(users)
    page = {
        "courses": courses().values(),
        "lines": [_line(user, name, latest, passed.get(user.pk, []), today) for user, name in staff],
        "missing": _nobody_for(users, passed, today),
        "may_plan": may_plan(request.user),
        "today": today,
    }
    return render(request, "rota/trainings.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    centre, now = here(request)
    require(may_plan(request.user))
    staff = staff_with_names(centre)
    form = TrainingForm(staff, request.POST) if request.method == "POST" else TrainingForm(staff)
    if request.method != "POST":
        return render(request, "rota/training.html", {"form": form})
    if not form.is_valid():
        return render(request, "rota/training.html", {"form": form}, status=422)
    days = (form.cleaned_data["passed_on"], form.cleaned_data["expires_on"])
    chosen = [Topic(topic) for topic in form.chosen_topics]
    course = Course(form.cleaned_data["course"])
    actions.pass_training(form.chosen, course, chosen, days, by=request.user, at=now)
    messages.success(request, _("The training is written down."))
    return redirect("rota:trainings")


def _latest(users: Iterable[User]) -> dict[tuple[UUID, str], Training]:
    """The last training of each colleague in each course."""
    rows = Training.objects.filter(user__in=[user.pk for user in users]).order_by("passed_on", "pk")
    return {(row.user_id, row.course): row for row in rows}


def _line(
    user: User,
    name: str,
    latest: Mapping[tuple[UUID, str], Training],
    passed: Sequence[Passed],
    today: date,
) -> Line:
    marks = [_mark(latest.get((user.pk, course.value)), today) for course in courses()]
    return Line(name, marks, len(unqualified(passed, Topic, today)))


def _mark(row: Training | None, today: date) -> Mark:
    if row is None:
        return Mark("", None)
    training = Passed(frozenset(), row.passed_on, row.expires_on)
    if training.is_expiring(today):
        return Mark("warn", row.expires_on)
    return Mark("ok" if training.holds(today) else "danger", row.expires_on)


def _nobody_for(users: Sequence[User], passed: Mapping[UUID, list[Passed]], today: date) -> list[Promise]:
    """The topics for which nobody of the centre is trained today."""
    together = [training for user in users for training in passed.get(user.pk, [])]
    words = topics()
    return [words[topic] for topic in unqualified(together, Topic, today)]
