"""The head's page: who sees people, in which hours, when the door is closed, and how it went."""

from datetime import date, timedelta
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.accounts.queries import display_names, staff_visible_to
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.reception import actions, forms, permissions
from jardam.reception.counting import shown_figures
from jardam.reception.models import Adviser, Closure, OpeningHours
from jardam.reception.planned import adviser_lines, closure_lines, coming_holidays
from jardam.reception.queries import advisers_of, door_of, figures, names_of_advisers
from jardam.reception.views.day import HTTP_CONFLICT, HTTP_UNPROCESSABLE

FIRST_SHOWN = timedelta(days=29)


@require_safe
def advisers(request: StaffRequest) -> HttpResponse:
    require(permissions.may_plan(request.user))
    return _page(request)


@require_POST
def add(request: StaffRequest) -> HttpResponse:
    require(permissions.may_plan(request.user))
    form = forms.AdviserForm(request.POST, people=_people(request.user))
    if not form.is_valid():
        return _page(request, {"add_form": form}, status=HTTP_UNPROCESSABLE)
    user = staff_visible_to(request.user).get(pk=form.cleaned_data["user"])
    adviser = actions.add_adviser(user, form.ways(), by=request.user, at=timezone.now())
    messages.success(request, _("Now say when they see people."))
    return redirect("reception:adviser", adviser_id=adviser.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def adviser(request: StaffRequest, adviser_id: UUID) -> HttpResponse:
    """How one adviser sees people, and their hours."""
    found = _found(request, adviser_id)
    if request.method != "POST":
        return _adviser_page(request, found)
    form = forms.WaysForm(request.POST)
    if not form.is_valid():
        return _adviser_page(request, found, {"form": form}, status=HTTP_UNPROCESSABLE)
    actions.change_adviser(found, form.ways(), by=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("reception:adviser", adviser_id=found.pk)


@require_POST
def hours_add(request: StaffRequest, adviser_id: UUID) -> HttpResponse:
    found = _found(request, adviser_id)
    form = forms.HoursForm(request.POST)
    if not form.is_valid():
        return _adviser_page(request, found, {"hours_form": form}, status=HTTP_UNPROCESSABLE)
    try:
        actions.open_hours(found, form.hours(), by=request.user, at=timezone.now())
    except actions.HoursOverlap:
        form.add_error("opens", _("At that hour they see people already."))
        return _adviser_page(request, found, {"hours_form": form}, status=HTTP_CONFLICT)
    messages.success(request, _("The hours are open for booking."))
    return redirect("reception:adviser", adviser_id=found.pk)


@require_POST
def hours_remove(request: StaffRequest, hours_id: UUID) -> HttpResponse:
    rows = OpeningHours.objects.visible_to(request.user).select_related("adviser")
    found: OpeningHours = get_object_or_404(rows, pk=hours_id)
    require(permissions.may_plan(request.user))
    adviser_id = found.adviser_id
    actions.close_hours(found, by=request.user, at=timezone.now())
    messages.success(request, _("The hours are closed. What was booked in them stays booked."))
    return redirect("reception:adviser", adviser_id=adviser_id)


@require_POST
def closure_add(request: StaffRequest) -> HttpResponse:
    require(permissions.may_plan(request.user))
    assert request.user.centre is not None
    form = forms.ClosureForm(request.POST, people=_advisers_to_choose(request.user))
    if not form.is_valid():
        return _page(request, {"closure_form": form}, status=HTTP_UNPROCESSABLE)
    days = form.cleaned_data
    who = _found(request, UUID(days["adviser"])) if days["adviser"] else None
    actions.close_days(
        request.user.centre, days["first_day"], days["last_day"], who, by=request.user, at=timezone.now()
    )
    messages.success(request, _("Closed. What was booked on these days stays booked: see the list."))
    return redirect("reception:advisers")


@require_POST
def closure_remove(request: StaffRequest, closure_id: UUID) -> HttpResponse:
    found: Closure = get_object_or_404(Closure.objects.visible_to(request.user), pk=closure_id)
    require(permissions.may_plan(request.user))
    actions.open_days(found, by=request.user, at=timezone.now())
    messages.success(request, _("These days are open again."))
    return redirect("reception:advisers")


@require_POST
def door(request: StaffRequest) -> HttpResponse:
    """How many minutes of grace, and whether public holidays close the door."""
    require(permissions.may_plan(request.user))
    assert request.user.centre is not None
    form = forms.DoorForm(request.POST)
    if not form.is_valid():
        return _page(request, {"door_form": form}, status=HTTP_UNPROCESSABLE)
    actions.set_door(request.user.centre, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("reception:advisers")


@require_safe
def counts(request: StaffRequest) -> HttpResponse:
    """How it went: booked, seen, not come, and how long people waited."""
    require(permissions.may_plan(request.user))
    assert request.user.centre is not None
    today = timezone.localdate()
    form = forms.SpanForm(request.GET or {"first": today - FIRST_SHOWN, "last": today})
    is_valid = form.is_valid()
    last = form.cleaned_data.get("last") or today
    first = min(form.cleaned_data.get("first") or _days_before(last), last)
    page = {"form": form, "first": first, "last": last}
    counted = figures(request.user.centre, first, last)
    page |= shown_figures(counted)
    return render(request, "reception/counts.html", page, status=200 if is_valid else HTTP_UNPROCESSABLE)


def _days_before(last: date) -> date:
    """The calendar has no day before its own first."""
    return date.fromordinal(max(last.toordinal() - FIRST_SHOWN.days, 1))


def _page(
    request: StaffRequest, bound: dict[str, django_forms.Form] | None = None, *, status: int = 200
) -> HttpResponse:
    """``bound``: the form that was refused, in the place of its empty one."""
    user = request.user
    assert user.centre is not None
    door_now, today = door_of(user.centre), timezone.localdate()
    page: dict[str, object] = {
        "lines": adviser_lines(user.centre),
        "closures": closure_lines(user, today),
        "holidays": coming_holidays(door_now, today),
        "is_closed_on_holidays": door_now.is_closed_on_holidays,
        "is_calendar_known": door_now.knows(today),
        "add_form": forms.AdviserForm(people=_people(user)),
        "closure_form": forms.ClosureForm(people=_advisers_to_choose(user)),
        "door_form": forms.DoorForm(
            initial={
                "grace_minutes": door_now.grace_minutes,
                "is_closed_on_holidays": door_now.is_closed_on_holidays,
            }
        ),
    }
    return render(request, "reception/advisers.html", page | (bound or {}), status=status)


def _adviser_page(
    request: StaffRequest,
    found: Adviser,
    bound: dict[str, django_forms.Form] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    ways = {name: getattr(found, name) for name in ("sex", "room", "is_remote", "is_active")}
    page: dict[str, object] = {
        "adviser": found,
        "name": names_of_advisers([found])[found.pk],
        "hours": found.hours.order_by("weekday", "opens_minute"),
        "form": forms.WaysForm(initial=ways),
        "hours_form": forms.HoursForm(),
    }
    return render(request, "reception/adviser.html", page | (bound or {}), status=status)


def _found(request: StaffRequest, adviser_id: UUID) -> Adviser:
    rows = Adviser.objects.visible_to(request.user).select_related("user", "centre")
    found: Adviser = get_object_or_404(rows, pk=adviser_id)
    require(permissions.may_plan(request.user))
    return found


def _people(user: User) -> list[tuple[str, str]]:
    """Colleagues with an open account who do not see people yet, by name."""
    assert user.centre is not None
    busy = [one.user_id for one in advisers_of(user.centre, only_active=False) if one.is_active]
    people = list(staff_visible_to(user).filter(is_active=True).exclude(pk__in=busy))
    names = display_names(people)
    return sorted(((str(one.pk), names[one.pk]) for one in people), key=lambda pair: pair[1])


def _advisers_to_choose(user: User) -> list[tuple[str, str]]:
    assert user.centre is not None
    people = advisers_of(user.centre)
    names = names_of_advisers(people)
    return sorted(((str(one.pk), names[one.pk]) for one in people), key=lambda pair: pair[1])
