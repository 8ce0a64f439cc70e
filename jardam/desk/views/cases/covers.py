"""Who stands in for whom, for all cases of one colleague at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jardam.cases import actions
from jardam.cases.models import Cover
from jardam.cases.permissions import may_end_cover, may_name_for_others, may_work_on_cases
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.casework.covers import RotaAbsence, by_rota, case_workers, closed_to_stand_in, shown_covers
from jardam.desk.casework.page import today_of
from jardam.desk.casework.team_forms import CoverForm
from jardam.kernel.ids import day_uuid


@require_safe
def covers(request: StaffRequest) -> HttpResponse:
    require(may_work_on_cases(request.user))
    return _page(request)


@require_POST
def add(request: StaffRequest) -> HttpResponse:
    require(may_work_on_cases(request.user))
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    cover = actions.name_cover(form.naming, by=request.user, at=timezone.now())
    messages.success(request, _("Written down."))
    _say_what_is_closed(request, cover)
    return redirect("desk:case_covers")


@require_POST
def end(request: StaffRequest, cover_id: UUID) -> HttpResponse:
    cover: Cover = get_object_or_404(Cover.objects.of_centre_of(request.user), pk=cover_id)
    require(may_end_cover(request.user, cover))
    actions.end_cover(cover, by=request.user, at=timezone.now())
    messages.success(request, _("Written down."))
    return redirect("desk:case_covers")


def _say_what_is_closed(request: StaffRequest, cover: Cover) -> None:
    closed = closed_to_stand_in(cover, request.user)
    if closed:
        said = ngettext(
            "%(count)d of these cases is closed to whoever stands in: hand it over, or add somebody else to its team.",
            "%(count)d of these cases are closed to whoever stands in: hand them over, or add somebody else to their teams.",
            closed,
        )
        messages.warning(request, said % {"count": closed})


def _form(request: StaffRequest, *typed: object, **initial: object) -> CoverForm:
    staff = case_workers(request.user)
    own = [(user, name) for user, name in staff if user.pk == request.user.pk]
    absent = staff if may_name_for_others(request.user) else own
    others = staff if may_name_for_others(request.user) else [pair for pair in staff if pair not in own]
    return CoverForm(*typed, absent=absent, staff=others, today=today_of(request), initial=initial)


def _page(request: StaffRequest, form: CoverForm | None = None, *, status: int = 200) -> HttpResponse:
    absences = by_rota(request.user, case_workers(request.user), timezone.now())
    page = {
        "covers": shown_covers(request.user, today_of(request)),
        "absences": absences,
        "form": form or _form(request, **_begun(request, absences)),
    }
    return render(request, "desk/cases/covers.html", page, status=status)


def _begun(request: StaffRequest, absences: list[RotaAbsence]) -> dict[str, object]:
    """What stands in the form before anybody types: for whoever is away by the rota, those days."""
    own = [absence for absence in absences if absence.user_id == request.user.pk]
    days: dict[str, object] = {"first": own[0].first, "last": own[0].last} if own else {}
    return {"cover_id": day_uuid(), "away": request.user.pk, **days}
