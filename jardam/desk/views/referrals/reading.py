"""The referrals of the centre that are open, and one of them."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.database.keyset import further_down, place_of, read_place
from jardam.desk.referring.page import listed, referral_page
from jardam.people.permissions import may_identify
from jardam.referrals.models import Referral
from jardam.referrals.queries import referrals_for

PAGE_ROWS = 25


@require_safe
def referrals(request: StaffRequest) -> HttpResponse:
    """The newest first. ``ended=1``: those that are over."""
    require(may_identify(request.user))
    is_ended = request.GET.get("ended") == "1"
    asked = request.GET.get("after", "")
    place = read_place(asked)
    found = _rows(request, place, is_ended=is_ended)
    older = (
        place_of(found[PAGE_ROWS - 1].opened_on, found[PAGE_ROWS - 1].pk) if len(found) > PAGE_ROWS else ""
    )
    kind = "ended=1&" if is_ended else ""
    page = {
        "rows": listed(found[:PAGE_ROWS]),
        "older_url": f"{reverse('desk:referrals')}?{kind}after={older}" if older else "",
        "is_ended": is_ended,
    }
    return render(request, "desk/referrals/list.html", page, status=422 if asked and place is None else 200)


@require_safe
def referral(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    found = visible_referral(request, referral_id)
    return render(request, "desk/referrals/referral.html", referral_page(request, found))


def visible_referral(request: StaffRequest, referral_id: UUID) -> Referral:
    """Errors: Http404."""
    found = referrals_for(request.user).filter(pk=referral_id).first()
    if found is None:
        raise Http404
    return found


def _rows(request: StaffRequest, place: tuple[date, UUID] | None, *, is_ended: bool) -> list[Referral]:
    rows = Referral.objects.visible_to(request.user).filter(ended_on__isnull=not is_ended)
    if place is not None:
        rows = rows.filter(further_down(opened_on=place[0], pk=place[1]))
    return list(rows.order_by("-opened_on", "-pk")[: PAGE_ROWS + 1])
